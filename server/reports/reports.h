// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Figures for any period, and the list behind each. They are counted anew at each asking: for the team, not to be sent.
// Nothing is held back for small numbers, so both figures and lists are internal.
#include <optional>
#include <string>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "calendar/calendars.h"
#include "reports/gather.h"
#include "reports/indicator.h"
#include "reports/period.h"
#include "storage/database.h"

namespace jalon::reports {

class Reports {
public:
    Reports(storage::Database& database, const Clock& clock, const calendar::Calendars& calendars)
        : database_(database), clock_(clock), calendars_(calendars) {}
    void addRoutes(access::RouteTable& routes);

    /// Figures of the API: every indicator and rate with that of a year before, and every breakdown. Errors: those of
    /// parsePeriod.
    struct Asked {
        std::string period;  ///< parsePeriod
        Filter filter;
    };
    Result<json::object> figures(const access::Actor& actor, const Asked& asked);

    /// FigureList of the API: what a number counts, fifty at a time. Opening one leaves an audit line. Errors:
    /// indicator, by and cursor not_in_list.
    struct ListAsked {
        Asked of;
        std::string indicator;
        std::string by;  ///< dimension of the row that is opened; "" for the total
        std::string value;
        std::string cursor;
    };
    Result<json::object> list(const access::Actor& actor, const ListAsked& asked);

private:
    Result<Period> periodOf(storage::Transaction& tx, const std::string& text) const;

    storage::Database& database_;
    const Clock& clock_;
    const calendar::Calendars& calendars_;
};

}  // namespace jalon::reports
