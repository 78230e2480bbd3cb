// SPDX-License-Identifier: EUPL-1.2
// packaging/single under a folder: what install-single puts there, jalon-admin on it, and stand-ins for what needs a real machine
// (systemctl, systemd-run, systemd-creds, runuser). The power can be cut at any step: what nobody has synced is lost then.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, temporaryFolder } from './server.mjs';

const packaging = path.join(root, 'packaging');

/** What stands for a cipher: the digits of a key, each by another. */
const MIRROR = ['0123456789abcdef', 'fedcba9876543210'];
const mirrored = (text) => [...text].map((digit) => MIRROR[1][MIRROR[0].indexOf(digit)]).join('');

const stubs = {
  systemctl: '[ "$1" = is-active ] && [ -n "${STUB_ACTIVE:-}" ]',
  runuser: 'shift 3; exec "$@"',
  // Files that systemd-creds writes are not synced by it.
  'systemd-creds': `
[ -z "\${STUB_NO_TPM:-}" ] || { echo 'Failed to unseal' >&2; exit 1; }
case $2 in --name=jalon.key) ;; *) exit 1 ;; esac
from=$3; [ "$from" != - ] || from=/dev/stdin
mirror() { tr ${MIRROR.join(' ')}; }
sealed() { if [ "$1" = encrypt ]; then echo sealed; mirror; else read -r head && [ "$head" = sealed ] && mirror; fi; }
if [ "$4" = - ]; then sealed "$1" <"$from"; else sealed "$1" <"$from" >"$4"; fi`,
  'systemd-run': `
credentials=$(mktemp -d "$STUB_ROOT/credentials.XXXXXX")
while :; do
    case $1 in
    -p) case $2 in
        LoadCredential=*) cat "\${2#*:}" >"$credentials/jalon.key" || exit 243 ;;
        LoadCredentialEncrypted=*) systemd-creds decrypt --name=jalon.key "\${2#*:}" - >"$credentials/jalon.key" || exit 243 ;;
        esac; shift 2 ;;
    -E) export "\${2?}"; shift 2 ;;
    -*) shift ;;
    *) break ;;
    esac
done
CREDENTIALS_DIRECTORY=$credentials exec "$@"`,
};

/**
 * Each program that a script calls passes here and is counted; before the one asked for, the power goes: the script dies, and files that
 * were not synced since they were written are empty.
 */
const step = `#!/bin/sh
name=\${0##*/}
PATH=\${PATH#*:}
identity() { stat -c '%i %.9Y' "$1"; }
lose_power() {
    for file in "$STUB_ROOT"/etc/jalon/* "$STUB_ROOT"/var/lib/jalon/*; do
        [ ! -f "$file" ] || grep -qxF "$(identity "$file")" "$STUB_ROOT/durable" || : >"$file"
    done
    kill -9 0
}
count=$(($(cat "$STUB_ROOT/count") + 1))
echo $count >"$STUB_ROOT/count"
echo "$name $*" >>"$STUB_ROOT/steps"
[ "$STUB_CUT" != $count ] || lose_power
status=0
"$name" "$@" || status=$?
[ "$name $status" != 'sync 0' ] || for file in "$@"; do identity "$file" >>"$STUB_ROOT/durable"; done
# Jalon syncs what it writes.
[ $name != runuser ] || for file in "$STUB_ROOT"/var/lib/jalon/*; do [ ! -f "$file" ] || identity "$file" >>"$STUB_ROOT/durable"; done
exit $status
`;
const counted = ['cat', 'cmp', 'cp', 'install', 'mv', 'rm', 'runuser', 'shred', 'sync', 'systemd-creds'];

/** A base that says in its file which key opens it, changed in the steps of server/storage/key_swap.cpp: quick, and easy to cut. */
const smallJalon = `#!/bin/sh
directory=$JALON_DIRECTORY key=$JALON_DIRECTORY/jalon.key base=$JALON_DIRECTORY/jalon.db
opens() { [ -f "$1" ] && [ "$(cat "$1")" = "$(cat "$base")" ]; }
cut() { [ "\${STUB_JALON_CUT:-}" != "$1" ] || kill -9 0; }
finish() {
    [ -f "$key.next" ] || return 0
    [ -f "$base" ] || exit 24
    if opens "$key.next"; then mv "$key.next" "$key"; elif opens "$key"; then rm "$key.next"; else exit 11; fi
}
swap() {
    od -An -N32 -tx1 /dev/urandom | tr -d ' \\n' >"$key.next"
    echo >>"$key.next"
    cut key_written
    cp "$key.next" "$base"
    cut database_named
    mv "$key.next" "$key"
    cut key_named
}
case $1 in
rekey) finish; opens "$key" || exit 11; swap ;;
restore) if [ -e "$base" ] || [ -e "$key" ]; then exit 32; fi; swap ;;
*) finish; opens "\${CREDENTIALS_DIRECTORY:+$CREDENTIALS_DIRECTORY/jalon.key}" || exit 11 ;;
esac
`;

