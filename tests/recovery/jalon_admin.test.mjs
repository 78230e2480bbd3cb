// SPDX-License-Identifier: EUPL-1.2
// packaging/single/jalon-admin, and the sealing by install-single: whatever fails or stops on the way, the key of each base is kept.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { mountsFor, noMounts } from '../support/disks.mjs';
import { demoCopy, jalon, root, run, temporaryFolder } from '../support/server.mjs';
import { SingleMachine } from '../support/single_machine.mjs';

const DATA = ['--data', path.join(root, 'data')];
const options = { timeout: 600_000 };
const both = [false, true];
const kind = (sealed) => (sealed ? 'a sealed key' : 'a plain key');

async function did(machine, args, how) {
  const { status, text } = await machine.admin(args, how);
  assert.equal(status, 0, `jalon-admin ${args.join(' ')}: ${status}\n${text}`);
  return text;
}

/** The base of the small program: made for the key of the machine. */
async function withSmallBase(how) {
  const machine = await SingleMachine.installed(how);
  writeFileSync(path.join(machine.state, 'jalon.db'), `${machine.key}\n`);
  await did(machine, ['check']);
  return machine;
}

const baseOf = (folder) => readFileSync(path.join(folder, 'jalon.db'), 'utf8').trim();

/** Nothing is under way: root alone has keys, and the one shown to the service opens the base. */
async function assertAtRest(machine) {
  await did(machine, ['check']);
  assert.deepEqual(machine.names(machine.state), ['jalon.db']);
  assert.equal(machine.key, baseOf(machine.state));
}

/** Moves the base aside, as before a restore. */
function setAside(machine) {
  const aside = path.join(temporaryFolder(), 'aside');
  cpSync(machine.state, aside, { recursive: true });
  for (const name of machine.names(machine.state)) rmSync(path.join(machine.state, name), { recursive: true });
  return aside;
}

