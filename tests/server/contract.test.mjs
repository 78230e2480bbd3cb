// SPDX-License-Identifier: EUPL-1.2
// Every operation of api/openapi.yaml, driven against the running server, each request and answer checked against it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Client, demoAccounts, uuidv7 } from '../support/client.mjs';
import { Contract, operations } from '../support/contract.mjs';
import { postgres } from '../support/postgres.mjs';
import { jalon, startServer } from '../support/server.mjs';

const contract = new Contract();
let server, camille, admin, anonymous;
const made = {};

before(async () => {
  server = await startServer();
  const options = { onExchange: contract.observe };
  camille = new Client(server.base, options);
  admin = new Client(server.base, options);
  anonymous = new Client(server.base, options);
  await camille.signIn(demoAccounts.coordinator);
  await admin.signIn(demoAccounts.administrator);
});
after(() => server?.stop());

const status = (answer, ...expected) => {
  assert.ok(expected.includes(answer.status), `${answer.method} ${answer.path}: ${answer.status} ${answer.text.slice(0, 600)}`);
  return answer.json;
};

describe('the API as described', { concurrency: false }, () => {
  test('the routes of the program are the operations of the description', () => {
    const listed = JSON.parse(execFileSync(jalon, ['routes'], { encoding: 'utf8' }));
    const mine = listed.map((r) => `${r.method} ${r.pattern} ${r.operation}`).sort();
    assert.deepEqual(mine, operations.map((o) => `${o.method} ${o.template} ${o.id}`).sort());
  });

  test('session, meta, blueprint, health', async () => {
    status(await anonymous.get('/api/v1/session'), 401);
    const elsewhere = new Client(server.base, { onExchange: contract.observe });
    await elsewhere.signIn(demoAccounts.coordinator);
    const [lost] = status(await camille.get('/api/v1/sessions'), 200).items.filter(({ current }) => !current);
    status(await camille.del(`/api/v1/sessions/${lost.id}`), 204);
    status(await camille.del(`/api/v1/sessions/${lost.id}`), 404);
    status(await elsewhere.get('/api/v1/session'), 401);
    assert.equal(status(await camille.del('/api/v1/sessions'), 200).ended, 0);
    status(await anonymous.get('/api/v1/health'), 200);
    status(await camille.get('/api/v1/session'), 200);
    assert.equal(status(await camille.get('/api/v1/meta'), 200).demo, true);
    const blueprint = status(await camille.get('/api/v1/blueprint'), 200);
    assert.ok(blueprint.vocabularies.motive.length > 10);
    assert.ok(blueprint.forms.length >= 7);
  });

  test('organisations and teams', async () => {
    const id = uuidv7();
    status(await camille.get('/api/v1/organisations'), 403);
    const made = status(await admin.post('/api/v1/organisations', { id, name: 'Autre ville' }), 201);
    status(await admin.post('/api/v1/organisations', { id: uuidv7(), name: ' ' }), 422);
    // Its first administrator is whoever made it, from the next request on.
    const renamed = await admin.patch(`/api/v1/organisations/${id}`, { name: 'Autre commune' }, { ifMatch: made.version });
    assert.equal(status(renamed, 200).name, 'Autre commune');
    const team = { id: uuidv7(), name: 'Suivi', schemes: ['drop_out'] };
    status(await admin.post(`/api/v1/organisations/${id}/teams`, team), 201);
    status(await admin.post(`/api/v1/organisations/${id}/teams`, { ...team, id: uuidv7(), schemes: ['cooking'] }), 422);
    const closed = { name: 'Suivi', schemes: [], closedOn: '2026-11-19' };
    assert.equal(status(await admin.patch(`/api/v1/teams/${team.id}`, closed, { ifMatch: 1 }), 200).closedOn, '2026-11-19');
    status(await admin.patch(`/api/v1/teams/${team.id}`, closed, { ifMatch: 1 }), 412);
    const shown = status(await admin.get('/api/v1/organisations'), 200).items.find((one) => one.id === id);
    assert.deepEqual(shown.teams.map(({ name }) => name), ['Suivi']);
  });

  test('accounts', async () => {
    const id = uuidv7();
    const isOpen = ({ closedOn }) => !closedOn;
    const city = status(await admin.get('/api/v1/organisations'), 200).items.find(({ teams }) => teams.some(isOpen));
    const team = city.teams.find(isOpen);
    const membership = { id: uuidv7(), role: 'coordinator', placeId: team.id, to: '2027-07-02' };
    const body = { id, login: 'nouvelle', displayName: 'Nouvelle Personne', memberships: [membership], password: 'une phrase assez longue' };
    const created = status(await admin.post('/api/v1/users', body), 201);
    status(await admin.post('/api/v1/users', body), 200);
    status(await camille.get('/api/v1/users'), 403);
    assert.ok(status(await admin.get('/api/v1/users'), 200).items.some((u) => u.id === id));
    assert.ok(status(await camille.get('/api/v1/users/directory'), 200).items.length >= 2);
    status(await admin.patch(`/api/v1/users/${id}`, { displayName: 'Autre Nom' }, { ifMatch: created.version }), 200);
    const stale = status(await admin.patch(`/api/v1/users/${id}`, { displayName: 'Perdu' }, { ifMatch: created.version }), 412);
    assert.equal(stale.current.displayName, 'Autre Nom');
    const more = { id: uuidv7(), role: 'administrator', placeId: city.id };
    const both = status(await admin.post(`/api/v1/users/${id}/memberships`, more), 201);
    assert.deepEqual(both.roles, ['coordinator', 'administrator']);
    const ended = { from: null, to: '2026-11-18' };
    const [, added] = both.memberships;
    assert.deepEqual(status(await admin.patch(`/api/v1/memberships/${added.id}`, ended, { ifMatch: 1 }), 200).roles, ['coordinator']);
    status(await admin.patch(`/api/v1/memberships/${added.id}`, { from: null, to: null }, { ifMatch: 1 }), 412);
    status(await admin.put(`/api/v1/users/${id}/password`, { newPassword: 'encore une phrase longue' }), 204);
    const her = new Client(server.base, { onExchange: contract.observe });
    await her.signIn({ login: 'nouvelle', password: 'encore une phrase longue' });
    assert.equal(status(await her.get('/api/v1/files'), 403).code, 'password_change_required');
    status(await her.put('/api/v1/session/password', { currentPassword: 'encore une phrase longue', newPassword: 'la mienne, choisie ici' }), 204);
    status(await her.get('/api/v1/files'), 200);
    status(await her.del('/api/v1/session'), 204);
    status(await her.get('/api/v1/session'), 401);
  });

  test('structures, contacts, import of the directory as a job', async () => {
    made.school = uuidv7();
    const body = { id: made.school, name: 'Collège du Contrat', kind: 'college', city: 'Essai', academy: 'Lille', zone: 'B', agreementFrom: '2025-09-01', agreementTo: '2027-08-31' };
    const school = status(await camille.post('/api/v1/structures', body), 201);
    status(await camille.post('/api/v1/structures', body), 200);
    status(await camille.patch(`/api/v1/structures/${made.school}`, { phone: '03 20 00 00 01' }, { ifMatch: school.version }), 200);
    status(await camille.get(`/api/v1/structures/${made.school}`), 200);
    assert.ok(status(await camille.get('/api/v1/structures?q=contrat&partner=true'), 200).items.some((s) => s.id === made.school));
    const contact = status(await camille.post(`/api/v1/structures/${made.school}/contacts`, { id: uuidv7(), function: 'cpe', lastName: 'Essai' }), 201);
    status(await camille.patch(`/api/v1/contacts/${contact.id}`, { phone: '03 20 00 00 02', validTo: '2027-07-03' }, { ifMatch: contact.version }), 200);

    const csv = 'Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Nom_commune;Libelle_academie;etat\n0990001X;Ecole Mauvaise Clef;Ecole;Essai;Lille;OUVERT\n';
    const job = status(await camille.request('POST', '/api/v1/structures/import', { raw: csv }), 202);
    const stream = await camille.get(`/api/v1/jobs/${job.id}/events`);
    assert.match(stream.text, /event: done/);
    const done = status(await camille.get(`/api/v1/jobs/${job.id}`), 200);
    assert.ok(['done', 'failed'].includes(done.state));
    status(await camille.del(`/api/v1/jobs/${job.id}`), 200);
    status(await admin.get(`/api/v1/jobs/${job.id}`), 404);
  });

  test('calendars', async () => {
    assert.ok(status(await camille.get('/api/v1/calendars/years'), 200).items.length >= 6);
    const service = status(await camille.get('/api/v1/calendars/service'), 200);
    const { open, closures, region, version } = service;
    status(await camille.put('/api/v1/calendars/service', { open, closures: [...closures, { id: uuidv7(), from: '2027-05-14/am', to: '2027-05-14/pm', label: 'Pont' }], region }, { ifMatch: version }), 200);
    const own = status(await camille.get(`/api/v1/structures/${made.school}/calendar`), 200);
    status(await camille.put(`/api/v1/structures/${made.school}/calendar`, { zone: 'B', noClass: ['wed/pm'], ownDays: [] }, { ifMatch: own.version }), 200);
    assert.equal(status(await camille.get(`/api/v1/calendars/days?from=2026-11-09&to=2026-11-15&structureId=${made.school}`), 200).items.length, 7);
    const receivable = status(await camille.get(`/api/v1/calendars/receivable?structureId=${made.school}&from=2026-11-12/am&to=2026-11-17/pm`), 200);
    assert.equal(receivable.receivable, 8);
    const csv = 'Description;Population;Date de début;Date de fin;Académies;Zones;annee_scolaire\n"Vacances de la Toussaint";"-";2027-10-23;2027-11-08;Lille;Zone B;2027-2028\n';
    const preview = status(await camille.request('POST', '/api/v1/calendars/import?dryRun=true', { raw: csv }), 200);
    assert.equal(preview.dryRun, true);
  });

  test('people', async () => {
    made.person = uuidv7();
    const body = { id: made.person, lastName: 'Contrat', firstName: 'Élodie', birthDate: '2013-04-05', structureId: made.school, className: '5e B', phone: '06 00 00 00 01' };
    const person = status(await camille.post('/api/v1/people', body), 201);
    status(await camille.post('/api/v1/people', body), 200);
    status(await camille.patch(`/api/v1/people/${made.person}`, { usualName: 'Élo' }, { ifMatch: person.version }), 200);
    assert.ok(status(await camille.get('/api/v1/people/candidates?lastName=contrat&firstName=Elodie'), 200).items.length >= 1);
    assert.ok(status(await camille.get('/api/v1/files?q=elodie%20contrat&sort=name'), 200).items.some((f) => f.id === made.person));
    const guardian = status(await camille.post(`/api/v1/people/${made.person}/guardians`, { id: uuidv7(), lastName: 'Contrat', firstName: 'Odile', relation: 'mother', authority: 'yes', mayContact: true, phone: '06 00 00 00 02' }), 201);
    status(await camille.patch(`/api/v1/guardians/${guardian.id}`, { language: 'pt', interpreter: true }, { ifMatch: guardian.version }), 200);
    const restriction = status(await camille.post(`/api/v1/people/${made.person}/restrictions`, { id: uuidv7(), kind: 'no_collection', reference: 'JAF 26/001', seenOn: '2026-10-01' }), 201);
    status(await camille.patch(`/api/v1/restrictions/${restriction.id}`, { validTo: '2027-08-31' }, { ifMatch: restriction.version }), 200);
  });

  test('referral, decision, answer', async () => {
    const referral = {
      personId: made.person, structureId: made.school, className: '5e B', caller: { name: 'Mme Essai', function: 'cpe', channel: 'phone', contactId: null },
      receivedOn: '2026-11-16', receivedTime: '09:10',
      measure: { kind: 'exclusion_temporaire', decidedOn: '2026-11-13', start: '2026-11-17/am', startTime: '', end: '2026-11-20/pm', endTime: '', suspended: false, revokedOn: null, councilOn: null },
      motive: 'bagarre', facts: 'Bagarre dans la cour.', parentsAgreement: 'agreed', parentsAgreementOn: '2026-11-13',
    };
    const checked = status(await camille.post('/api/v1/referrals/check', referral), 200);
    assert.deepEqual(checked.duplicates, []);
    made.referral = uuidv7();
    const first = status(await camille.post('/api/v1/referrals', { id: made.referral, ...referral }), 201, 409);
    let current = first;
    const overrides = (first.current?.findings ?? []).filter((f) => f.severity === 'warning').map((f) => ({ code: f.code, reason: 'vu avec la principale' }));
    if (first.code) current = status(await camille.post('/api/v1/referrals', { id: made.referral, ...referral, overrides }), 201);
    const { personId, ...announced } = referral;
    const newcomer = {
      pupil: { id: uuidv7(), lastName: 'Venue', firstName: 'Nouvelle', birthDate: '2013-02-01' },
      guardian: { id: uuidv7(), lastName: 'Venue', firstName: 'Odile', relation: 'mother', phone: '06 00 00 00 03' },
    };
    const theirs = status(await camille.post('/api/v1/referrals', { id: uuidv7(), ...announced, ...newcomer, overrides }), 201);
    assert.equal(theirs.personId, newcomer.pupil.id);
    assert.equal(status(await camille.get(`/api/v1/files/${newcomer.pupil.id}`), 200).guardians.length, 1);
    status(await camille.get(`/api/v1/referrals/${made.referral}`), 200);
    current = status(await camille.patch(`/api/v1/referrals/${made.referral}`, { note: 'Rappeler vendredi' }, { ifMatch: current.version }), 200);
    status(await camille.get('/api/v1/referrals?owed=true'), 200);
    made.stay = uuidv7();
    current = status(await camille.put(`/api/v1/referrals/${made.referral}/decision`, { decision: 'accept', stayId: made.stay }, { ifMatch: current.version }), 200);
    current = status(await camille.put(`/api/v1/referrals/${made.referral}/answer`, { sentOn: '2026-11-16', channel: 'email', to: 'Mme Essai' }, { ifMatch: current.version }), 200);
    current = status(await camille.del(`/api/v1/referrals/${made.referral}/answer`, { ifMatch: current.version }), 200);
    assert.equal(current.answer, null);
  });

  test('stay, forms, attendance', async () => {
    let stay = status(await camille.get(`/api/v1/stays/${made.stay}`), 200);
    assert.ok(status(await camille.get('/api/v1/stays?from=2026-11-16&to=2026-11-20'), 200).items.some((s) => s.id === made.stay));
    stay = status(await camille.post(`/api/v1/stays/${made.stay}/transitions`, { to: 'presented', on: '2026-11-17' }, { ifMatch: stay.version }), 200);
    stay = status(await camille.post(`/api/v1/stays/${made.stay}/undo`, { reason: 'erreur de dossier' }, { ifMatch: stay.version }), 200);
    assert.equal(stay.state, 'accepted');
    const presentation = status(await camille.get('/api/v1/blueprint'), 200).forms.find((f) => f.kind === 'presentation');
    const field = presentation.sections.flatMap((s) => s.fields).find((f) => f.type === 'lines');
    status(await camille.put(`/api/v1/stays/${made.stay}/forms/presentation`, { answers: { [field.key]: 'Il dit avoir compris.' } }, { ifMatch: 0 }), 200);
    assert.equal(status(await camille.put(`/api/v1/stays/${made.stay}/forms/presentation`, { answers: { [field.key]: 'Autre texte' } }, { ifMatch: 0 }), 412).current.answers[field.key], 'Il dit avoir compris.');
    assert.ok(status(await camille.get('/api/v1/attendance?halfDay=2026-11-17/am'), 200).rows.some((r) => r.stayId === made.stay));
    status(await camille.put(`/api/v1/attendance/${made.stay}/2026-11-17/am`, { status: 'absent_unknown' }, { ifMatch: 0 }), 200);
    status(await camille.put(`/api/v1/attendance/${made.stay}/2026-11-17/am`, { status: 'late', minutesLate: 20 }, { ifMatch: 1 }), 200);
    assert.equal(status(await camille.get(`/api/v1/attendance/${made.stay}/2026-11-17/am`), 200).items.length, 2);
  });

  test('journal and drafts', async () => {
    const id = uuidv7();
    const entry = status(await camille.post(`/api/v1/people/${made.person}/entries`, { id, kind: 'note', occurredOn: '2026-11-17', text: 'Arrivée calme.' }), 201);
    status(await camille.post(`/api/v1/people/${made.person}/entries`, { id, kind: 'note', occurredOn: '2026-11-17', text: 'Arrivée calme.' }), 200);
    const corrected = status(await camille.patch(`/api/v1/entries/${id}`, { text: 'Arrivée calme, accompagné de sa mère.' }, { ifMatch: entry.version }), 200);
    status(await camille.put(`/api/v1/entries/${id}/withdrawn`, { withdrawn: true }, { ifMatch: corrected.version }), 200);
    status(await camille.put(`/api/v1/entries/${id}/withdrawn`, { withdrawn: false }, { ifMatch: corrected.version + 1 }), 200);
    assert.equal(status(await camille.get(`/api/v1/entries/${id}/versions`), 200).items.length, 4);
    status(await camille.get('/api/v1/drafts/entry.essai'), 404);
    status(await camille.put('/api/v1/drafts/entry.essai', { content: { text: 'à finir' } }), 200);
    assert.equal(status(await camille.get('/api/v1/drafts/entry.essai'), 200).content.text, 'à finir');
    status(await camille.del('/api/v1/drafts/entry.essai'), 204);
  });

  test('tasks, today, the file, the access log', async () => {
    const task = status(await camille.post('/api/v1/tasks', { id: uuidv7(), title: 'Rappeler le collège', dueOn: '2026-11-20', personId: made.person }), 201);
    const done = status(await camille.patch(`/api/v1/tasks/${task.id}`, { state: 'done', outcome: 'joint' }, { ifMatch: task.version }), 200);
    status(await camille.patch(`/api/v1/tasks/${task.id}`, { state: 'open' }, { ifMatch: done.version }), 200);
    assert.ok(status(await camille.get('/api/v1/tasks?state=open'), 200).items.length > 0);
    status(await camille.get('/api/v1/today'), 200);
    const file = status(await camille.get(`/api/v1/files/${made.person}`), 200);
    assert.equal(file.person.id, made.person);
    assert.ok(file.timeline.items.length >= 4);
    status(await camille.get(`/api/v1/files/${made.person}/timeline`), 200);
    status(await camille.get('/api/v1/audit'), 403);
    const audit = status(await admin.get(`/api/v1/audit?personId=${made.person}`), 200);
    assert.ok(audit.items.some((line) => line.action === 'open' && line.user?.displayName === camille.user.displayName));
  });

  // Each capability drives its own operations, after the reception made above.
  for (const file of readdirSync(new URL('contract/', import.meta.url)).filter((name) => name.endsWith('.mjs')).sort())
    test(file.replace('.mjs', ''), async () => {
      const { drive } = await import(`./contract/${file}`);
      await drive({ server, camille, admin, anonymous, made, status, uuidv7 });
    });

  test('every act the audit shows, and every setting, has its words', async () => {
    const words = JSON.parse(readFileSync(new URL('../../web/src/admin/fr.json', import.meta.url), 'utf8'));
    const wordless = new Set();
    let cursor = '';
    do {
      const page = status(await admin.get(`/api/v1/audit${cursor && `?cursor=${encodeURIComponent(cursor)}`}`), 200);
      for (const { action, entity } of page.items)
        for (const key of [`admin.action_${action}`, entity && `admin.entity_${entity}`]) if (key && !words[key]) wordless.add(key);
      cursor = page.nextCursor ?? '';
    } while (cursor);
    for (const { key, unit } of status(await admin.get('/api/v1/settings'), 200).items) {
      const label = `admin.setting_${key.replaceAll('.', '_')}`;
      if (!words[label]) wordless.add(label);
      if (unit !== 'minutes_after_midnight' && !words[`admin.unit_${unit}`]) wordless.add(`admin.unit_${unit}`);
    }
    assert.deepEqual([...wordless].sort(), []);
  });

  test('no operation was forgotten', () => {
    // What is refused there by design has its part in contract/backups.mjs.
    const refused = postgres ? ['requestBackup'] : [];
    assert.deepEqual(operations.map((o) => o.id).filter((id) => !contract.succeeded.has(id)), refused);
  });
});
