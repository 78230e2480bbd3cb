// SPDX-License-Identifier: EUPL-1.2
#include "calendar/deadline_command.h"

#include <boost/json.hpp>
#include <memory>
#include <optional>

#include "calendar/command_words.h"
#include "calendar/deadline.h"
#include "calendar/shipped_calendars.h"

namespace jalon::calendar {
namespace {

struct Query {
    Day from;
    DateSpan span;
    Roll roll = Roll::none;
    SchoolSchedule school;
};

std::string regionOf(const DeadlineArguments& arguments) {
    if (!arguments.region.empty()) return arguments.region;
    return arguments.zone == "LU" ? "luxembourg" : "metropole";
}

std::optional<Query> read(const DeadlineArguments& arguments, const ShippedCalendars& shipped, std::string& problem) {
    const auto zone = shipped.zone(arguments.zone);
    const auto* region = shipped.region(regionOf(arguments));
    const auto from = Day::parse(arguments.from);
    const auto span = parseDateSpan(arguments.add);
    const auto roll = parseRoll(arguments.roll);
    const auto week = workWeekWithout(arguments.no_class);
    if (!zone)
        problem = wrongOption("--zone", arguments.zone, "zones connues " + joined(shipped.zoneCodes()));
    else if (region == nullptr)
        problem = wrongOption("--region", arguments.region, "régions connues " + joined(shipped.regionCodes()));
    else if (!from)
        problem = wrongOption("--from", arguments.from, "écrire une date comme 2026-11-27");
    else if (!span)
        problem =
            wrongOption("--add", arguments.add,
                        "écrire un nombre et son unité : 7d (jours), 2w (semaines), 3m (mois), 1y (an), 2wd (jours "
                        "ouvrables), 15sd (jours de classe), 4sw (semaines de période scolaire) ; -7d pour avant");
    else if (!roll)
        problem = wrongOption("--roll", arguments.roll, "next-school-day, next-working-day ou none");
    else if (!week)
        problem = wrongOption("--no-class", arguments.no_class, kWeekForm);
    if (!problem.empty()) return std::nullopt;
    return Query{*from, *span, *roll, SchoolSchedule(*zone, *region, *week)};
}

std::string because(const Closed& closed) {
    if (!closed.label.empty()) return closed.label;
    switch (closed.reason) {
        case ClosedReason::weekend:
            return "fin de semaine";
        case ClosedReason::school_holiday:
            return "vacances";
        default:
            return "pas de classe";
    }
}

std::string inWords(const DeadlineStep& step) {
    const std::string days = step.from == step.to ? step.from.iso() : step.from.iso() + " au " + step.to.iso();
    switch (step.kind) {
        case DeadlineStep::Kind::added:
            return "de " + step.from.iso() + " à " + step.to.iso();
        case DeadlineStep::Kind::skipped:
            return "ne compte pas : " + because(step.because) + ", " + days;
        case DeadlineStep::Kind::clamped:
            return "le mois est plus court : dernier jour, " + step.to.iso();
        case DeadlineStep::Kind::rolled:
            return "reporté de " + step.from.iso() + " à " + step.to.iso() + " : " + because(step.because);
    }
    return "";
}

void print(const Deadline& deadline, std::ostream& out) {
    if (deadline.due) out << deadline.due->iso() << '\n';
    for (const DeadlineStep& step : deadline.steps) out << "  " << inWords(step) << '\n';
    if (deadline.lies_on) out << "  attention : " << because(*deadline.lies_on) << '\n';
}

}  // namespace

int runDeadline(const DeadlineArguments& arguments, const std::filesystem::path& data_folder, std::ostream& out,
                std::ostream& err) {
    std::string problem;
    const auto query = read(arguments, loadShippedCalendars(data_folder), problem);
    if (!query) {
        err << "jalon calendar deadline: " << problem << '\n';
        return kUsageError;
    }
    const Deadline deadline = computeDeadline(query->from, query->span, query->roll, query->school);
    if (arguments.json)
        out << json::serialize(deadlineJson(deadline)) << '\n';
    else
        print(deadline, out);
    if (deadline.due) return 0;
    err << "jalon calendar deadline: l'année scolaire de la zone " << arguments.zone << " n'est pas connue à partir du "
        << deadline.missing_from->iso() << '\n';
    return 1;
}

void addDeadlineCommand(CLI::App& calendar, const std::string& data_folder, std::ostream& out, std::ostream& err,
                        int& exit_code) {
    auto* deadline =
        calendar.add_subcommand("deadline", "Échéance : une date, un délai, et chaque jour qui ne compte pas");
    const auto arguments = std::make_shared<DeadlineArguments>();
    deadline->add_option("--zone", arguments->zone, "Zone de vacances : A, B, C, LU…");
    deadline->add_option("--region", arguments->region, "Jours fériés : metropole, alsace_moselle, luxembourg…");
    deadline->add_option("--from", arguments->from, "Jour de départ, 2026-11-27");
    deadline->add_option("--add", arguments->add, "Délai : 3m, 15sd, 4sw, 2wd, -7d…");
    deadline->add_option("--roll", arguments->roll, "Report : next-school-day, next-working-day, none");
    deadline->add_option("--no-class", arguments->no_class, "Demi-journées de semaine sans classe, wed/pm,fri/pm");
    deadline->add_flag("--json", arguments->json, "Résultat en JSON");
    deadline->callback([arguments, &data_folder, &out, &err, &exit_code] {
        exit_code = runDeadline(*arguments, data_folder, out, err);
    });
}

}  // namespace jalon::calendar
