// SPDX-License-Identifier: EUPL-1.2
#include "calendar/receivable_command.h"

#include <boost/json.hpp>
#include <memory>
#include <optional>
#include <utility>

#include "calendar/command_words.h"
#include "calendar/deadline_command.h"
#include "calendar/receivable.h"
#include "calendar/receivable_text.h"
#include "calendar/settings.h"
#include "calendar/shipped_calendars.h"

namespace jalon::calendar {
namespace {

struct Query {
    HalfDay from;
    HalfDay to;
    SchoolSchedule school;
    ServiceSchedule service;
};

/// The typed arguments, or the sentence that says which one is wrong.
std::optional<Query> read(const ReceivableArguments& arguments, const ShippedCalendars& shipped, std::string& problem) {
    const auto from = HalfDay::parse(arguments.from);
    const auto to = HalfDay::parse(arguments.to);
    const auto zone = shipped.zone(arguments.zone);
    const auto* region = shipped.region(arguments.region);
    const auto week = workWeekWithout(arguments.no_class);
    const auto opening = workWeekWithout(arguments.service_closed);
    const std::string half_day_form = "écrire une demi-journée comme 2026-11-12/am ou 2026-11-12/pm";
    if (!zone)
        problem = wrongOption("--zone", arguments.zone, "zones connues " + joined(shipped.zoneCodes()));
    else if (region == nullptr)
        problem = wrongOption("--region", arguments.region, "régions connues " + joined(shipped.regionCodes()));
    else if (!from)
        problem = wrongOption("--from", arguments.from, half_day_form);
    else if (!to)
        problem = wrongOption("--to", arguments.to, half_day_form);
    else if (!week)
        problem = wrongOption("--no-class", arguments.no_class, kWeekForm);
    else if (!opening)
        problem = wrongOption("--service-closed", arguments.service_closed, kWeekForm);
    if (!problem.empty()) return std::nullopt;
    return Query{*from, *to, SchoolSchedule(*zone, *region, *week), ServiceSchedule(*opening)};
}

std::string inFrench(const Error& error) {
    const std::string& code = error.fields.front().code;
    if (code == "end_before_start") return "--to : la fin de la mesure est avant son début";
    return "--to : plus de deux ans entre le début et la fin, vérifier l'année";
}

}  // namespace

int runReceivable(const ReceivableArguments& arguments, const std::filesystem::path& data_folder, std::ostream& out,
                  std::ostream& err) {
    const ShippedCalendars shipped = loadShippedCalendars(data_folder);
    std::string problem;
    const auto query = read(arguments, shipped, problem);
    if (!query) {
        err << "jalon calendar receivable: " << problem << '\n';
        return kUsageError;
    }
    MeasureLimits limits;
    const Settings settings = loadSettings(data_folder, "france");
    if (const auto* max = settings.find("measure.max_days", query->from.day))
        limits.max_days = static_cast<int>(max->value);
    const auto result = computeReceivable(query->from, query->to, query->school, query->service, limits);
    if (!result) {
        err << "jalon calendar receivable: " << inFrench(result.error()) << '\n';
        return kUsageError;
    }
    if (arguments.json)
        out << json::serialize(receivableJson(*result)) << '\n';
    else
        out << receivableText(*result, query->school.calendar().zone());
    return 0;
}

void addCalendarCommand(CLI::App& app, const std::string& data_folder, std::ostream& out, std::ostream& err,
                        int& exit_code) {
    auto* calendar = app.add_subcommand("calendar", "Calendrier scolaire et jours d'accueil");
    calendar->require_subcommand(1);
    addDeadlineCommand(*calendar, data_folder, out, err, exit_code);
    auto* receivable =
        calendar->add_subcommand("receivable", "Demi-journées d'une mesure où le service peut accueillir");
    const auto arguments = std::make_shared<ReceivableArguments>();
    receivable->add_option("--zone", arguments->zone, "Zone de vacances : A, B, C…");
    receivable->add_option("--region", arguments->region, "Jours fériés : metropole, alsace_moselle, luxembourg…");
    receivable->add_option("--from", arguments->from, "Première demi-journée, 2026-11-12/am");
    receivable->add_option("--to", arguments->to, "Dernière demi-journée, 2026-11-17/pm");
    receivable->add_option("--no-class", arguments->no_class, "Demi-journées de semaine sans classe, wed/pm,fri/pm");
    receivable->add_option("--service-closed", arguments->service_closed,
                           "Demi-journées de fermeture du service, wed/pm");
    receivable->add_flag("--json", arguments->json, "Résultat en JSON");
    receivable->callback([arguments, &data_folder, &out, &err, &exit_code] {
        exit_code = runReceivable(*arguments, data_folder, out, err);
    });
}

}  // namespace jalon::calendar