function program(file, text) {
  writeFileSync(file, text.startsWith('#!') ? text : `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
}

/** An installed machine. `jalon`: the program it runs, else a small one. `sealed`: with its key sealed. */
export class SingleMachine {
  root = path.join(temporaryFolder(), 'machine');
  #bin = temporaryFolder();
  #steps = temporaryFolder();

  static async installed({ jalon, sealed = false } = {}) {
    const machine = new SingleMachine();
    mkdirSync(machine.root);
    program(path.join(machine.#bin, 'jalon-to-install'), jalon ? `exec '${jalon}' "$@"` : smallJalon);
    writeFileSync(path.join(machine.#bin, 'index.html'), '<!doctype html><title>Jalon</title>');
    for (const [name, text] of Object.entries(stubs)) program(path.join(machine.#bin, name), text);
    program(path.join(machine.#steps, 'step'), step);
    for (const name of counted) symlinkSync('step', path.join(machine.#steps, name));
    machine.begins = await machine.install('--host', 'jalon.ville.example', '--backups', '/backups', ...(sealed ? ['--seal-key'] : []));
    assert.equal(machine.begins.status, 0, machine.begins.text);
    return machine;
  }

  get state() { return path.join(this.root, 'var/lib/jalon'); }
  get etc() { return path.join(this.root, 'etc/jalon'); }
  get backups() { return path.join(this.root, 'backups'); }
  names = (folder) => (existsSync(folder) ? readdirSync(folder).sort() : []);
  /** Every clear key the folder of root keeps, by name; sealed ones are opened. */
  keys() {
    const kept = this.names(this.etc).filter((name) => name.startsWith('jalon.key'));
    return Object.fromEntries(kept.map((name) => {
      const text = readFileSync(path.join(this.etc, name), 'utf8').trim();
      return [name, name.includes('.cred') ? mirrored(text.split('\n')[1] ?? '') : text];
    }));
  }
  /** The key the service is shown. */
  get key() {
    const keys = this.keys();
    return keys['jalon.key.cred'] ?? keys['jalon.key'];
  }

  install = (...args) => this.#run([path.join(packaging, 'install-single'), '--root', this.root, ...args]);
  admin = (args, options) => this.#run([path.join(packaging, 'single/jalon-admin'), ...args], options);

  /** Runs `act` with the power cut before a step (0: never); gives its status (null: cut) and the steps it made. */
  async cutting(cut, act) {
    for (const [name, text] of [['count', '0\n'], ['steps', ''], ['durable', '']]) writeFileSync(path.join(this.root, name), text);
    const files = [this.etc, this.state].flatMap((folder) => this.names(folder).map((name) => path.join(folder, name)));
    if (files.length > 0) await this.#run(['sh', '-c', 'stat -c "%i %.9Y" "$@" >"$0/durable"', this.root, ...files]);
    this.cut = cut;
    const done = await act();
    this.cut = undefined;
    return { ...done, steps: readFileSync(path.join(this.root, 'steps'), 'utf8').trim().split('\n') };
  }

  async #run([command, ...args], { input = '', env = {}, wrapper = [] } = {}) {
    const folders = [this.#bin, process.env.PATH];
    if (this.cut !== undefined) folders.unshift(this.#steps);
    const [first, ...rest] = [...wrapper, command, ...args];
    const child = spawn(first, rest, {
      detached: true, // a group of its own, which dies together
      env: {
        ...process.env, PATH: folders.join(':'), JALON_ROOT: this.root, STUB_ROOT: this.root, STUB_CUT: this.cut ?? 0,
        JALON_BINARY: path.join(this.#bin, 'jalon-to-install'), JALON_WEB: this.#bin, ...env,
      },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { text += chunk; });
    child.stdin.on('error', () => {}).end(input);
    const [status] = await once(child, 'close');
    return { status, text };
  }
}
