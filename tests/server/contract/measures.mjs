// SPDX-License-Identifier: EUPL-1.2
// Measures: what a conservatoire led to, a revoked sursis, links, hours, effacement.
import assert from 'node:assert/strict';

const nothing = { decidedOn: null, startTime: '', endTime: '', suspended: false, revokedOn: null, councilOn: null };
const caller = { name: 'Mme Essai', function: 'cpe', channel: 'phone', contactId: null };

export async function drive({ camille, made, status, uuidv7 }) {
  const id = uuidv7();
  const person = { id, lastName: 'Mesures', firstName: 'Ysé', birthDate: '2013-02-03', structureId: made.school, className: '4e B' };
  status(await camille.post('/api/v1/people', person), 201);

  const passed = (check) =>
    [...new Set(check.findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code))].map((code) => ({ code, reason: 'vu avec le collège' }));
  /** Sent again with every warning passed. */
  const insisting = async (send, body, ...expected) => {
    const first = await send(body);
    if (first.status !== 409) return status(first, ...expected);
    return status(await send({ ...body, overrides: passed(first.json.current) }), ...expected);
  };
  const announce = (measure) =>
    insisting((body) => camille.post('/api/v1/referrals', body), {
      id: uuidv7(), personId: id, structureId: made.school, className: '4e B', caller, receivedOn: '2026-11-02', motive: 'bagarre', parentsAgreement: 'agreed',
      measure: { ...nothing, ...measure },
    }, 201);
  const read = async (referral) => status(await camille.get(`/api/v1/referrals/${referral.id}`), 200);

  // A mesure conservatoire and what the council made of it.
  let first = await announce({ kind: 'conservatoire_conseil', decidedOn: '2026-11-02', start: '2026-11-03/am', end: null, councilOn: '2026-11-12' });
  const nextId = uuidv7();
  const outcome = { outcome: 'temporary', pronouncedOn: '2026-11-12', reception: 'keep', nextId, measure: { ...nothing, kind: 'exclusion_temporaire', start: '2026-11-13/am', end: '2026-11-13/pm' } };
  first = await insisting((body) => camille.put(`/api/v1/referrals/${first.id}/outcome`, body, { ifMatch: first.version }), outcome, 200);
  assert.equal(first.links[0].kind, 'converts');
  assert.equal(first.measure.end, '2026-11-12/pm');
  first = status(await camille.del(`/api/v1/referrals/${first.id}/outcome`, { ifMatch: first.version }), 200);
  assert.equal(first.outcome, null);

  // A sursis, revoked.
  const suspended = await announce({ kind: 'exclusion_temporaire', decidedOn: '2026-10-01', start: '2026-10-05/am', end: '2026-10-06/pm', suspended: true, revocableUntil: '2027-04-01' });
  const revoked = await insisting(
    (body) => camille.put(`/api/v1/referrals/${suspended.id}/revocation`, body, { ifMatch: suspended.version }),
    { revokedOn: '2026-11-16', revokedBy: 'nouvelle sanction', start: '2026-12-01/am', end: '2026-12-02/pm' }, 200);
  assert.equal(revoked.measure.revokedOn, '2026-11-16');

  // A link by hand, taken back.
  const linkId = uuidv7();
  const linked = status(await camille.post(`/api/v1/referrals/${revoked.id}/links`, { id: linkId, kind: 'extends', earlierId: first.id }), 200);
  assert.equal(linked.links[0].direction, 'earlier');
  assert.equal(status(await camille.del(`/api/v1/referrals/${revoked.id}/links/${linkId}`), 200).links.length, 0);

  // Hours.
  const hours = await announce({ kind: 'responsabilisation', decidedOn: '2026-10-02', start: '2026-11-04/am', end: '2026-12-16/pm', orderedMinutes: 600, hostName: 'Médiathèque', agreementBy: ['pupil', 'guardian'] });
  const sessionId = uuidv7();
  const session = { on: '2026-11-18', from: '14:00', to: '16:30', state: 'done', place: 'Médiathèque', supervisor: 'Mme Ferré' };
  let account = status(await camille.post(`/api/v1/referrals/${hours.id}/hours/sessions`, { id: sessionId, ...session }), 200);
  assert.equal(account.doneMinutes, 150);
  const again = status(await camille.post(`/api/v1/referrals/${hours.id}/hours/sessions`, { id: uuidv7(), ...session }), 409);
  assert.equal(again.code, 'sessions_overlap');
  account = status(await camille.put(`/api/v1/hour-sessions/${sessionId}`, { ...session, to: '16:00' }, { ifMatch: 1 }), 200);
  assert.equal(account.remainingMinutes, 480);
  status(await camille.put(`/api/v1/hour-sessions/${sessionId}`, session, { ifMatch: 1 }), 412);
  account = status(await camille.put(`/api/v1/referrals/${hours.id}/hours`, { refusedOn: null, attestedOn: '2026-11-18', attestedTo: 'Mme Essai' }, { ifMatch: 0 }), 200);
  assert.equal(status(await camille.get(`/api/v1/referrals/${hours.id}/hours`), 200).attestedTo, 'Mme Essai');

  // Every measure of the file; effacement.
  assert.equal(status(await camille.get(`/api/v1/people/${id}/measures`), 200).items.length, 4);
  status(await camille.get('/api/v1/measures/to-erase'), 200);
  const erased = status(await camille.put(`/api/v1/referrals/${hours.id}/erasure`, { doneOn: '2026-11-18', note: 'essai' }), 200);
  assert.equal(erased.effacement.done.doneOn, '2026-11-18');
  status(await camille.put(`/api/v1/referrals/${hours.id}/erasure`, { doneOn: null }), 200);
  assert.equal((await read(hours)).effacement.done, null);
}
