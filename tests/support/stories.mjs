// SPDX-License-Identifier: EUPL-1.2
// Work as it comes in a reception, in writes that touch several tables each: a referral with its young person, guardian and
// measure; its acceptance, which makes a stay with its half-days; the presence taken; a note. Each with its audit lines. Every
// answered step is remembered, so that it can be looked for after the worst.
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { uuidv7 } from './client.mjs';
import { assertSound, assertSoundAt } from './interrupting.mjs';
import { psql } from './postgres.mjs';
import { damages, sql } from './sql.mjs';

/** The young people of these stories, and nobody else's. */
const LAST_NAME = 'Coupure';
const HALF = '2026-11-17/am';

function referralOf(story, school) {
  return {
    id: story.referral, structureId: school, className: '5e B', caller: { name: 'Mme Essai', function: 'cpe', channel: 'phone', contactId: null },
    pupil: { id: story.person, lastName: LAST_NAME, firstName: story.firstName, birthDate: story.birthDate },
    guardian: { id: story.guardian, lastName: LAST_NAME, firstName: 'Odile', relation: 'mother', phone: '06 00 00 00 03' },
    receivedOn: '2026-11-16', receivedTime: '09:10', motive: 'bagarre', facts: 'Bagarre dans la cour.', parentsAgreement: 'agreed', parentsAgreementOn: '2026-11-13',
    measure: { kind: 'exclusion_temporaire', decidedOn: '2026-11-13', start: '2026-11-17/am', startTime: '', end: '2026-11-20/pm', endTime: '', suspended: false, revokedOn: null, councilOn: null },
  };
}

/** So unlike all the others that nobody is taken for a duplicate. */
function someone() {
  const below = (count) => randomInt(count);
  const syllable = () => 'bcdfgjlmnprstv'[below(14)] + 'aeiou'[below(5)];
  const firstName = Array.from({ length: 5 }, syllable).join('');
  const birthDate = new Date(Date.UTC(2010, 8, 1 + below(1800))).toISOString().slice(0, 10);
  return { firstName: firstName[0].toUpperCase() + firstName.slice(1), birthDate };
}

const VU = 'vu avec la principale';
const codesOf = (findings, counts) => [...new Set((findings ?? []).filter(counts).map(({ code }) => code))].map((code) => ({ code, reason: VU }));

/** Sent again with every warning passed, as a person would who has seen them. */
async function announce(client, body) {
  const first = await client.post('/api/v1/referrals', body);
  if (first.status !== 409) return first;
  return client.post('/api/v1/referrals', { ...body, overrides: codesOf(first.json.current?.findings, ({ severity }) => severity === 'warning') });
}

/** Accepted also where the house is full: somebody has said why. */
async function accept(client, { referral, stay }, version) {
  const send = (placement) =>
    client.put(`/api/v1/referrals/${referral}/decision`, { decision: 'accept', stayId: stay, placement }, { ifMatch: version });
  const first = await send(null);
  if (first.status !== 409) return first;
  return send({ overrides: codesOf(first.json.current?.findings, ({ needsReason }) => needsReason) });
}

export class Stories {
  told = [];

  constructor(school) {
    this.school = school;
  }

  /** How many steps were answered. */
  get acknowledged() {
    return this.told.reduce((sum, { done }) => sum + done.length, 0);
  }

  /** One story after the other until the connection dies or `stopped.now`. Gives the refusals it met (`tolerated` statuses). */
  async tell(client, stopped, tolerated = []) {
    const refusals = [];
    while (!stopped.now) {
      try {
        await this.one(client);
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
        if (error instanceof Refusal && tolerated.includes(error.answer.status)) refusals.push(error.answer);
        else if (error instanceof Refusal) throw new assert.AssertionError({ message: `unexpected ${error.message}` });
        else return refusals; // the connection died with the server
      }
    }
    return refusals;
  }

  async one(client) {
    const ids = { person: uuidv7(), guardian: uuidv7(), referral: uuidv7(), stay: uuidv7(), entry: uuidv7() };
    const story = { ...ids, ...someone(), text: `écrit ${ids.entry} `.repeat(20).trim(), done: [] };
    this.told.push(story);
    // What is stored already (412) may be one's own words, sent once before without an answer.
    const step = async (name, call, isOurs = () => false) => {
      const answer = await call;
      if (answer.status >= 300 && !(answer.status === 412 && isOurs(answer.json.current))) throw new Refusal(answer);
      story.done.push(name);
      return answer.json;
    };
    const { version } = await step('referral', announce(client, referralOf(story, this.school)));
    await step('stay', accept(client, story, version), ({ state }) => state === 'accepted');
    await step('attendance', client.put(`/api/v1/attendance/${story.stay}/${HALF}`, { status: 'late', minutesLate: 20 }, { ifMatch: 0 }),
      ({ minutesLate }) => minutesLate === 20);
    await step('entry', client.post(`/api/v1/people/${story.person}/entries`, { id: story.entry, kind: 'note', occurredOn: '2026-11-17', text: story.text }));
    return story;
  }
}

