// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The composition root: opens the database, brings its schema up to date, and ties the modules together. Everything
// that runs on stored data (the server, `jalon user add`, the demo) makes one World.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "access/access.h"
#include "app/general_routes.h"
#include "app/settings.h"
#include "backup/backup.h"
#include "base/clock.h"
#include "base/result.h"
#include "blueprints/versions.h"
#include "calendar/calendars.h"
#include "casefile/casefile.h"
#include "catalogue/catalogue.h"
#include "continuity/continuity.h"
#include "exchange/exchange.h"
#include "families/families.h"
#include "grids/grids.h"
#include "incidents/incidents.h"
#include "jobs/jobs.h"
#include "journal/journal.h"
#include "partners/partners.h"
#include "pathways/pathways.h"
#include "people/people.h"
#include "privacy/privacy.h"
#include "programme/planning.h"
#include "programme/programme.h"
#include "receptions/measures.h"
#include "receptions/receptions.h"
#include "record/record.h"
#include "reports/reports.h"
#include "scheme/scheme.h"
#include "sheets/sheets.h"
#include "storage/database.h"
#include "storage/migration.h"
#include "tasks/tasks.h"

namespace jalon::app {

/// The schemas of every module, in no particular order: migrations are numbered over the whole program.
std::vector<storage::ModuleSchema> allSchemas();

class World {
public:
    /// Errors of the key, the database file and the schema come back as they are, a database that breaks while it opens
    /// as in failure.h; missing or broken data files throw.
    /// `report_failure` hears of broken jobs (job id, what happened); it goes to the log, never to people.
    using ReportFailure = std::function<void(const std::string& job, const std::string& what)>;
    static Result<std::unique_ptr<World>> open(const Place& place, const Clock& clock,
                                               const access::AccessOptions& options, int readers,
                                               ReportFailure report_failure = {});
    /// Ends the running job before what it works with is gone.
    ~World() { jobs_->stop(); }
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    void addRoutes(http::Router& router, const About& about);

    storage::Database& database() { return *database_; }
    access::Access& access() { return *access_; }
    people::People& people() { return *people_; }
    partners::Partners& partners() { return *partners_; }
    calendar::Calendars& calendars() { return *calendars_; }
    receptions::Receptions& receptions() { return *receptions_; }
    receptions::Measures& measures() { return *measures_; }
    catalogue::Catalogue& catalogue() { return *catalogue_; }
    programme::Programme& programme() { return *programme_; }
    programme::Planning& planning() { return *planning_; }
    journal::Journal& journal() { return *journal_; }
    families::Families& families() { return *families_; }
    pathways::Pathways& pathways() { return *pathways_; }
    grids::Grids& grids() { return *grids_; }
    incidents::Incidents& incidents() { return *incidents_; }
    continuity::Continuity& continuity() { return *continuity_; }
    privacy::Privacy& privacy() { return *privacy_; }
    tasks::Tasks& tasks() { return *tasks_; }
    backup::Backups& backups() { return *backups_; }
    jobs::Jobs& jobs() { return *jobs_; }

private:
    static Result<std::unique_ptr<World>> openUnguarded(const Place& place, const Clock& clock,
                                                        const access::AccessOptions& options, int readers,
                                                        ReportFailure report_failure);
    World(std::unique_ptr<storage::Database> database, const Place& place, const Clock& clock,
          const access::AccessOptions& options, ReportFailure report_failure);

    const Clock& clock_;
    std::unique_ptr<storage::Database> database_;
    blueprints::Blueprints blueprints_;
    blueprints::Versions versions_;
    std::unique_ptr<access::Access> access_;
    std::unique_ptr<jobs::Jobs> jobs_;
    std::unique_ptr<partners::Partners> partners_;
    std::unique_ptr<calendar::Calendars> calendars_;
    scheme::Schemes schemes_;
    std::unique_ptr<people::People> people_;
    std::unique_ptr<tasks::Tasks> tasks_;
    programme::StoredAttendance attendance_;
    std::unique_ptr<receptions::Receptions> receptions_;
    std::unique_ptr<receptions::Measures> measures_;
    std::unique_ptr<catalogue::Catalogue> catalogue_;
    std::unique_ptr<programme::Programme> programme_;
    std::unique_ptr<programme::Planning> planning_;
    std::unique_ptr<journal::Journal> journal_;
    std::unique_ptr<families::Families> families_;
    std::unique_ptr<pathways::Pathways> pathways_;
    std::unique_ptr<exchange::Exchange> exchange_;
    std::unique_ptr<sheets::Sheets> sheets_;
    std::unique_ptr<grids::Grids> grids_;
    std::unique_ptr<incidents::Incidents> incidents_;
    std::unique_ptr<reports::Reports> reports_;
    std::unique_ptr<continuity::Continuity> continuity_;
    std::unique_ptr<privacy::Privacy> privacy_;
    std::unique_ptr<record::Record> record_;
    std::unique_ptr<casefile::CaseFiles> case_files_;
    std::unique_ptr<backup::Backups> backups_;
};

}  // namespace jalon::app
