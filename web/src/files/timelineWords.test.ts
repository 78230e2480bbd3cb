// SPDX-License-Identifier: EUPL-1.2
// Every code the server can put on a timeline has a sentence. The codes are read where they are decided.
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { i18n } from '@/i18n';
import { source, vocabularies } from './testing';
import { sentence } from './timelineWords';

const contract = await source('api/openapi.yaml');
const receptions = await source('server/receptions/receptions.cpp');
const referral = await source('server/receptions/referral.cpp');
const { schemas } = parse(contract).components as { schemas: Record<string, { enum?: string[] }> };
const enumOf = (name: string) => schemas[name]?.enum ?? [];
const words = (vocabulary: string, code: string) =>
  vocabularies[vocabulary]?.find((choice) => choice.code === code)?.label.fr ?? code;

const decisions = [...(/kDecisions\{([^}]+)\}/.exec(referral)?.[1] ?? '').matchAll(/"(\w+)"/g)];
const literal = [...receptions.matchAll(/"((?:referral_received|answer_|stay_)\w*)"/g)];
const codes = [
  ...enumOf('EntryKind').map((kind) => `entry_${kind}`),
  ...literal.map((match) => match[1] ?? ''),
  ...decisions.map((match) => `referral_${match[1]}`),
  ...enumOf('AttendanceStatus').filter((status) => status.startsWith('absent_')),
  ...(vocabularies.task_kind ?? []).map((kind) => `task_${kind.code}`),
];

test('the codes were found', () => {
  expect(codes).toEqual(
    expect.arrayContaining(['entry_note', 'referral_received', 'answer_sent', 'stay_moved', 'stay_move_undone']),
  );
  expect(codes).toEqual(expect.arrayContaining(['referral_refuse', 'absent_unknown', 'task_call_parents']));
  expect(codes.length).toBeGreaterThan(25);
});

test.each(codes)('%s has a sentence', (code) => {
  expect(i18n.messages[`timeline.${code}`]).toBeTruthy();
  const written = sentence({ title: { code, params: { title: 'Rappeler', to: 'running', from: 'accepted' } } }, words);
  expect(written).not.toBe('Événement');
  expect(written).not.toMatch(/[{}]|none|undefined/);
});

test.each(enumOf('StayState'))('a stay moved to %s is told by name', (to) => {
  const written = sentence({ title: { code: 'stay_moved', params: { from: 'accepted', to, reasonCode: '' } } }, words);
  expect(written).not.toMatch(/Étape de l’accueil|none/);
});

test('a sentence says what, when, by whom and why', () => {
  const tell = (code: string, params: Record<string, string>) => sentence({ title: { code, params } }, words);
  expect(
    tell('referral_received', {
      measureKind: 'exclusion_temporaire',
      start: '2026-11-12/am',
      end: '2026-11-17/pm',
      structure: 'Collège Jean-Vilar',
    }),
  ).toBe("Saisine reçue : exclusion temporaire de l'établissement, du 12 au 17 novembre 2026 (Collège Jean-Vilar)");
  expect(tell('referral_refuse', { reasonCode: 'no_place' })).toBe('Saisine refusée : plus de place');
  expect(tell('referral_incomplete', { reasonCode: '' })).toBe('Saisine incomplète');
  expect(tell('answer_sent', { channel: 'email', to: 'Mme Roy' })).toBe(
    'Réponse donnée au collège (courriel, Mme Roy)',
  );
  expect(tell('stay_moved', { from: 'running', to: 'interrupted', reasonCode: 'health' })).toBe(
    'Accueil interrompu : santé',
  );
  expect(tell('stay_move_undone', { from: 'ended', to: 'running' })).toBe(
    'Étape « terminé » annulée, accueil de nouveau à l’étape « en cours »',
  );
  expect(tell('absent_unknown', { halfDay: '2026-11-13/am' })).toBe('Absence, motif à connaître (matin)');
  expect(tell('task_custom', { title: 'rappeler la CPE' })).toBe('Tâche faite : rappeler la CPE');
  expect(tell('something_new', {})).toBe('Événement');
});
