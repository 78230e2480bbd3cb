// SPDX-License-Identifier: EUPL-1.2
// The files of packaging/, as the programs that will read them understand them; and the single-machine installation, twice.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { root, startServer, temporaryFolder } from '../support/server.mjs';

const packaging = path.join(root, 'packaging');
const read = (name) => readFileSync(path.join(packaging, name), 'utf8');
/** Why a test cannot be made here: the program it asks is not installed. */
const without = (program) => spawnSync('which', [program]).status !== 0 && `no ${program} on this machine`;

function said(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (done.error) throw done.error;
  return { status: done.status, text: `${done.stdout}${done.stderr}` };
}

function accepted(command, args, options) {
  const { status, text } = said(command, args, options);
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${text}`);
  return text;
}

/** A file of the package in a new folder, with some of its words replaced. */
function adapted(name, replacements, folder = temporaryFolder()) {
  let text = read(name);
  for (const [from, to] of Object.entries(replacements)) {
    assert.ok(text.includes(from), `${name} has no ${from}`);
    text = text.replaceAll(from, to);
  }
  const file = path.join(folder, path.basename(name));
  writeFileSync(file, text);
  return file;
}

function certificate(folder) {
  const [crt, key, pem] = ['crt', 'key', 'pem'].map((end) => path.join(folder, `jalon.${end}`));
  accepted('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=jalon.example', '-keyout', key, '-out', crt]);
  writeFileSync(pem, readFileSync(crt, 'utf8') + readFileSync(key, 'utf8'));
  return { crt, key, pem };
}

test('systemd understands the units, and finds them closed', { skip: without('systemd-analyze') }, () => {
  const folder = temporaryFolder();
  const programs = { '/usr/local/bin/jalon': '/bin/true' };
  const units = [adapted('single/jalon.service', programs, folder), adapted('cluster/jalon@.service', programs, folder),
    adapted('cluster/pgbackrest@.service', { '/usr/bin/pgbackrest': '/bin/true' }, folder),
    ...['jalon.target', 'pgbackrest-full.timer', 'pgbackrest-diff.timer'].map((name) => adapted(`cluster/${name}`, {}, folder))];
  assert.equal(accepted('systemd-analyze', ['verify', ...units]).trim(), '');
  // With what install-single adds beside it.
  const added = path.join(folder, 'jalon.service.d');
  mkdirSync(added);
  adapted('single/key-sealed.conf', {}, added);
  writeFileSync(path.join(added, 'backups.conf'), '[Service]\nReadWritePaths=/mnt/sauvegardes\n');
  assert.equal(accepted('systemd-analyze', ['verify', units[0]]).trim(), '');
  const instance = path.join(folder, 'jalon@8081.service');
  copyFileSync(path.join(folder, 'jalon@.service'), instance);
  for (const unit of [units[0], instance]) // 0 to 100, where 0 is a service that can do nothing at all
    accepted('systemd-analyze', ['security', '--offline=true', '--threshold=15', unit]);
});

test('HAProxy understands its file, and says nothing about it', { skip: without('haproxy') }, () => {
  const folder = temporaryFolder();
  const { pem, crt } = certificate(folder);
  const file = adapted('cluster/haproxy.cfg',
    { '/etc/haproxy/jalon.pem': pem, '/etc/haproxy/facade.pem': pem, '/etc/haproxy/jalon-ca.crt': crt, '/etc/haproxy/errors/': `${path.join(packaging, 'cluster')}/` }, folder);
  assert.match(accepted('haproxy', ['-c', '-f', file]).trim(), /^Configuration file is valid$/);
});

test('nginx understands its file', { skip: without('nginx') }, () => {
  const folder = temporaryFolder();
  const { crt, key } = certificate(folder);
  const site = adapted('single/nginx.conf', { '@HOST@': 'jalon.example', '@CERTIFICATE@': crt, '@PRIVATE_KEY@': key, '/var/log/nginx': folder }, folder);
  const whole = path.join(folder, 'whole.conf');
  writeFileSync(whole, `pid ${folder}/pid; error_log stderr; events {} http { include ${site}; }`);
  assert.match(accepted('nginx', ['-t', '-c', whole]), /test is successful/);
});

test('Patroni understands its file', { skip: without('patroni') }, async () => {
  // It tries to reach etcd.
  const etcd = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(etcd, 'listening');
  const here = `127.0.0.1:${etcd.address().port}`;
  const file = adapted('cluster/patroni.yml', { '192.0.2.11:2379': here, '192.0.2.12:2379': here, '192.0.2.13:2379': here });
  const { text } = said('patroni', ['--validate-config', file]);
  etcd.close();
  // What it says is not there is optional: the rules of access are under `postgresql`.
  assert.equal(text.trim(), 'bootstrap.pg_hba  is not defined.');
});

test('there are connections for all who ask the base, and a line that lets each of them in', () => {
  const [, workers, connections] = /--workers (\d+) --connections (\d+)/.exec(read('cluster/cluster.env')).map(Number);
  assert.ok(connections >= workers + 2, 'long operations have no connection of their own');
  const patroni = read('cluster/patroni.yml');
  const [, most] = /max_connections: (\d+)/.exec(patroni).map(Number);
  const between = (from, to) => read('cluster/haproxy.cfg').split(`\nbackend ${from}`)[1].split(`\nbackend ${to}`)[0].match(/^ +server /gm).length;
  const servers = between('jalon_api', 'jalon_pages') * between('ici_api', 'ici_pages');
  assert.equal(servers, 4);
  assert.ok(servers * connections + 10 <= most, 'nothing is left for Patroni, pgBackRest and people');
  const [, pooled] = /default_pool_size = (\d+)/.exec(read('cluster/pgbouncer.ini')).map(Number);
  assert.ok(servers * connections <= pooled, 'some would wait in PgBouncer');
  const lines = patroni.slice(patroni.indexOf('pg_hba:')).match(/^ +- (local|hostssl) .*/gm).map((line) => line.trim().replace(/^- /, '').split(/ +/).join(' '));
  // How Patroni reaches its own PostgreSQL where it listens on 0.0.0.0, and PgBouncer the one beside it.
  for (const line of ['hostssl all postgres 127.0.0.1/32 scram-sha-256', 'hostssl replication replicator 127.0.0.1/32 scram-sha-256', 'local jalon jalon scram-sha-256'])
    assert.ok(lines.includes(line), line);
});

test('pgBackRest understands its files', { skip: without('pgbackrest') }, () => {
  for (const name of ['pgbackrest-base.conf', 'pgbackrest-repository.conf']) {
    const folder = temporaryFolder();
    const file = adapted(`cluster/${name}`, {}, folder);
    // A command that needs no repository: options it does not know are told as warnings.
    const text = accepted('pgbackrest', [`--config=${file}`, '--stanza=jalon', `--lock-path=${folder}`, '--log-level-file=off', 'stop']);
    assert.equal(text.trim(), '');
  }
});

test('the installation on one machine is done once, however often it is run', { skip: without('openssl') }, async () => {
  const folder = temporaryFolder();
  const web = path.join(folder, 'web');
  mkdirSync(web);
  writeFileSync(path.join(web, 'index.html'), '<!doctype html><title>Jalon</title>');
  const binary = path.join(folder, 'jalon');
  writeFileSync(binary, '#!/bin/sh\n');
  chmodSync(binary, 0o755);
  const target = path.join(folder, 'target');
  const install = (...args) => said(path.join(packaging, 'install-single'), ['--root', target, ...args], { env: { ...process.env, JALON_BINARY: binary, JALON_WEB: web } });
  const content = (name) => readFileSync(path.join(target, name), 'utf8');
  const mode = (name) => statSync(path.join(target, name)).mode & 0o777;

  const nameless = install();
  assert.equal(nameless.status, 2);
  assert.match(nameless.text, /--host NOM est demandé/);
  const first = install('--host', 'jalon.ville.example', '--backups', '/mnt/sauvegardes');
  assert.equal(first.status, 0, first.text);
  const key = content('etc/jalon/jalon.key');
  assert.match(key, /^[0-9a-f]{64}\n$/);
  for (const secret of ['etc/jalon/jalon.key', 'etc/jalon/tls/jalon.key']) assert.equal(mode(secret), 0o600, secret);
  assert.equal(mode('var/lib/jalon'), 0o700);
  assert.match(content('etc/jalon/jalon.env'), /^JALON_ORIGIN=https:\/\/jalon\.ville\.example$/m);
  assert.match(content('etc/systemd/system/jalon.service.d/backups.conf'), /^ReadWritePaths=-\/mnt\/sauvegardes$/m);
  assert.doesNotMatch(content('etc/nginx/sites-available/jalon'), /@[A-Z_]+@/);
  const tls = content('etc/jalon/tls/jalon.crt');

  // What the machine has of its own stays.
  const site = path.join(target, 'etc/nginx/sites-available/jalon');
  appendFileSync(path.join(target, 'etc/jalon/jalon.env'), 'JALON_DATABASE=postgresql://jalon@127.0.0.1/jalon\n');
  appendFileSync(site, '# ours\n');
  writeFileSync(binary, '#!/bin/sh\n# newer\n');
  writeFileSync(path.join(target, 'usr/local/share/jalon/web/old.js'), 'of the version before');
  const again = install();
  assert.equal(again.status, 0, again.text);
  assert.equal(content('etc/jalon/jalon.key'), key);
  assert.equal(content('etc/jalon/tls/jalon.crt'), tls);
  assert.match(content('etc/jalon/jalon.env'), /^JALON_BACKUPS=\/mnt\/sauvegardes$/m);
  assert.match(content('etc/jalon/jalon.env'), /^JALON_DATABASE=postgresql:/m);
  assert.match(readFileSync(site, 'utf8'), /# ours/);
  assert.match(content('usr/local/bin/jalon'), /newer/);
  assert.doesNotMatch(content('usr/local/bin/jalon.previous'), /newer/);
  assert.ok(!existsSync(path.join(target, 'usr/local/share/jalon/web/old.js')));

  const elsewhere = install('--host', 'jalon.agglo.example');
  assert.match(elsewhere.text, /sites-available\/jalon a été changé à la main/);
  assert.match(readFileSync(`${site}.dist`, 'utf8'), /jalon\.agglo\.example/);
  assert.match(readFileSync(site, 'utf8'), /# ours/);
  assert.match(content('etc/jalon/jalon.env'), /^JALON_ORIGIN=https:\/\/jalon\.agglo\.example$/m);
  writeFileSync(site, content('usr/local/share/jalon/jalon.last'));
  assert.equal(install('--host', 'jalon.ville.example').status, 0);
  assert.match(readFileSync(site, 'utf8'), /jalon\.ville\.example/);

  // A base without its key is not given another one.
  writeFileSync(path.join(target, 'var/lib/jalon/jalon.db'), 'a base');
  rmSync(path.join(target, 'etc/jalon/jalon.key'));
  const keyless = install();
  assert.equal(keyless.status, 1);
  assert.match(keyless.text, /une base dans \/var\/lib\/jalon, sans clef/);
});

test('the installation of a façade puts its own addresses everywhere, however often it is run', { skip: without('haproxy') }, () => {
  const folder = temporaryFolder();
  const web = path.join(folder, 'web');
  mkdirSync(web);
  writeFileSync(path.join(web, 'index.html'), '<!doctype html><title>Jalon</title>');
  const binary = path.join(folder, 'jalon');
  writeFileSync(binary, '#!/bin/sh\n');
  chmodSync(binary, 0o755);
  const target = path.join(folder, 'target');
  const install = (...args) => said(path.join(packaging, 'install-facade'), ['--root', target, ...args], { env: { ...process.env, JALON_BINARY: binary, JALON_WEB: web } });
  const content = (name) => readFileSync(path.join(target, name), 'utf8');
  const ours = ['--host', 'jalon.agglo.example', '--facades', '10.1.0.21,10.1.0.22', '--bases', '10.1.0.11,10.1.0.12'];

  assert.equal(install('--host', 'jalon.agglo.example', '--facades', '10.1.0.21').status, 2);
  const first = install(...ours);
  assert.equal(first.status, 0, first.text);
  for (const name of ['etc/haproxy/haproxy.cfg', 'etc/jalon/cluster.env'])
    assert.doesNotMatch(content(name).replace(/^\s*#.*$/gm, ''), /192\.0\.2\.|ville\.example/, name);
  assert.match(content('etc/haproxy/haproxy.cfg'), /server front2 10\.1\.0\.22:8443/);
  assert.match(content('etc/jalon/cluster.env'), /^JALON_ORIGIN=https:\/\/jalon\.agglo\.example$/m);
  assert.equal(statSync(path.join(target, 'etc/jalon/cluster.env')).mode & 0o777, 0o600);
  for (const there of ['usr/local/bin/jalon', 'usr/local/share/jalon/web/index.html', 'etc/systemd/system/jalon@.service', 'etc/haproxy/errors/jalon-api.http'])
    assert.ok(existsSync(path.join(target, there)), there);
  appendFileSync(path.join(target, 'etc/jalon/cluster.env'), '# ours\n');
  assert.equal(install(...ours).status, 0);
  assert.match(content('etc/jalon/cluster.env'), /# ours/);
  // Nothing goes from one machine to another in clear.
  const remote = content('etc/haproxy/haproxy.cfg').split('\nlisten base')[0].match(/^ +server \S+ (?!127\.0\.0\.1:).*$/gm);
  assert.deepEqual(remote.map((line) => /:8443/.test(line)), remote.map(() => true));
  assert.match(content('etc/systemd/system/jalon@.service'), /--address 127\.0\.0\.1 /);
});

test('the server opens its base with the key systemd hands it, and with no other', async () => {
  const credentials = temporaryFolder();
  writeFileSync(path.join(credentials, 'jalon.key'), `${'5a'.repeat(32)}\n`, { mode: 0o400 });
  const directory = temporaryFolder();
  const server = await startServer({ directory, env: { CREDENTIALS_DIRECTORY: credentials } });
  assert.equal((await server.stop()).code, 0);
  assert.deepEqual(readdirSync(directory).filter((name) => name.includes('key')), [], 'the key stays with systemd');
  await assert.rejects(startServer({ directory }), /clef/);
});
