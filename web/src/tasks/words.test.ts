// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { TASK_KINDS } from './testing';
import { callOutcomes, isCall, taskSentence } from './words';

const SENTENCES: Record<string, string> = {
  call_parents: 'Appeler les parents : absence du jeu. 12 nov. matin',
  call_school: 'Prévenir le collège : absence du jeu. 12 nov. matin',
  answer_school: 'Répondre au collège',
  complete_referral: 'Compléter la saisine : accord des parents non connu',
  presentation: 'Faire l’entretien de présentation',
  council_date: 'Préparer le conseil de discipline',
  review: 'Faire l’entretien de bilan',
  return_meeting: 'Vérifier le retour au collège',
  follow_up: 'Faire le suivi à trois mois',
  offer_place: 'Proposer la place libérée',
  tell_programme: 'Communiquer l’emploi du temps',
  convoke: 'Joindre la famille pour le rendez-vous du lun. 16 nov.',
  convocation_reminder: 'Rappeler à la famille son rendez-vous du lun. 16 nov.',
  convocation_missed: 'Reprendre contact : personne n’est venu au rendez-vous du lun. 16 nov.',
  contact_alert: 'Alerte : appel d’une personne à qui rien ne doit être dit',
  pathway_review: 'Tenir le point de parcours',
  pathway_plan: 'Renouveler le projet ou clore le parcours',
  pathway_call: 'Rappeler (parcours)',
  pathway_action: 'Action du parcours',
  incident_parents: 'Prévenir les parents',
  incident_school: 'Prévenir le collège',
  incident_management: 'Prévenir le responsable',
  incident_emergency: 'Prévenir les secours',
  incident_other: 'Prévenir d’un incident',
  interruption_parents: 'Prévenir les parents de l’interruption',
  interruption_school: 'Prévenir le collège de l’interruption',
  concern_follow_up: 'Suivi confidentiel',
  follow_up_first: 'Faire le point à quinze jours',
  follow_up_second: 'Faire le point à un mois',
  questionnaire: 'Envoyer le questionnaire au collège',
  return_missing: 'Élève non revenu : joindre le collège et la famille',
  work_request: 'Demander le travail scolaire au collège',
  work_reminder: 'Relancer le collège : pas de travail reçu',
  erase_measures: 'Mesures à effacer',
  custom: 'Rappeler la CPE',
};

test.each(TASK_KINDS)('the task %s is said in a sentence', (kind) => {
  const params: Record<string, string> = kind.startsWith('call_')
    ? { halfDay: '2026-11-12/am' }
    : kind.startsWith('convo')
      ? { on: '2026-11-16' }
      : {};
  const title = kind === 'custom' ? 'Rappeler la CPE' : '';
  const reason = kind === 'complete_referral' ? 'accord des parents non connu' : '';
  expect(taskSentence({ kind, title, params }, reason)).toBe(SENTENCES[kind]);
});

test('what is not known is left out', () => {
  expect(taskSentence({ kind: 'call_parents', title: '', params: {} })).toBe('Appeler les parents');
  expect(taskSentence({ kind: 'complete_referral', title: '', params: {} })).toBe('Compléter la saisine');
});

test('braces in a title are no placeholders', () => {
  expect(taskSentence({ kind: 'custom', title: 'Voir {reason}', params: {} })).toBe('Voir {reason}');
});

test('a kind this program does not know yet still has words', () => {
  expect(taskSentence({ kind: 'unheard_of', title: '', params: {} })).toBe('Tâche sans titre');
});

test('only an unanswered call remains to be made', () => {
  expect(isCall({ kind: 'call_parents' })).toBe(true);
  expect(isCall({ kind: 'answer_school' })).toBe(false);
  expect(callOutcomes({ kind: 'call_school' }).map(({ label, leavesOpen }) => [label, leavesOpen])).toEqual([
    ['Collège joint', false],
    ['Message laissé', false],
    ['Sans réponse', true],
  ]);
});