for (const sealed of both)
  test(`accounts, backup, a new key and a restore of the real base, with ${kind(sealed)}`, options, async () => {
    const machine = await SingleMachine.installed({ jalon, sealed });
    const demo = demoCopy();
    // The demo has its key beside it: as from an installation by hand.
    for (const name of machine.names(machine.etc).filter((each) => each.startsWith('jalon.key'))) rmSync(path.join(machine.etc, name));
    cpSync(demo, machine.state, { recursive: true });
    const again = await machine.install(...(sealed ? ['--seal-key'] : []));
    assert.equal(again.status, 0, again.text);
    assert.equal(machine.key, readFileSync(path.join(demo, 'jalon.key'), 'utf8').trim());
    assert.deepEqual(machine.names(machine.etc).filter((name) => name.startsWith('jalon.key')), [sealed ? 'jalon.key.cred' : 'jalon.key']);

    const [recovery] = (await did(machine, ['recovery-key', 'create'])).match(/([0-9A-Z]{4} ){6}[0-9A-Z]{4}\n([0-9A-Z]{4} ){6}[0-9A-Z]{4}/);
    await did(machine, ['user', 'add', 'dominique', '--name', 'Dominique Exemple', '--role', 'coordinator', ...DATA]);
    await did(machine, ['backup']);
    const [backup] = readdirSync(machine.backups);

    const first = machine.key;
    await did(machine, ['rekey']);
    const second = machine.key;
    assert.notEqual(second, first);
    assert.equal(machine.keys()[sealed ? 'jalon.key.cred.previous' : 'jalon.key.previous'], first);
    assert.match(await did(machine, ['check', ...DATA]), /La base est saine/);

    const aside = setAside(machine);
    const said = await did(machine, ['restore', path.join(machine.backups, backup), '--recovery-key', '-'], { input: recovery });
    assert.ok(!machine.names(machine.state).includes('jalon.key'));
    assert.notEqual(machine.key, second);
    assert.match(await did(machine, ['check', ...DATA]), /La base est saine/);
    // What was set aside opens with the key that was kept for it, whatever happens to the new one afterwards.
    const [, kept] = said.match(/la clef d'avant est gardée dans \S+\/(jalon\.key\S*\.\d{8}T\d{6}Z)\n/);
    await did(machine, ['rekey']);
    await did(machine, ['rekey']);
    writeFileSync(path.join(aside, 'jalon.key'), machine.keys()[kept], { mode: 0o600 });
    const opened = run(['check', '--directory', aside, ...DATA]);
    assert.equal(opened.status, 0, opened.stdout + opened.stderr);
  });

test('a command that needs the base for itself waits for nobody', options, async () => {
  const machine = await withSmallBase();
  const before = machine.keys();
  const alone = [['rekey'], ['restore', 'x'], ['user', 'add', 'camille'], ['import', 'annuaire', 'x'], ['index', 'rebuild'], ['copy', '--from', 'x']];
  for (const args of alone) {
    const refused = await machine.admin(args, { env: { STUB_ACTIVE: 'yes' } });
    assert.equal(refused.status, 12, args.join(' '));
    assert.match(refused.text, /arrêtez d'abord le service \(systemctl stop jalon\)/);
  }
  const holder = spawn('flock', [machine.etc, 'sh', '-c', 'echo held; exec cat'], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  for (const args of [['rekey'], ['check']]) assert.match((await machine.admin(args)).text, /une autre commande jalon-admin/);
  holder.stdin.end();
  await once(holder, 'exit');
  assert.deepEqual(machine.keys(), before);
  await assertAtRest(machine);
});

test('a new key when /var has not a byte left changes nothing', { ...options, skip: noMounts ?? false }, async () => {
  const machine = await withSmallBase();
  const { key } = machine;
  const script = `
set -u
cp "$1/jalon.db" "$2"
mount -t tmpfs -o size=16k,mode=700 none "$1"
cp "$2" "$1/jalon.db"
dd if=/dev/zero of="$1/filler" bs=1 count=0 status=none
while printf x%04095d 0 >>"$1/filler"; do :; done 2>/dev/null
"$3" rekey; echo "full: $?"
find "$1" -name 'jalon.key*'
"$3" check; echo "still full: $?"
: >"$1/filler"
"$3" check; echo "free: $?"
"$3" rekey; echo "again: $?"
"$3" check; echo "at last: $?"`;
  const [command, ...rest] = mountsFor('sh', '-c', script, 'sh', machine.state, path.join(temporaryFolder(), 'base'));
  const { text } = await machine.admin([], { wrapper: [command, ...rest] });
  assert.match(text, /n'a pas été touchée\nfull: 15\nstill full: 0\nfree: 0\n.*again: 0\nat last: 0\n/s);
  assert.equal(machine.keys()['jalon.key.previous'], key);
});

test('a sealed key that this machine can no longer open is not replaced', options, async () => {
  const machine = await withSmallBase({ sealed: true });
  const before = machine.keys();
  for (let i = 0; i < 2; i += 1) {
    const refused = await machine.admin(['rekey'], { env: { STUB_NO_TPM: 'yes' } });
    assert.equal(refused.status, 10, refused.text);
    assert.match(refused.text, /jalon\.key\.cred ne se lit pas : rien n'a été changé/);
    assert.deepEqual(machine.names(machine.state), ['jalon.db']);
  }
  await assertAtRest(machine);
  assert.deepEqual(machine.keys(), before);
});

for (const sealed of both)
  test(`what is not a key never takes the place of ${kind(sealed)}`, options, async () => {
    const machine = await withSmallBase({ sealed });
    const before = machine.keys();
    const notKeys = ['', '\n', 'violon crayon\n', `${'ab'.repeat(31)}\n`, `${'ab'.repeat(32)}\n${'cd'.repeat(32)}\n`, `${'ab'.repeat(33)}\n`];
    for (const text of notKeys) {
      writeFileSync(path.join(machine.state, 'jalon.key'), text);
      for (const args of [['check'], ['rekey']]) {
        const refused = await machine.admin(args);
        assert.equal(refused.status, 10, refused.text);
        assert.match(refused.text, /n'est pas une clef/);
      }
      assert.deepEqual(machine.keys(), before, JSON.stringify(text));
    }
    rmSync(path.join(machine.state, 'jalon.key'));
    await assertAtRest(machine);
  });

test('an installation seals and imports only what is a key', options, async () => {
  const machine = await SingleMachine.installed();
  writeFileSync(path.join(machine.etc, 'jalon.key'), '');
  const sealing = await machine.install('--seal-key');
  assert.equal(sealing.status, 1);
  assert.match(sealing.text, /n'est pas une clef : rien n'a été scellé/);
  assert.deepEqual(Object.keys(machine.keys()), ['jalon.key']);
  renameSync(path.join(machine.etc, 'jalon.key'), path.join(machine.state, 'jalon.key'));
  const importing = await machine.install();
  assert.equal(importing.status, 1);
  assert.match(importing.text, /n'est pas une clef : rien n'a été rangé/);
  assert.ok(machine.names(machine.state).includes('jalon.key'));
});

/** Calls `play(cut)` for a cut before each step, until it ends by itself: it gives whether it was cut. */
async function atEachStep(play) {
  let cuts = 0;
  while (await play(cuts + 1)) cuts += 1;
  assert.ok(cuts > 5, `only ${cuts} cuts`);
}

for (const sealed of both) {
  test(`a new key cut at any step, with ${kind(sealed)}, is taken up`, options, async () => {
    await atEachStep(async (cut) => {
      const machine = await withSmallBase({ sealed });
      const first = machine.key;
      const { status } = await machine.cutting(cut, () => machine.admin(['rekey']));
      // Any command puts things in order; one that was cut within the change asks for the same again.
      await assertAtRest(machine);
      if (machine.key !== first) assert.ok(Object.values(machine.keys()).includes(first), `step ${cut}: the former key is gone`);
      await did(machine, ['rekey']);
      await assertAtRest(machine);
      return status === null;
    });
  });

  test(`a restore cut at any step, with ${kind(sealed)}, is taken up and keeps the key of the base set aside`, options, async () => {
    await atEachStep(async (cut) => {
      const machine = await withSmallBase({ sealed });
      const first = machine.key;
      const aside = setAside(machine);
      const { status } = await machine.cutting(cut, () => machine.admin(['restore', 'x']));
      if (!machine.names(machine.state).includes('jalon.db')) await did(machine, ['restore', 'x']);
      await assertAtRest(machine);
      await did(machine, ['rekey']);
      assert.equal(baseOf(aside), first);
      assert.ok(Object.values(machine.keys()).includes(first), `step ${cut}: ${aside} can never be opened again`);
      return status === null;
    });
  });

  test(`Jalon itself cut in the middle of a change, with ${kind(sealed)}`, options, async () => {
    for (const command of [['rekey'], ['restore', 'x']])
      for (const where of ['key_written', 'database_named', 'key_named']) {
        const machine = await withSmallBase({ sealed });
        const first = machine.key;
        if (command[0] === 'restore') setAside(machine);
        assert.equal((await machine.admin(command, { env: { STUB_JALON_CUT: where } })).status, null);
        const next = await machine.admin(['check']);
        if (where === 'key_named') assert.equal(next.status, 0, next.text);
        else {
          assert.equal(next.status, 24, next.text);
          // It names the command that takes it up.
          const [, again] = next.text.match(/lancez (?:la même commande )?jalon-admin (rekey|restore)/);
          await did(machine, again === 'restore' ? command : ['rekey']);
        }
        await assertAtRest(machine);
        assert.ok(Object.values(machine.keys()).includes(first), where);
      }
  });
}

test('the sealing of a key cut at any step leaves the key, clear or sealed', options, async () => {
  const whole = await SingleMachine.installed();
  const { steps } = await whole.cutting(0, () => whole.install('--seal-key'));
  const from = steps.findIndex((line) => line.startsWith('systemd-creds')) + 1;
  const last = steps.findIndex((line) => line.startsWith('shred')) + 1;
  assert.ok(from > 0 && last > from, steps.join('\n'));
  for (let cut = from; cut <= last + 1; cut += 1) {
    const machine = await SingleMachine.installed();
    const { key } = machine;
    const { status, text } = await machine.cutting(cut, () => machine.install('--seal-key'));
    assert.equal(status, null, text);
    assert.equal(machine.key, key, `before ${steps[cut - 1]}`);
    const again = await machine.install('--seal-key');
    assert.equal(again.status, 0, again.text);
    assert.deepEqual(machine.keys(), { 'jalon.key.cred': key });
  }
});

test('a clear key that is not the sealed one is not erased', options, async () => {
  const machine = await SingleMachine.installed({ sealed: true });
  const other = 'ab'.repeat(32);
  writeFileSync(path.join(machine.etc, 'jalon.key'), `${other}\n`, { mode: 0o600 });
  const { status, text } = await machine.install('--seal-key');
  assert.equal(status, 0, text);
  assert.match(text, /n'est pas la clef scellée : gardée/);
  assert.equal(machine.keys()['jalon.key'], other);
});