class Refusal extends Error {
  constructor(answer) {
    super(`${answer.method} ${answer.path}: ${answer.status} ${answer.text.slice(0, 400)}`);
    this.answer = answer;
  }
}

/** Which steps of each story the file holds: Map of person id to Set of steps. Only whole steps count. */
const STORED = `
SELECT p.id AS person,
  EXISTS (SELECT 1 FROM referral r JOIN guardian g ON g.person_id = p.id JOIN audit_line a ON a.entity_id = r.id AND a.action = 'create'
          WHERE r.person_id = p.id AND r.measure_kind = 'exclusion_temporaire') AS referral,
  EXISTS (SELECT 1 FROM stay s JOIN referral r ON r.id = s.referral_id AND r.state = 'accepted'
          JOIN audit_line a ON a.entity_id = r.id AND a.action = 'accept' WHERE s.person_id = p.id
          AND (SELECT count(*) FROM stay_half_day h WHERE h.stay_id = s.id AND h.planned) = r.receivable) AS stay,
  EXISTS (SELECT 1 FROM attendance t JOIN attendance_version v ON v.stay_id = t.stay_id AND v.half_day = t.half_day AND v.version = t.version
          JOIN audit_line a ON a.entity_id = t.stay_id || '/' || t.half_day WHERE t.person_id = p.id AND t.minutes_late = 20) AS attendance,
  EXISTS (SELECT 1 FROM entry e JOIN entry_version v ON v.entry_id = e.id AND v.text LIKE 'écrit ' || e.id || ' %'
          JOIN audit_line a ON a.entity_id = e.id AND a.action = 'create' WHERE e.person_id = p.id) AS entry
FROM person p WHERE p.last_name = '${LAST_NAME}'`;

const OURS = `(SELECT id FROM person WHERE last_name = '${LAST_NAME}')`;
/** What would be there in pieces: each of these statements must find nothing. */
const HALVES = {
  'a person without a referral': `SELECT id FROM person WHERE id IN ${OURS} AND id NOT IN (SELECT person_id FROM referral)`,
  'a person without a guardian': `SELECT id FROM person WHERE id IN ${OURS} AND id NOT IN (SELECT person_id FROM guardian)`,
  'an accepted referral without a stay': `SELECT id FROM referral WHERE person_id IN ${OURS} AND state = 'accepted' AND id NOT IN (SELECT referral_id FROM stay)`,
  'a stay without half-days': `SELECT id FROM stay WHERE person_id IN ${OURS} AND id NOT IN (SELECT stay_id FROM stay_half_day)`,
  'a presence without its version': `SELECT stay_id FROM attendance t WHERE person_id IN ${OURS} AND NOT EXISTS
    (SELECT 1 FROM attendance_version v WHERE v.stay_id = t.stay_id AND v.half_day = t.half_day AND v.version = t.version)`,
  'an entry without its text': `SELECT id FROM entry WHERE person_id IN ${OURS} AND id NOT IN (SELECT entry_id FROM entry_version)`,
  'a person without an audit line': `SELECT id FROM person WHERE id IN ${OURS} AND id NOT IN (SELECT entity_id FROM audit_line WHERE entity = 'person')`,
  'an entry without an audit line': `SELECT id FROM entry WHERE person_id IN ${OURS} AND id NOT IN (SELECT entity_id FROM audit_line WHERE entity = 'entry')`,
  'a stay without an audit line': `SELECT id FROM stay WHERE person_id IN ${OURS} AND referral_id NOT IN
    (SELECT entity_id FROM audit_line WHERE entity = 'referral' AND action = 'accept')`,
};

/** `rowsOf(statement)` asks the base and gives objects, truth as true or 1. Gives the number of steps nobody was told of. */
function assertKept(rowsOf, stories) {
  for (const [what, statement] of Object.entries(HALVES)) assert.deepEqual(rowsOf(statement), [], what);
  const stored = new Map(rowsOf(STORED).map(({ person, ...steps }) => [person, steps]));
  let untold = 0;
  for (const { person, done } of stories.told) {
    const steps = stored.get(person) ?? {};
    for (const step of done) assert.equal(Number(steps[step]), 1, `lost: the ${step} of ${person}`);
    untold += Object.values(steps).filter((there) => Number(there) === 1).length - done.length;
  }
  return untold;
}

/**
 * Looks into the file of a stopped server: it is sound, holds every answered step of every story, whole, and nothing by half.
 * Gives the number of steps it holds that nobody was told of (a write in the moment of the kill).
 */
export function assertStoriesKept(directory, stories) {
  assert.deepEqual(damages(directory), []);
  assertSound(directory);
  return assertKept((statement) => sql(directory, statement), stories);
}

/** The same of a base on PostgreSQL, by its address. */
export function assertStoriesKeptAt(address, stories) {
  assertSoundAt(address);
  return assertKept((statement) => psql(address, `SELECT row_to_json(found) FROM (${statement}) AS found`).map(([row]) => JSON.parse(row)), stories);
}
