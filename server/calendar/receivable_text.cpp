// SPDX-License-Identifier: EUPL-1.2
#include "calendar/receivable_text.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace jalon::calendar {
namespace {

constexpr std::size_t kDayColumn = 20;
constexpr std::size_t kHalfColumn = 36;

std::string frenchDay(Day day) {
    static constexpr std::array<std::string_view, 7> kDays{"lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."};
    static constexpr std::array<std::string_view, 12> kMonths{"janv.", "févr.", "mars",  "avril", "mai",  "juin",
                                                              "juil.", "août",  "sept.", "oct.",  "nov.", "déc."};
    return std::string(kDays.at(static_cast<std::size_t>(day.weekday()) - 1)) + " " + std::to_string(day.dayOfMonth()) +
           " " + std::string(kMonths.at(day.month() - 1)) + " " + std::to_string(day.year());
}

std::string frenchDay(const std::string& iso) { return frenchDay(Day::parse(iso).value()); }

std::string frenchHalf(HalfDay at) { return frenchDay(at.day) + (at.half == Half::am ? " (matin)" : " (après-midi)"); }

std::string withLabel(std::string words, const std::string& label) {
    if (!label.empty()) words += " (" + label + ")";
    return words;
}

std::string ownDayInFrench(const Closed& closed) {
    static constexpr std::array<std::pair<OwnDayReason, std::string_view>, 6> kReasons{
        {{OwnDayReason::pedagogical_day, "journée pédagogique"},
         {OwnDayReason::bridge, "pont"},
         {OwnDayReason::exam, "examen"},
         {OwnDayReason::strike, "grève"},
         {OwnDayReason::catch_up, "rattrapage"},
         {OwnDayReason::other, "pas de classe ce jour"}}};
    const auto reason = parseOwnDayReason(closed.detail).value_or(OwnDayReason::other);
    for (const auto& [known, words] : kReasons)
        if (known == reason) return withLabel(std::string(words), closed.label);
    return closed.label;
}

std::string inFrench(const std::optional<Closed>& closed) {
    if (!closed) return "accueil";
    switch (closed->reason) {
        case ClosedReason::year_missing:
            return "— année scolaire non chargée";
        case ClosedReason::weekend:
            return "— week-end";
        case ClosedReason::public_holiday:
            return "— férié : " + closed->label;
        case ClosedReason::school_holiday:
            return "— " + (closed->label.empty() ? std::string("Vacances d'été") : closed->label);
        case ClosedReason::own_day:
            return "— " + ownDayInFrench(*closed);
        case ClosedReason::no_class:
            return "— pas de classe";
        case ClosedReason::service_closure:
            return "— " + withLabel("service fermé", closed->label);
        case ClosedReason::service_closed:
            return "— service fermé";
    }
    return "";
}

std::string inFrench(const Warning& warning) {
    const auto& details = warning.details;
    switch (warning.code) {
        case WarningCode::year_missing:
            return "Le calendrier de la zone " + details.at("zone") + " n'est pas chargé du " +
                   frenchDay(details.at("from")) + " au " + frenchDay(details.at("to")) + ".";
        case WarningCode::year_to_confirm:
            return "Le calendrier " + details.at("year") + " de la zone " + details.at("zone") +
                   " est à confirmer : charger le fichier officiel.";
        case WarningCode::over_max_days:
            return "La mesure dépasse " + details.at("max") + " jours : " + details.at("calendar_days") +
                   " jours de calendrier, " + details.at("school_days") + " jours de classe.";
        case WarningCode::starts_before_first_school_day:
            return "La mesure commence pendant l'été : la classe reprend le " +
                   frenchDay(details.at("first_school_day")) + ".";
        case WarningCode::ends_after_last_school_day:
            return "La mesure continue après le dernier jour de classe, " + frenchDay(details.at("last_school_day")) +
                   ".";
        case WarningCode::wholly_in_holidays:
            return "La mesure est tout entière pendant des vacances.";
        case WarningCode::none_receivable:
            return "Aucune demi-journée d'accueil possible.";
        case WarningCode::service_closed_family_told: {
            std::string list;
            for (const auto& at : warning.half_days) list += (list.empty() ? "" : ", ") + frenchHalf(at);
            return "Classe au collège mais service fermé, prévenir la famille : " + list + ".";
        }
    }
    return "";
}

std::string padded(std::string cell, std::size_t width) {
    const std::size_t length = text::length(cell);
    cell.append(length < width ? width - length : 1, ' ');
    return cell;
}

std::string table(const std::vector<HalfDayOutcome>& half_days) {
    std::string out = padded("", kDayColumn) + padded("Matin", kHalfColumn) + "Après-midi\n";
    for (std::size_t i = 0; i < half_days.size();) {
        const Day day = half_days[i].at.day;
        std::string morning = half_days[i].at.half == Half::am ? inFrench(half_days[i++].dropped) : "";
        out += padded(frenchDay(day), kDayColumn);
        if (i < half_days.size() && half_days[i].at.day == day)
            out += padded(std::move(morning), kHalfColumn) + inFrench(half_days[i++].dropped);
        else
            out += morning;
        out += '\n';
    }
    return out;
}

}  // namespace

json::object receivableJson(const Receivable& result) {
    json::array half_days;
    for (const auto& outcome : result.half_days) {
        json::object item{{"date", outcome.at.day.iso()},
                          {"half", halfCode(outcome.at.half)},
                          {"receivable", !outcome.dropped},
                          {"reason", nullptr}};
        if (outcome.dropped) {
            item["reason"] = closedReasonCode(outcome.dropped->reason);
            if (!outcome.dropped->detail.empty()) item["detail"] = outcome.dropped->detail;
        }
        half_days.push_back(std::move(item));
    }
    json::array warnings;
    for (const auto& warning : result.warnings) {
        json::object item{{"code", warningCode(warning.code)}};
        for (const auto& [name, value] : warning.details) item[name] = value;
        if (!warning.half_days.empty()) {
            json::array list;
            for (const auto& at : warning.half_days) list.emplace_back(at.text());
            item["half_days"] = std::move(list);
        }
        warnings.push_back(std::move(item));
    }
    return {{"calendar_days", result.calendar_days}, {"school_days", result.school_days},
            {"receivable", result.receivable},       {"blocks", result.blocks.size()},
            {"half_days", std::move(half_days)},     {"warnings", std::move(warnings)}};
}

std::string receivableText(const Receivable& result, std::string_view zone) {
    std::string out =
        "Du " + frenchHalf(result.from) + " au " + frenchHalf(result.to) + ", zone " + std::string(zone) + "\n\n";
    const auto line = [&out](std::string name, const std::string& value) {
        out += "  " + padded(std::move(name), 26) + value + "\n";
    };
    line("Jours de calendrier", std::to_string(result.calendar_days));
    line("Jours de classe", std::to_string(result.school_days));
    line("Jours ouvrables", std::to_string(result.working_days));
    line("Demi-journées d'accueil",
         std::to_string(result.receivable) +
             (result.blocks.size() > 1 ? " en " + std::to_string(result.blocks.size()) + " blocs" : ""));
    out += "\n" + table(result.half_days);
    if (!result.warnings.empty()) out += "\nÀ noter\n";
    for (const auto& warning : result.warnings) out += "  - " + inFrench(warning) + "\n";
    return out;
}

}  // namespace jalon::calendar
