// SPDX-License-Identifier: EUPL-1.2
// Two servers on one PostgreSQL: whichever answers, people are signed in, locked out, told of their jobs and read what the other
// one stored; and a job whose server is killed is finished by the other, each line of it once.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client, uuidv7 } from '../support/client.mjs';
import { emptyBase, postgres, psql } from '../support/postgres.mjs';
import { root, run, startServer, temporaryFolder } from '../support/server.mjs';
import { until } from '../support/wait.mjs';

const coordinator = { login: 'claire', password: 'une phrase pour claire' };
const administrator = { login: 'ada', password: 'une phrase pour ada' };

/** A file of the directory with `count` schools, those of another `series` being others. */
function directory(series, count) {
  const keys = 'ABCDEFGHJKLMNPRSTUVWXYZ';
  const lines = ['Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Nom_commune'];
  for (let i = 0; i < count; i += 1) {
    const number = series * 10_000 + i;
    lines.push(`${String(number).padStart(7, '0')}${keys[number % keys.length]};Collège ${series}-${i};Collège;Valmer`);
  }
  return `${lines.join('\n')}\n`;
}

/** A request without session from another address of this machine, so that one test's attempts are not counted against the next. */
function postFrom(address, server, target, content) {
  const body = JSON.stringify(content);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path: target, method: 'POST', localAddress: address,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => { text += chunk; });
      answer.on('end', () => resolve({ status: answer.statusCode, code: JSON.parse(text).code }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const signInFrom = (address, server, login, password) => postFrom(address, server, '/api/v1/session', { login, password });

/** The events of a stream, one after another. */
async function* events(client, job, seen) {
  const headers = { cookie: client.cookie, ...(seen ? { 'last-event-id': seen } : {}) };
  const answer = await fetch(`${client.base}/api/v1/jobs/${job}/events`, { headers });
  assert.equal(answer.status, 200);
  let text = '';
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = Object.fromEntries(text.slice(0, end).split('\n').filter((line) => !line.startsWith(':')).map((line) => line.split(/: (.*)/s)));
      text = text.slice(end + 2);
      if (fields.event) yield { name: fields.event, id: fields.id, job: JSON.parse(fields.data) };
    }
  }
}

