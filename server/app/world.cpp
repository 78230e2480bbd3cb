// SPDX-License-Identifier: EUPL-1.2
#include "app/world.h"

#include "app/failure.h"
#include "app/general_routes.h"
#include "app/open_database.h"
#include "app/schema_change.h"
#include "app/version.h"
#include "journal/word_index.h"
#include "receptions/facts.h"

namespace jalon::app {

std::vector<storage::ModuleSchema> allSchemas() {
    return {storage::storageSchema(), audit::schema(),     access::schema(),     blueprints::schema(),
            backup::schema(),         jobs::schema(),      partners::schema(),   calendar::schema(),
            people::schema(),         tasks::schema(),     journal::schema(),    families::schema(),
            pathways::schema(),       grids::schema(),     receptions::schema(), programme::schema(),
            catalogue::schema(),      incidents::schema(), sheets::schema(),     exchange::schema(),
            continuity::schema(),     privacy::schema(),   record::schema()};
}

namespace {

backup::Plan backupPlan(const Place& place) {
    return {{place.databaseFile(), place.keyFile()},
            place.backupFolder(),
            place.rotation,
            {place.backup_hour, TimeZone(place.time_zone)},
            kVersion};
}

}  // namespace

World::World(std::unique_ptr<storage::Database> database, const Place& place, const Clock& clock,
             const access::AccessOptions& options, ReportFailure report_failure)
    : clock_(clock),
      database_(std::move(database)),
      blueprints_(place.data),
      versions_(*database_, clock, blueprints_),
      access_(std::make_unique<access::Access>(*database_, clock, options)),
      jobs_(std::make_unique<jobs::Jobs>(*database_, clock, std::move(report_failure))),
      partners_(std::make_unique<partners::Partners>(*database_, clock, *jobs_)),
      calendars_(std::make_unique<calendar::Calendars>(*database_, clock, place.data)),
      schemes_(*database_, clock, blueprints_, versions_, calendars_->datedSettings()),
      people_(std::make_unique<people::People>(*database_, clock)),
      tasks_(std::make_unique<tasks::Tasks>(*database_, clock)),
      receptions_(std::make_unique<receptions::Receptions>(*database_, clock, blueprints_, *calendars_, attendance_)),
      measures_(std::make_unique<receptions::Measures>(*database_, clock, blueprints_, *calendars_, attendance_)),
      catalogue_(std::make_unique<catalogue::Catalogue>(*database_, clock, blueprints_, *calendars_)),
      programme_(std::make_unique<programme::Programme>(*database_, clock, *calendars_)),
      planning_(std::make_unique<programme::Planning>(*database_, clock_, blueprints_, *calendars_)),
      journal_(std::make_unique<journal::Journal>(*database_, clock)),
      families_(std::make_unique<families::Families>(*database_, clock, blueprints_, *calendars_)),
      pathways_(std::make_unique<pathways::Pathways>(*database_, clock, blueprints_, *calendars_, *receptions_)),
      exchange_(std::make_unique<exchange::Exchange>(*database_, clock, blueprints_, *calendars_, *receptions_)),
      sheets_(std::make_unique<sheets::Sheets>(*database_, clock, blueprints_, *calendars_, attendance_, *planning_)),
      grids_(std::make_unique<grids::Grids>(*database_, clock, blueprints_, *calendars_)),
      incidents_(std::make_unique<incidents::Incidents>(*database_, clock, blueprints_, *calendars_, *receptions_)),
      reports_(std::make_unique<reports::Reports>(*database_, clock, *calendars_)),
      continuity_(std::make_unique<continuity::Continuity>(*database_, clock, blueprints_, *calendars_, *receptions_)),
      privacy_(std::make_unique<privacy::Privacy>(*database_, clock, *calendars_, place.data)),
      record_(std::make_unique<record::Record>(*database_, clock, *calendars_, TimeZone(place.time_zone))),
      case_files_(std::make_unique<casefile::CaseFiles>(*database_, clock, *receptions_, *calendars_, blueprints_)),
      backups_(std::make_unique<backup::Backups>(*database_, clock, backupPlan(place))) {}

Result<std::unique_ptr<World>> World::open(const Place& place, const Clock& clock, const access::AccessOptions& options,
                                           int readers, ReportFailure report_failure) {
    try {
        return openUnguarded(place, clock, options, readers, std::move(report_failure));
    } catch (const storage::DbError& error) {
        if (auto trouble = troubleOf(error, place)) return *std::move(trouble);
        throw;
    }
}

Result<std::unique_ptr<World>> World::openUnguarded(const Place& place, const Clock& clock,
                                                    const access::AccessOptions& options, int readers,
                                                    ReportFailure report_failure) {
    TRY_ASSIGN(auto database, openDatabase(place, readers));
    TRY(backUpBeforeMigrating(*database, place, clock));
    TRY_ASSIGN(const auto migrated, storage::migrate(*database, allSchemas(), clock));
    std::unique_ptr<World> world(new World(std::move(database), place, clock, options, std::move(report_failure)));
    // Of several servers that start together one completes what is stored, and the others find it complete.
    const auto turn = world->database_->takeSchemaTurn();
    TRY(audit::sealEarlierLines(*world->database_, clock));
    TRY(world->calendars_->loadShipped());
    TRY(journal::completeIndex(*world->database_, [](std::int64_t) {}));
    TRY(receptions::completeFacts(*world->database_, clock, world->blueprints_, *world->calendars_,
                                  world->attendance_));
    return world;
}

void World::addRoutes(http::Router& router, const About& about) {
    access::RouteTable routes(router, *access_);
    access_->addRoutes(routes);
    jobs_->addRoutes(routes);
    partners_->addRoutes(routes);
    versions_.addRoutes(routes);
    calendars_->addRoutes(routes);
    schemes_.addRoutes(routes);
    people_->addRoutes(routes);
    tasks_->addRoutes(routes);
    receptions_->addRoutes(routes);
    measures_->addRoutes(routes);
    catalogue_->addRoutes(routes);
    programme_->addRoutes(routes);
    planning_->addRoutes(routes);
    journal_->addRoutes(routes);
    families_->addRoutes(routes);
    pathways_->addRoutes(routes);
    exchange_->addRoutes(routes);
    sheets_->addRoutes(routes);
    grids_->addRoutes(routes);
    incidents_->addRoutes(routes);
    reports_->addRoutes(routes);
    continuity_->addRoutes(routes);
    privacy_->addRoutes(routes);
    record_->addRoutes(routes);
    case_files_->addRoutes(routes);
    backups_->addRoutes(routes);
    addGeneralRoutes(routes, about, {*database_, clock_, blueprints_, *calendars_});
    routes.checkPaths();
}

}  // namespace jalon::app
