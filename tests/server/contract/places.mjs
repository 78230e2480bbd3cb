// SPDX-License-Identifier: EUPL-1.2
// Groups, exceptions, planned weeks, the waiting list, a deferred reception and lost half-days.
import assert from 'node:assert/strict';

export async function drive({ camille, admin, anonymous, made, status, uuidv7 }) {
  status(await anonymous.get('/api/v1/waiting-list'), 401);
  const places = status(await admin.get('/api/v1/places'), 200);
  const service = places.groups[0];
  assert.equal(service.label, '');

  const group = { id: uuidv7(), label: 'Atelier', level: 'college', places: { 'mon/am': 2 }, note: 'au premier étage' };
  const stored = status(await camille.post('/api/v1/groups', group), 201);
  status(await camille.post('/api/v1/groups', group), 200);
  const named = status(await admin.patch(`/api/v1/groups/${group.id}`, { label: 'Atelier bois' }, { ifMatch: stored.version }), 200);
  assert.deepEqual(named.places, { 'mon/am': 2 });
  assert.equal(status(await camille.patch(`/api/v1/groups/${group.id}`, { label: 'Perdu' }, { ifMatch: stored.version }), 412).current.label, 'Atelier bois');

  const exception = { id: uuidv7(), groupId: group.id, from: '2026-12-07/am', to: '2026-12-07/pm', places: 1, reason: 'formation' };
  const fewer = status(await camille.post('/api/v1/capacity-exceptions', exception), 201);
  status(await camille.post('/api/v1/capacity-exceptions', exception), 200);
  status(await camille.del(`/api/v1/capacity-exceptions/${exception.id}`, { ifMatch: fewer.version }), 200);

  const week = { id: uuidv7(), monday: '2027-01-11', label: 'Semaine de janvier', groupId: service.id, places: 2 };
  const planned = status(await camille.post('/api/v1/reception-weeks', week), 201);
  status(await camille.post('/api/v1/reception-weeks', week), 200);
  status(await camille.post('/api/v1/reception-weeks', { ...week, id: uuidv7(), monday: '2027-01-12' }), 422);
  status(await camille.patch(`/api/v1/reception-weeks/${week.id}`, { places: 3 }, { ifMatch: planned.version }), 200);

  // A second referral of the pupil, put on the waiting list.
  const referral = {
    id: uuidv7(), personId: made.person, structureId: made.school, className: '5e B',
    caller: { name: 'Mme Essai', function: 'cpe', channel: 'phone', contactId: null }, receivedOn: '2026-11-19',
    measure: { kind: 'exclusion_temporaire', decidedOn: '2026-11-19', start: '2027-01-05/am', startTime: '', end: '2027-01-05/pm', endTime: '', suspended: false, revokedOn: null, councilOn: null },
    motive: 'insolence', parentsAgreement: 'agreed',
  };
  let current = status(await camille.post('/api/v1/referrals', referral), 201);
  current = status(await camille.put(`/api/v1/referrals/${referral.id}/decision`, { decision: 'wait', reasonCode: 'no_place' }, { ifMatch: current.version }), 200);
  const row = status(await camille.get('/api/v1/waiting-list'), 200).items.find((item) => item.referralId === referral.id);
  assert.ok(row.rank >= 1);
  assert.deepEqual(row.halfDays, ['2027-01-05/am', '2027-01-05/pm']);

  const move = { id: uuidv7(), rank: 1, reason: 'seul à la maison' };
  const moved = status(await camille.post(`/api/v1/referrals/${referral.id}/rank`, move), 200);
  assert.equal(moved.items[0].referralId, referral.id);
  status(await camille.del(`/api/v1/referrals/${referral.id}/rank`), 200);
  const facts = { adultAtHome: 'no', deferral: 'agreed', deferralBy: 'Mme Essai', deferralOn: '2026-11-19', deferralChannel: 'phone' };
  status(await camille.put(`/api/v1/referrals/${referral.id}/waiting`, facts, { ifMatch: 0 }), 200);

  const check = status(await camille.post(`/api/v1/referrals/${referral.id}/placement-check`, { weekId: week.id }), 200);
  assert.deepEqual(check.findings, []);
  assert.equal(check.to, '2027-01-11/pm');
  const stayId = uuidv7();
  current = status(await camille.put(`/api/v1/referrals/${referral.id}/decision`, { decision: 'accept', stayId, placement: { weekId: week.id } }, { ifMatch: current.version }), 200);
  assert.equal(current.placement.deferred, true);
  assert.deepEqual(current.placement.halfDays, ['2027-01-11/am', '2027-01-11/pm']);
  const stay = status(await camille.get(`/api/v1/stays/${stayId}`), 200);
  const unanswered = status(await camille.put(`/api/v1/stays/${stayId}/placement`, { groupId: group.id, from: '2027-01-12/am' }, { ifMatch: stay.version }), 200, 409);
  assert.equal(unanswered.placement.from, '2027-01-12/am');
  status(await camille.put(`/api/v1/stays/${stayId}/placement`, {}, { ifMatch: unanswered.version }), 200);

  const occupancy = status(await camille.get('/api/v1/occupancy?from=2027-01-04&to=2027-01-08'), 200);
  assert.ok(occupancy.stays.some((one) => one.id === stayId));
  assert.equal(occupancy.halfDays.find((half) => half.halfDay === '2027-01-05/am').groups[0].taken, 1);
  const lost = status(await camille.get('/api/v1/lost-half-days?from=2026-09-01&to=2026-11-30'), 200);
  assert.equal(lost.lost + lost.deferred, lost.items.length);
  status(await admin.get('/api/v1/lost-half-days?from=2026-09-01&to=2026-11-30'), 403);
}