describe('two servers on one base', { skip: !postgres && 'no PostgreSQL in $JALON_TEST_DATABASE', concurrency: false, timeout: 600_000 }, () => {
  let address, a, b, claire, ada;

  const start = () => startServer({ directory: temporaryFolder(), demo: false, args: ['--database', address] });
  /** The same person at another server. */
  const at = (server, client) => Object.assign(new Client(server.base), { cookie: client.cookie, csrf: client.csrf });
  const ask = (statement) => psql(address, statement);
  const count = (statement) => Number(ask(statement)[0][0]);
  const startImport = async (client, csv) => {
    const answer = await client.request('POST', '/api/v1/structures/import', { raw: csv });
    assert.equal(answer.status, 202, answer.text);
    return answer.json.id;
  };
  const jobAt = async (server, id) => (await at(server, claire).get(`/api/v1/jobs/${id}`)).json;
  /** Storing a school takes so long that a job of many is still running whenever one looks. */
  const slowDown = () => ask('CREATE TRIGGER slow BEFORE INSERT ON structure FOR EACH ROW EXECUTE FUNCTION slow()');
  const speedUp = () => ask('DROP TRIGGER slow ON structure');

  before(async () => {
    address = emptyBase();
    for (const [{ login, password }, role] of [[coordinator, 'coordinator'], [administrator, 'administrator']]) {
      const args = ['user', 'add', login, '--name', login, '--role', role, '--password-stdin', '--database', address, '--data', path.join(root, 'data')];
      const done = run(args, { input: password });
      assert.equal(done.status, 0, done.stdout + done.stderr);
    }
    ask("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END'");
    [a, b] = await Promise.all([start(), start()]);
    [claire, ada] = await Promise.all([[a, coordinator], [b, administrator]].map(async ([server, account]) => {
      const client = new Client(server.base);
      await client.signIn(account);
      const newPassword = `${account.password}, la mienne`;
      const changed = await client.put('/api/v1/session/password', { currentPassword: account.password, newPassword });
      assert.equal(changed.status, 204, changed.text);
      account.password = newPassword;
      return client;
    }));
  });
  after(() => Promise.all([a?.stop(), b?.stop()]));

  test('a session opened at one is known at the other, and ended at both', async () => {
    const here = new Client(a.base);
    await here.signIn(coordinator);
    const there = at(b, here);
    assert.equal((await there.get('/api/v1/session')).json.user.login, coordinator.login);
    assert.equal((await here.del('/api/v1/session')).status, 204);
    assert.equal((await there.get('/api/v1/session')).status, 401);
  });

  test('wrong passwords at both lock a login together, whether or not there is an account', async () => {
    for (const [i, login] of [administrator.login, 'personne'].entries()) {
      for (let tries = 0; tries < 8; tries += 1) {
        const refused = await signInFrom(`127.0.1.${i + 1}`, tries % 2 ? b : a, login, 'une phrase fausse');
        assert.deepEqual(refused, { status: 401, code: 'bad_credentials' }, `${login} ${tries}`);
      }
      for (const server of [a, b])
        assert.deepEqual(await signInFrom(`127.0.1.${i + 1}`, server, login, administrator.password), { status: 429, code: 'locked' });
    }
  });

  test('an address does not get more attempts by asking both', async () => {
    const codes = [];
    for (let tries = 0; tries < 21; tries += 1)
      codes.push((await signInFrom('127.0.1.9', tries % 2 ? b : a, `inconnu${tries}`, 'une phrase fausse')).code);
    assert.equal(codes.filter((code) => code === 'bad_credentials').length, 20);
    assert.equal(codes.at(-1), 'too_many_attempts');
  });

  test('an address does not get more requests through links by asking both', async () => {
    const open = (tries) => postFrom('127.0.1.10', tries % 2 ? b : a, '/api/v1/my-day', { token: 'A'.repeat(43) });
    for (let tries = 0; tries < 60; tries += 1) assert.deepEqual(await open(tries), { status: 404, code: 'not_found' }, `${tries}`);
    for (const tries of [0, 1]) assert.deepEqual(await open(tries), { status: 429, code: 'too_many_attempts' });
  });

  test('a calendar, a setting and a blueprint changed at one are in force in the next request at the other', async () => {
    const here = at(a, claire);
    const there = at(b, claire);
    const service = (await here.get('/api/v1/calendars/service')).json;
    const { version, updatedAt, updatedBy, ...body } = service;
    const today = (await here.get('/api/v1/meta')).json.today;
    body.closures = [...body.closures, { id: uuidv7(), from: `${today}/am`, to: `${today}/pm`, label: 'Inondation' }];
    const put = await here.put('/api/v1/calendars/service', body, { ifMatch: version });
    assert.equal(put.status, 200, put.text);
    assert.equal((await there.get('/api/v1/calendars/service')).json.closures.at(-1).label, 'Inondation');

    const base = (await ada.get('/api/v1/blueprint/versions/0')).json;
    base.content.vocabularies.motive.find(({ code }) => code === 'bagarre').label.fr = 'Rixe';
    const saved = await ada.post('/api/v1/blueprint/versions', { id: uuidv7(), basedOn: 0, latest: 0, validFrom: today, comment: '', content: base.content });
    assert.equal(saved.status, 201, saved.text);
    for (const client of [here, there]) {
      const { motive } = (await client.get('/api/v1/blueprint')).json.vocabularies;
      assert.equal(motive.find(({ code }) => code === 'bagarre').label.fr, 'Rixe');
    }

    const value = { id: uuidv7(), key: 'service.max_places', value: 3, from: today, source: 'Délibération', status: 'practice' };
    const added = await ada.post('/api/v1/settings', value);
    assert.equal(added.status, 200, added.text);
    assert.equal((await here.get('/api/v1/places')).json.usualPlaces, 3);
    assert.equal((await there.get('/api/v1/places')).json.usualPlaces, 3);
  });

  test('the round of the day is made once, and once more for a calendar that changed', async () => {
    const rounds = () => count("SELECT count(*) FROM audit_line WHERE action = 'keep_up'");
    const today = (await claire.get('/api/v1/meta')).json.today;
    const read = async (server) => assert.equal((await at(server, claire).get(`/api/v1/occupancy?from=${today}&to=${today}`)).status, 200);
    await Promise.all([read(a), read(b), read(a), read(b)]);
    const before = rounds();
    assert.equal(before, 1);
    const { version, updatedAt, updatedBy, ...body } = (await claire.get('/api/v1/calendars/service')).json;
    body.closures = [];
    assert.equal((await at(a, claire).put('/api/v1/calendars/service', body, { ifMatch: version })).status, 200);
    await read(b);
    assert.equal(rounds(), 2, 'the server that did not change it has seen it');
    await Promise.all([read(a), read(b)]);
    assert.equal(rounds(), 2);
  });

  test('a job running at one is seen, followed and cancelled at the other', async () => {
    await b.stop();
    slowDown();
    const id = await startImport(at(a, claire), directory(1, 3_000));
    await until('the job runs', async () => (await jobAt(a, id)).done > 0);
    b = await start();
    const stream = events(at(b, claire), id);
    const seen = [];
    for await (const event of stream) {
      seen.push(event);
      if (event.job.done > 0 && seen.length > 1) break;
    }
    const last = seen.at(-1);
    assert.equal(last.name, 'progress');
    assert.equal(last.job.total, 3_000);
    // Coming back, at the other server, with what was seen last: only what came since.
    for await (const event of events(at(a, claire), id, last.id)) {
      assert.notEqual(event.id, last.id);
      assert.ok(event.job.done >= last.job.done);
      break;
    }
    assert.equal((await at(b, claire).del(`/api/v1/jobs/${id}`)).status, 200);
    const told = [];
    for await (const event of events(at(b, claire), id)) told.push(event);
    assert.equal(told.at(-1).name, 'done');
    assert.equal(told.at(-1).job.state, 'cancelled');
    for (const server of [a, b]) assert.equal((await jobAt(server, id)).state, 'cancelled');
    speedUp();
    const stored = count("SELECT count(*) FROM structure WHERE name LIKE 'Collège 1-%'");
    assert.ok(stored > 0 && stored < 3_000, `${stored} schools`);
    assert.equal(count('SELECT count(*) FROM job_input'), 0);
  });

  test('the result of a job is had at both, and to others the job does not exist', async () => {
    const id = await startImport(at(a, claire), directory(2, 40));
    const told = [];
    for await (const event of events(at(b, claire), id)) told.push(event);
    assert.equal(told.at(-1).job.result.created, 40);
    for (const server of [a, b]) {
      assert.deepEqual(await jobAt(server, id), told.at(-1).job);
      assert.equal((await at(server, ada).get(`/api/v1/jobs/${id}`)).status, 404);
    }
    assert.equal(count(`SELECT tries FROM job WHERE id = '${id}'`), 1);
  });

  test('a job whose server is killed is finished by the other, and nothing of it is done twice', async () => {
    await b.stop();
    slowDown();
    const lines = count("SELECT count(*) FROM audit_line WHERE action = 'import'");
    const id = await startImport(at(a, claire), directory(3, 1_000));
    await until('half of it is done', async () => (await jobAt(a, id)).done >= 400);
    b = await start();
    await a.kill();
    speedUp();
    const told = [];
    for await (const event of events(at(b, claire), id)) told.push(event.job);
    const end = told.at(-1);
    assert.equal(end.state, 'done', `${JSON.stringify(end.error)}\n${b.output().slice(-2000)}`);
    assert.equal(end.result.created + end.result.unchanged, 1_000);
    assert.ok(end.result.unchanged >= 400, 'the second run found what the first had stored');
    assert.equal(count(`SELECT tries FROM job WHERE id = '${id}'`), 2);
    assert.equal(count("SELECT count(*) FROM structure WHERE name LIKE 'Collège 3-%'"), 1_000);
    assert.equal(count("SELECT count(*) FROM audit_line WHERE action = 'import'"), lines + 1);
    const batches = ask("SELECT details FROM audit_line WHERE action = 'import_batch' ORDER BY id").map(([details]) => JSON.parse(details));
    const from = batches.findLastIndex(({ fromLine }) => fromLine === 2);
    assert.equal(batches.slice(from).reduce((sum, { created }) => sum + created, 0), 1_000, 'schools that were created');
    a = await start();
    assert.deepEqual(await jobAt(a, id), end);
  });
});
