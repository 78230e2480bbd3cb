// SPDX-License-Identifier: EUPL-1.2
#include "receptions/referral_effects.h"

#include "people/people.h"
#include "receptions/referral_store.h"
#include "receptions/stay_store.h"
#include "receptions/stay_tasks.h"
#include "receptions/waiting_rows.h"
#include "tasks/tasks.h"

namespace jalon::receptions {
namespace {

constexpr const char* kAnswerSchool = "answer_school";

json::object changes(const json::object& before, const json::object& after) {
    json::object out;
    for (const auto& [key, value] : after)
        if (before.at(key) != value) out[key] = json::array{before.at(key), value};
    return out;
}

}  // namespace

std::string answerSource(const ReferralId& referral) { return "referral:" + referral.text() + ":answer"; }

void askForAnswer(const Work& work, const Referral& referral) {
    tasks::reopen(work.tx, work.clock, kAnswerSchool, answerSource(referral.id));
    tasks::NewTask task;
    task.kind = kAnswerSchool;
    task.source = answerSource(referral.id);
    task.person = referral.person;
    task.referral = referral.id;
    task.due_on = work.clock.today();
    tasks::ensure(work.tx, work.clock, task);
}

void stopAskingForAnswer(const Work& work, const ReferralId& referral) {
    tasks::cancel(work.tx, work.clock, kAnswerSchool, answerSource(referral));
}

void saveCorrected(const Work& work, Referral& referral, const std::string& action, const json::object& before,
                   json::object details) {
    const MeasureCalendar calendar = measureCalendar(work, referral);
    referral.receivable = calendar.receivable.receivable;
    referral.version += 1;
    store::update(work.tx, referral);
    details["changes"] = changes(before, toJson(referral.said));
    audit(work, action, "referral", referral.id.text(), referral.person, std::move(details));
    if (stands(referral.state))
        people::setSchool(work.tx, referral.person, referral.said.structure.value(), referral.said.class_name);

    if (!referral.stay) return syncLost(work, referral);
    Stay stay = store::findStay(work.tx, *referral.stay).value();
    layHalves(work, referral, stay, calendar);
    stay.version += 1;
    store::update(work.tx, stay);
    syncTasks(work, stay, referral, store::history(work.tx, stay.id));
    syncLost(work, referral);
}

}  // namespace jalon::receptions
