// SPDX-License-Identifier: EUPL-1.2
// What is kept beside what people wrote, so that lists, searches and figures are quick: each of these is falsified, and
// jalon check names it, with the row it is in and nothing else.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { demoCopy, jalon, root, run, startServer } from '../support/server.mjs';
import { column, sql } from '../support/sql.mjs';
import { until } from '../support/wait.mjs';

/** "code subject" with the rows it names. */
function found(directory) {
  const done = run(['check', '--json', '--directory', directory, '--data', path.join(root, 'data')]);
  assert.equal(done.status, 2, `${done.stdout}${done.stderr}`);
  return Object.fromEntries(JSON.parse(done.stdout).findings.map(({ code, subject, examples }) => [`${code} ${subject}`, examples]));
}

const first = (table, where = 'TRUE', id = 'id') => `SELECT ${id} FROM ${table} WHERE ${where} ORDER BY 1 LIMIT 1`;
const UNDECIDED = "state IN ('received', 'incomplete')";
/** A received measure of which nothing was lost. */
const KEPT = "referral_id NOT IN (SELECT referral_id FROM lost_half_day) AND half_days <> ''";

/** What is named, which row, and how `ROW` is falsified. */
const FALSIFIED = [
  ['derived app_user.login_key', first('app_user'), "UPDATE app_user SET login_key = 'x' WHERE id = ROW"],
  ...['activity', 'activity_sheet', 'professional', 'room', 'site', 'structure'].map((table) =>
    [`derived ${table}.sort_key`, first(table), `UPDATE ${table} SET sort_key = x'00' WHERE id = ROW`]),
  ['derived structure_token.token', first('structure_token', 'TRUE', 'structure_id'), "DELETE FROM structure_token WHERE structure_id = ROW"],
  ['derived person.name_key', first('person'), "UPDATE person SET name_key = x'00' WHERE id = ROW"],
  ['derived person_token.token', first('person_token', 'TRUE', 'person_id'), "INSERT INTO person_token (token, person_id) VALUES ('zzz', ROW)"],
  ['derived person_sound.sound', first('person_sound', 'TRUE', 'person_id'), 'DELETE FROM person_sound WHERE person_id = ROW'],
  ['derived person_phone.phone_key', first('person_phone', 'TRUE', 'person_id'), "UPDATE person_phone SET phone_key = '1' WHERE person_id = ROW"],
  ['derived person.file_state', first('person', "file_state <> 'closed'"), "UPDATE person SET file_state = 'closed' WHERE id = ROW"],
  ['derived stay.first_planned', first('stay', 'first_planned < last_planned AND withdrawn = FALSE'), 'UPDATE stay SET first_planned = last_planned WHERE id = ROW'],
  ['derived stay.begun', first('stay', 'begun = TRUE'), 'UPDATE stay SET begun = FALSE WHERE id = ROW'],
  ['derived stay.return_answer', first('stay', "return_answer <> ''"), "UPDATE stay SET return_answer = '' WHERE id = ROW"],
  ['derived stay.follow_up_answer', first('stay', "follow_up_answer = ''"), "UPDATE stay SET follow_up_answer = 'x' WHERE id = ROW"],
  ['derived referral.answered', first('referral', UNDECIDED), 'UPDATE referral SET answered = TRUE WHERE id = ROW'],
  ['derived measure_half_days.referral_id', first('measure_half_days', KEPT, 'referral_id'), 'DELETE FROM measure_half_days WHERE referral_id = ROW'],
  ['derived measure_half_days.half_days', first('measure_half_days', KEPT, 'max(referral_id)'), 'UPDATE measure_half_days SET last_half = first_half WHERE referral_id = ROW'],
  ['derived lost_half_day.half_day', first('lost_half_day', 'TRUE', 'referral_id'),
    'DELETE FROM lost_half_day WHERE referral_id = ROW AND half_day = (SELECT min(half_day) FROM lost_half_day WHERE referral_id = ROW)'],
  ['derived convocation.state', first('convocation', "state = 'to_do'"), "UPDATE convocation SET state = 'sent' WHERE id = ROW"],
  ['digest signing.digest', first('signing'), "UPDATE signing SET digest = lower(hex(randomblob(32))) WHERE id = ROW"],
  ['digest form_edition.id', first('form_edition'), "UPDATE form_edition SET definition = definition || ' ' WHERE id = ROW"],
  ['version entry', first('entry'), "UPDATE entry SET text = text || '.' WHERE id = ROW"],
  ['version attendance', first('attendance', 'TRUE', "stay_id || ' ' || half_day"), "UPDATE attendance SET note = 'x' WHERE stay_id || ' ' || half_day = ROW"],
  ['version stay_form', first('stay_form', "kind = 'presentation'", "stay_id || ' ' || kind"), "UPDATE stay_form SET version = version + 1 WHERE stay_id || ' ' || kind = ROW"],
];

test('each value that follows from others is computed again, and a false one named', { timeout: 300_000 }, () => {
  const directory = demoCopy();
  const rows = FALSIFIED.map(([name, query]) => {
    const [row] = column(directory, query);
    assert.ok(row, `the demo has nothing for ${name}`);
    return row;
  });
  sql(directory, FALSIFIED.map(([, , statement], i) => statement.replaceAll('ROW', `'${rows[i]}'`)).join(';\n'));
  assert.deepEqual(found(directory), Object.fromEntries(FALSIFIED.map(([name], i) => [name, [rows[i]]]).sort()));
});

test('a half-day lost for another reason, and one that was not lost, are named', { timeout: 300_000 }, () => {
  const directory = demoCopy();
  const [other] = column(directory, first('lost_half_day', "reason = 'no_place'", 'referral_id'));
  const [kept] = column(directory, first('measure_half_days', KEPT, 'referral_id'));
  sql(directory, `UPDATE lost_half_day SET reason = 'refused' WHERE referral_id = '${other}';
    INSERT INTO lost_half_day (referral_id, half_day, reason) SELECT referral_id, first_half, 'no_place' FROM measure_half_days WHERE referral_id = '${kept}'`);
  const { 'derived lost_half_day.half_day': named, ...more } = found(directory);
  assert.deepEqual(named.sort(), [kept, other].sort());
  assert.deepEqual(more, {});
});

test('a stay that is not where its moves lead is named', { timeout: 300_000 }, () => {
  const directory = demoCopy();
  const [stay] = column(directory, first('stay', "state = 'running'"));
  sql(directory, `UPDATE stay SET state = 'presented' WHERE id = '${stay}'`);
  assert.deepEqual(found(directory)['derived stay.state'], [stay]);
});

/** Whether a process has the file open. */
function hasOpen(child, file) {
  const folder = `/proc/${child.pid}/fd`;
  return readdirSync(folder).some((name) => {
    try {
      return readlinkSync(path.join(folder, name)) === file;
    } catch {
      return false; // closed meanwhile
    }
  });
}

test('a check that ends after its server leaves a base that starts', { timeout: 300_000 }, async () => {
  const directory = demoCopy();
  const server = await startServer({ directory });
  const check = spawn(jalon, ['check', '--directory', directory, '--data', path.join(root, 'data')], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [check.stdout, check.stderr]) stream.on('data', (chunk) => { said += chunk; });
  const ended = new Promise((resolve) => { check.once('close', resolve); });
  await until('the check reads the log', () => hasOpen(check, path.join(directory, 'jalon.db-wal')));
  check.kill('SIGSTOP');
  assert.equal((await server.stop()).code, 0);
  check.kill('SIGCONT');
  assert.equal(await ended, 0, said);
  const next = await startServer({ directory });
  assert.equal((await next.stop()).code, 0);
});
