// SPDX-License-Identifier: EUPL-1.2
// The machines of packaging/cluster as processes of this one: three etcd, two PostgreSQL under Patroni, HAProxy. Each machine has an
// address of the loopback network. The files are the packaged ones with other ports and folders, and without TLS but for PostgreSQL:
// who is let in, and by which way, is what the packaged lines of pg_hba say.
import { spawn, spawnSync } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { asOwner, Machine, ownerOptions, ownFolder, programs } from './cluster.mjs';
import { psql } from './postgres.mjs';
import { freePort, root } from './server.mjs';
import { until } from './wait.mjs';

/** The first program that is missing, or undefined. */
export const missing = ['patroni', 'etcd', 'haproxy'].find((program) => spawnSync('which', [program]).status !== 0);

const PASSWORD = 'sesame';
/** The name Jalon verifies (cluster.env). */
const HOST = 'base.jalon.example';
/** Where libpq looks for certificates of its own; nobody's. */
const ownerHome = ownFolder();
const running = new Set();
process.prependListener('exit', () => { for (const child of running) child.kill('SIGKILL'); });

function started(command, args, log, env = {}) {
  const out = openSync(log, 'a');
  const child = spawn(command, args, { ...ownerOptions, stdio: ['ignore', out, out], env: { ...process.env, HOME: ownerHome, ...env } });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** The text of a packaged file, with patterns replaced; each of them must be found. */
function adapted(name, replacements) {
  let text = readFileSync(path.join(root, 'packaging/cluster', name), 'utf8');
  for (const [pattern, by] of replacements) {
    if (typeof pattern === 'string' ? !text.includes(pattern) : text.search(pattern) < 0) throw new Error(`${name} has no ${pattern}`);
    text = text.replace(pattern, by);
  }
  return text;
}

/** Of base1, base2 and base3: 192.0.2.11 is 127.0.0.11 here. */
const addressOf = (number) => `127.0.0.1${number}`;

export class PatroniCluster {
  static async start() {
    const cluster = new PatroniCluster();
    const names = ['etcd', 'peer', 'rest', 'base', 'web', 'relay', 'one', 'other'];
    cluster.ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await freePort()])));
    cluster.folder = ownFolder();
    cluster.#makeCertificate();
    for (const number of [1, 2, 3]) cluster.#startEtcd(number);
    cluster.bases = await Promise.all([1, 2].map((number) => cluster.#prepareBase(number)));
    for (const base of cluster.bases) cluster.startBase(base);
    await cluster.settled().catch((error) => { throw new Error(`${error.message}\n${cluster.logs()}`); });
    cluster.#startHaproxy();
    // At its start it believes in both.
    await until('HAProxy knows which base is not the primary', async () => (await cluster.#standOf('base')).filter((state) => state === 'DOWN').length === 1);
    return cluster;
  }

  /** Its own authority. */
  #makeCertificate() {
    asOwner('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', `/CN=${HOST}`,
      '-addext', `subjectAltName=DNS:${HOST}`, '-keyout', `${this.folder}/server.key`, '-out', `${this.folder}/server.crt`]);
    const [certificate, key] = ['crt', 'key'].map((kind) => readFileSync(`${this.folder}/server.${kind}`, 'utf8'));
    writeFileSync(`${this.folder}/facade.pem`, certificate + key, { mode: 0o644 });
  }

  #startEtcd(number) {
    const text = adapted('etcd.env', [
      [/^ETCD_[A-Z_]*(CERT|KEY|CA)_(FILE|AUTH)=.*\n/gm, ''], [/,https:\/\/127\.0\.0\.1:2379/, ''], [/https:/g, 'http:'],
      [/^ETCD_NAME=base1/m, `ETCD_NAME=base${number}`], [/^(ETCD_(?!INITIAL_CLUSTER=).*)192\.0\.2\.11/gm, `$1${addressOf(number)}`],
      [/192\.0\.2\.1/g, '127.0.0.1'], [/:2380/g, `:${this.ports.peer}`], [/:2379/g, `:${this.ports.etcd}`],
      [/^ETCD_DATA_DIR=.*/m, `ETCD_DATA_DIR=${this.folder}/etcd${number}`],
    ]);
    const env = Object.fromEntries(text.split('\n').filter((line) => line.startsWith('ETCD_')).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    started('etcd', [], `${this.folder}/etcd${number}.log`, env);
  }

  async #prepareBase(number) {
    const machine = await Machine.empty();
    const text = adapted('patroni.yml', [
      [/^ +(certfile|keyfile|cafile|verify_client|cacert|cert|key): .*\n/gm, ''], [/protocol: https/, 'protocol: http'],
      [/\/etc\/patroni\/server/g, `${this.folder}/server`], [/\/etc\/patroni\/ca\.crt/g, `${this.folder}/server.crt`],
      // PostgreSQL listens everywhere, as packaged, each on its own port; of the two REST only one can have 0.0.0.0.
      [/name: base1/, `name: base${number}`], [/connect_address: 192\.0\.2\.11/g, `connect_address: ${addressOf(number)}`], [/listen: 0\.0\.0\.0:8008/, `listen: ${addressOf(number)}:8008`],
      // All come from 127.0.0.1 here. The lines of those who come from another machine are moved there; Patroni itself gets in by the
      // lines that are packaged for it, or not at all.
      [/((?:jalon|rewinder) +)192\.0\.2\.\d+\/32/g, '$1127.0.0.1/32'], [/192\.0\.2\.1/g, '127.0.0.1'],
      [/:2379/g, `:${this.ports.etcd}`], [/:8008/g, `:${this.ports.rest}`], [/:5432/g, `:${machine.port}`],
      [/A_CHANGER/g, PASSWORD], [/bin_dir: .*/, `bin_dir: ${programs}`], [/data_dir: .*/, `data_dir: ${machine.data}`],
      [/pgpass: .*/, `pgpass: ${machine.folder}/pgpass`], [/unix_socket_directories: .*/, `unix_socket_directories: ${machine.folder}`],
      [/archive_command: .*/, 'archive_command: /bin/true'], [/restore_command: .*/, 'restore_command: /bin/false'], [/mode: automatic/, "mode: 'off'"],
    ]);
    const file = path.join(machine.folder, 'patroni.yml');
    writeFileSync(file, text, { mode: 0o644 });
    return { number, machine, file, rest: `http://${addressOf(number)}:${this.ports.rest}` };
  }

  startBase(base) {
    base.patroni = started('patroni', [base.file], path.join(base.machine.folder, 'patroni.log'));
  }

  /** The machine is gone: Patroni and PostgreSQL together. */
  async killBase(base) {
    const ended = new Promise((resolve) => { base.patroni.once('exit', resolve); });
    base.patroni.kill('SIGKILL');
    base.machine.kill();
    await ended;
  }

  #startHaproxy() {
    const { ports, folder } = this;
    const text = adapted('haproxy.cfg', [
      [/^ +(user|group|log \/dev\/log|log global|bind :443|http-request redirect|ssl-default-bind-options).*\n/gm, ''], [/^.*server front2.*\n/gm, ''],
      [/bind :80/, `bind 127.0.0.1:${ports.web}`], [/\/run\/haproxy\/admin\.sock/g, `${folder}/haproxy.sock`],
      [/bind :8443/, `bind 127.0.0.1:${ports.relay}`], [/192\.0\.2\.21:8443/g, `127.0.0.1:${ports.relay}`],
      [/\/etc\/haproxy\/facade\.pem/g, `${folder}/facade.pem`], [/\/etc\/haproxy\/jalon-ca\.crt/g, `${folder}/server.crt`],
      [/127\.0\.0\.1:8081/g, `127.0.0.1:${ports.one}`], [/127\.0\.0\.1:8082/g, `127.0.0.1:${ports.other}`],
      [/bind 127\.0\.0\.1:5432/, `bind 127.0.0.1:${ports.base}`], ...this.bases.map(({ number, machine }) => [`192.0.2.1${number}:5432`, `${addressOf(number)}:${machine.port}`]),
      [/port 8008 check-ssl verify required ca-file \S+/, `port ${ports.rest}`], [/\/etc\/haproxy\/errors/g, path.join(root, 'packaging/cluster')],
    ]);
    const file = path.join(folder, 'haproxy.cfg');
    writeFileSync(file, text, { mode: 0o644 });
    started('haproxy', ['-db', '-f', file], path.join(folder, 'haproxy.log'));
  }

  /** What HAProxy says of the servers of a proxy: UP or DOWN. */
  async #standOf(proxy) {
    const socket = connect(`${this.folder}/haproxy.sock`);
    socket.end('show stat\n');
    let text = '';
    try {
      for await (const chunk of socket) text += chunk;
    } catch {
      return []; // it is still starting
    }
    return text.split('\n').map((line) => line.split(',')).filter(([name, server]) => name === proxy && !['FRONTEND', 'BACKEND'].includes(server)).map((fields) => fields[17]);
  }

  /** Of whichever base is primary, through HAProxy; that of Jalon is opened as Jalon, its certificate verified (cluster.env). */
  address(base = 'postgres') {
    const user = base === 'jalon' ? 'jalon' : 'postgres';
    return `postgresql://${user}:${PASSWORD}@${HOST}:${this.ports.base}/${base}?hostaddr=127.0.0.1&sslmode=verify-full&sslrootcert=${this.folder}/server.crt`;
  }
  ask(statements, base) { return psql(this.address(base), statements); }
  /** As packaging/README.md makes it. */
  makeBase() {
    this.ask(`CREATE ROLE jalon LOGIN PASSWORD '${PASSWORD}'`);
    this.ask("CREATE DATABASE jalon OWNER jalon ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
  }
  /** Where people's browsers go. */
  get web() { return `http://127.0.0.1:${this.ports.web}`; }

  async #isPrimary(base) {
    const answer = await fetch(`${base.rest}/primary`).catch(() => undefined);
    return answer?.status === 200;
  }

  async primary() {
    for (const base of this.bases) if (await this.#isPrimary(base)) return base;
    return undefined;
  }

  /** Resolves once there is a primary and a synchronous standby; gives the primary. */
  async settled() {
    return until('a primary and its synchronous standby', async () => {
      const primary = await this.primary();
      if (!primary) return undefined;
      const { members } = await (await fetch(`${primary.rest}/cluster`)).json();
      return members.some(({ role }) => role === 'sync_standby') && primary;
    });
  }

  /** What the programs wrote, for a failure. */
  logs() {
    const files = [...[1, 2, 3].map((number) => `${this.folder}/etcd${number}.log`), `${this.folder}/haproxy.log`, ...this.bases.map(({ machine }) => `${machine.folder}/patroni.log`)];
    return files.map((file) => {
      try { return `== ${path.basename(file)}\n${readFileSync(file, 'utf8').slice(-3000)}`; } catch { return `== ${file}: none`; }
    }).join('\n');
  }
}
