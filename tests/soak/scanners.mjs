// SPDX-License-Identifier: EUPL-1.2
// Two scanners of web applications against the demo, as somebody of each role who is signed in: wapiti (injection into paths, queries
// and answers) and sqlmap (each query, path and member of a body of every operation). What either reports fails the run. --seconds: for
// wapiti, for each role (120).
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { operations } from '../support/contract.mjs';
import { makeIdentities } from '../support/identities.mjs';
import { samplesOf } from '../support/samples.mjs';
import { startServer, temporaryFolder } from '../support/server.mjs';

const ROLES = ['coordinator', 'reference_person', 'professional', 'attendance_taker', 'direction', 'manager', 'administrator', 'auditor', 'external', 'other_team'];
/** The others call a server outside, or look for files of other programs. */
const WAPITI_MODULES = 'sql,blindsql,exec,file,crlf,redirect,xss,permanentxss,shellshock';
const DAY = '2026-11-19', HALF = `${DAY}/am`;

/** A value for a parameter of a query: the scanner tries others in its place. */
function valueOf({ name, schema }) {
  if (schema?.enum) return schema.enum[0];
  if (/^(from|du)$/.test(name)) return '2026-11-16';
  if (/^(to|until|au)$/.test(name)) return '2026-11-20';
  if (/[dD]ay$/.test(name)) return DAY;
  if (name === 'halfDay') return HALF;
  if (name === 'period') return '2026-2027';
  return /Id$/.test(name) ? uuidv7() : 'martin';
}

const filled = (template, samples) => {
  const [, place] = /^\/api\/v1\/([^{]+)\/\{/.exec(template) ?? [];
  return template.replace(/\{(\w+)\}/g, (_, name) => ({ date: DAY, day: '2026-11-16', half: 'am', kind: 'return', key: 'essai', number: '1' })[name]
    ?? samples[place] ?? uuidv7());
};

const reads = (samples) => operations.filter(({ method }) => method === 'GET').map(({ template, operation }) => {
  const query = (operation.parameters ?? []).filter((one) => one.in === 'query').map((one) => `${one.name}=${encodeURIComponent(valueOf(one))}`);
  return `${filled(template, samples)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
});

/** Bodies with texts in them, as they are sent: sqlmap tries each member. */
const writes = (samples) => [
  ['POST', `/api/v1/people/${samples.people}/entries`, { id: uuidv7(), kind: 'note', occurredOn: DAY, text: 'Un écrit', ring: 'team', readerIds: [] }],
  ['POST', '/api/v1/tasks', { id: uuidv7(), title: 'Rappeler', dueOn: DAY, personId: samples.people }],
  ['POST', '/api/v1/people', { id: uuidv7(), lastName: 'Essai', firstName: 'Ada' }],
  ['POST', '/api/v1/people/candidates', { lastName: 'Essai', firstName: 'Ada', birthDate: '2013-05-03' }],
  ['POST', '/api/v1/structures', { id: uuidv7(), name: 'Collège', kind: 'college' }],
  ['PUT', '/api/v1/drafts/essai', { content: { text: 'x' } }],
];

/** A home for a scanner, with the lists that wapiti would fetch from elsewhere: of other programs, so empty ones do. */
function newHome() {
  const home = temporaryFolder();
  const config = path.join(home, '.wapiti/config');
  mkdirSync(config, { recursive: true });
  for (const list of ['apps.json', 'nikto_db']) writeFileSync(path.join(config, list), list.endsWith('json') ? '{}' : '');
  return home;
}

/** Not waited for in this thread: what the server says has to be read meanwhile. */
async function run(command, args, say) {
  const done = await new Promise((resolve, reject) => {
    execFile(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 3_600_000, env: { ...process.env, HOME: newHome() } },
      (error, stdout, stderr) => (typeof error?.code === 'string' ? reject(error) : resolve({ status: error?.code ?? 0, stdout, stderr })));
  });
  if (done.status !== 0) say(`${command} ended with ${done.status}: ${(done.stderr || done.stdout).slice(-400)}`);
  return done.stdout;
}

async function wapiti(server, role, client, urls, seconds, say) {
  const report = path.join(temporaryFolder(), 'report.json');
  await run('wapiti', ['-u', `${server.base}/`, ...urls.flatMap((url) => ['-s', server.base + url]), '--scope', 'folder', '-m', WAPITI_MODULES,
    '-H', `Cookie: ${client.cookie}`, '-H', `X-Jalon-CSRF: ${client.csrf}`, '-f', 'json', '-o', report, '--flush-session', '--no-bugreport',
    '--max-scan-time', String(seconds), '-v', '0'], say);
  const { vulnerabilities } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.entries(vulnerabilities).flatMap(([kind, found]) => found.map(({ method, path: at, info }) => `${role}: ${kind}: ${method} ${at} ${info}`));
}

const SQLMAP = ['--batch', '--smart', '--level', '3', '--risk', '2', '--technique', 'BEUST', '--time-sec', '3', '--threads', '2', '--flush-session', '--disable-coloring',
  '--ignore-code', '401', '--skip-waf'];
const verdicts = (said) => said.split('\n').filter((line) => /is vulnerable|appears to be .*injectable|Type: (boolean|error|time|stacked|UNION)/.test(line));

async function sqlmapReads(server, client, urls, say) {
  const list = path.join(temporaryFolder(), 'targets.txt');
  writeFileSync(list, urls.map((url) => (url.includes('?') ? server.base + url : `${server.base}${url}*`)).join('\n'));
  return verdicts(await run('sqlmap', ['-m', list, '--cookie', client.cookie, ...SQLMAP], say));
}

async function sqlmapWrite(server, client, [method, target, body], say) {
  const file = path.join(temporaryFolder(), 'request.txt');
  writeFileSync(file, `${method} ${target} HTTP/1.1\r\nHost: ${new URL(server.base).host}\r\nOrigin: ${server.base}\r\nCookie: ${client.cookie}\r\n` +
    `X-Jalon-CSRF: ${client.csrf}\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}`);
  return verdicts(await run('sqlmap', ['-r', file, ...SQLMAP], say));
}

export async function soak({ seconds = 120 }, say) {
  const server = await startServer();
  try {
    const camille = new Client(server.base);
    await camille.signIn(demoAccounts.coordinator);
    const files = (await camille.get('/api/v1/files?state=in_progress')).json.items;
    const samples = await samplesOf(camille, files[0].id);
    const identities = await makeIdentities(server, files[1].id);
    const urls = reads(samples);
    const found = [];
    for (const role of ROLES) {
      const reported = await wapiti(server, role, identities[role], urls, seconds, say);
      say(`wapiti as ${role}: ${urls.length} addresses, ${reported.length} reported`);
      found.push(...reported);
    }
    for (const role of ['coordinator', 'administrator', 'external']) {
      const reported = await sqlmapReads(server, identities[role], urls, say);
      say(`sqlmap as ${role}: ${urls.length} addresses, ${reported.length} reported`);
      found.push(...reported);
    }
    for (const write of writes(samples)) {
      const reported = await sqlmapWrite(server, identities.coordinator, write, say);
      say(`sqlmap into ${write[0]} ${write[1]}: ${reported.length} reported`);
      found.push(...reported);
    }
    if (server.child.exitCode !== null) throw new Error('the server ended');
    if (!(await fetch(`${server.base}/api/v1/health`)).ok) throw new Error('the server is not well');
    if (found.length > 0) throw new Error(found.join('\n'));
  } finally {
    await server.stop();
  }
}
