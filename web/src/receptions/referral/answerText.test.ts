// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { HOLIDAY_WITHIN, NO_MEASURE, WEEKEND_WITHIN } from '../examples';
import { BLUEPRINT } from '../testing';
import { answerText } from './answerText';
import { decisionsFor } from './DecisionBar';
import { cleanReferralFilters } from './filters';
import { emptyReferral, missingOf, toBody, toDraft, toGuardian } from './values';

const referral = {
  state: 'accepted',
  personName: 'DUPONT Léa',
  className: '4e B',
  receivedOn: '2026-11-09',
  measure: { ...NO_MEASURE, start: '2026-11-12/am', end: '2026-11-17/pm' },
  receivable: WEEKEND_WITHIN,
  reasonCode: '',
  schoolWork: 'unknown',
  // What the school must not be told again, nor anybody who reads its mail.
  motive: 'bagarre',
  facts: 'Coups portés à Karim.',
  note: 'Suivie au CMP, parents séparés.',
} as Schema<'Referral'>;

const context = (reason = '') => ({ reason, signature: 'Camille Rousselin' });

describe('the answer to the school', () => {
  test('an acceptance gives every day of reception, the return, and asks for the work', () => {
    const text = answerText(referral, context());
    expect(text).toContain('DUPONT Léa (4e B), du 12 au 17 novembre 2026');
    expect(text).toContain('Nous l’accueillerons 8 demi-journées :\n– jeudi 12 novembre 2026 : matin et après-midi\n');
    expect(text).toContain('Retour au collège : mercredi 18 novembre 2026.');
    expect(text).toContain('travail scolaire');
    expect(text).not.toContain('week-end');
    expect(text.endsWith('Camille Rousselin')).toBe(true);
  });

  test('days without reception are explained', () => {
    const text = answerText({ ...referral, receivable: HOLIDAY_WITHIN, schoolWork: 'given' }, context());
    expect(text).toContain('– mer. 11 nov. : jour férié (Armistice de 1918)');
    expect(text).not.toContain('travail scolaire');
  });

  test('an open end is to be confirmed', () => {
    const open = { ...WEEKEND_WITHIN, openEnded: true, returnOn: null };
    const text = answerText({ ...referral, receivable: open, measure: { ...referral.measure, end: null } }, context());
    expect(text).toContain('à confirmer');
    expect(text).not.toContain('Retour au collège');
  });

  test.each(['accepted', 'refused', 'waiting', 'incomplete', 'received'] as const)(
    'when %s it says neither motive nor facts nor note',
    (state) => {
      const text = answerText({ ...referral, state }, context());
      expect(text).not.toBe('');
      for (const secret of ['agarre', 'Coups', 'Karim', 'CMP', 'séparés']) expect(text).not.toContain(secret);
    },
  );

  test.each(['family_refuses', 'care_need', 'incompatibility', 'repeated_absence', 'other_place_needed', 'other'])(
    'a refusal for %s does not tell why',
    (reasonCode) => {
      const label = BLUEPRINT.vocabularies.reason_refused?.find((each) => each.code === reasonCode)?.label.fr ?? '';
      expect(label).not.toBe('');
      const text = answerText({ ...referral, state: 'refused', reasonCode }, context(label));
      expect(text).not.toContain(label);
      expect(text).toContain('Nous ne pouvons pas assurer cet accueil.');
    },
  );

  test('a refusal for want of places says so', () => {
    const text = answerText({ ...referral, state: 'refused', reasonCode: 'no_place' }, context('Plus de place'));
    expect(text).toContain('Nous ne pouvons pas assurer cet accueil : plus de place.');
    expect(text).toContain('nous vous proposerons volontiers d’autres dates');
  });

  test('waiting for a place says so, and asks whether the reception may start later', () => {
    const waiting = { ...referral, state: 'waiting', reasonCode: 'no_place' } as Schema<'Referral'>;
    const text = answerText(waiting, context('En attente d’une place'));
    expect(text).toContain('liste d’attente');
    expect(text).toContain('avant le premier jour');
    expect(text).toContain('Si l’accueil peut commencer plus tard');
    const facts = { deferral: 'agreed', deferralBy: 'Mme Roy' } as Schema<'WaitingFacts'>;
    const agreed = answerText({ ...waiting, waiting: facts }, context());
    expect(agreed).toContain('l’accueil peut être reporté');
    expect(agreed).not.toContain('dites-le-nous');
  });

  test('a deferred reception says the dates of the measure and its own', () => {
    const placement = {
      deferred: true,
      halfDays: ['2026-11-23/am', '2026-11-23/pm', '2026-11-24/am'],
      skipped: [],
    } as unknown as Schema<'Placement'>;
    const waiting = { deferral: 'agreed', deferralBy: 'Mme Roy, CPE' } as Schema<'WaitingFacts'>;
    const text = answerText({ ...referral, placement, waiting }, context());
    expect(text).toContain('Comme convenu avec Mme Roy, CPE, l’accueil est reporté');
    expect(text).toContain('pendant la mesure (du 12 au 17 novembre 2026)');
    expect(text).toContain('3 demi-journées :\n– lundi 23 novembre 2026 : matin et après-midi\n– mardi 24');
    expect(text).not.toContain('jeudi 12 novembre 2026 : matin');
  });

  test('half-days left out because they are full are said', () => {
    const placement = {
      deferred: false,
      halfDays: [],
      skipped: [{ halfDay: '2026-11-12/am', reason: 'no_place' }],
    } as unknown as Schema<'Placement'>;
    const text = answerText({ ...referral, placement }, context());
    expect(text).toContain('Nous l’accueillerons 7 demi-journées');
    expect(text).toContain('– jeu. 12 nov. matin : plus de place');
  });

  test.each(['withdrawn', 'duplicate'] as const)('nobody waits for one when %s', (state) => {
    expect(answerText({ ...referral, state }, context())).toBe('');
  });
});

test('a decided referral is reopened first; nothing is decided twice alike', () => {
  expect(decisionsFor('accepted')).toEqual(['reopen']);
  expect(decisionsFor('received')).toEqual(['accept', 'wait', 'incomplete', 'refuse', 'withdraw']);
  expect(decisionsFor('waiting')).toEqual(['accept', 'incomplete', 'refuse', 'withdraw']);
});

test('filters of the address are cleaned', () => {
  expect(cleanReferralFilters({ state: 'refused', owed: 'true', structureId: 'x' })).toEqual({
    state: 'refused',
    owed: true,
    structureId: undefined,
  });
  expect(cleanReferralFilters({ state: 'nonsense', owed: 'no' })).toEqual({
    state: undefined,
    owed: undefined,
    structureId: undefined,
  });
});

describe('what is typed', () => {
  const typed = {
    ...emptyReferral('2026-11-20', '09:30'),
    'measure.start': '12 novem/am',
    'measure.end': '2026-11-17/pm',
    'measure.startTime': '25h',
    'measure.revokedOn': '2026-11-10',
    motive: 'bagarre',
    otherMotives: ['bagarre', 'vol'],
  };

  test('is sent as typed, so that the server can say what is wrong with it', () => {
    const body = toBody(typed);
    expect(body.measure.start).toBe('12 novem/am');
    expect(body.measure.startTime).toBe('25h');
  });

  test('is examined on the way only as far as it is understood', () => {
    const { measure } = toDraft(typed, null);
    expect(measure).toMatchObject({ start: null, startTime: '', end: '2026-11-17/pm' });
  });

  test('says one motive once, and no revocation without a suspended measure', () => {
    expect(toBody(typed).otherMotives).toEqual(['vol']);
    expect(toBody(typed).measure.revokedOn).toBeNull();
    expect(toBody({ ...typed, 'measure.suspended': true }).measure.revokedOn).toBe('2026-11-10');
  });

  test('a guardian without a name is asked for one, never given the pupil’s', () => {
    const values = { ...typed, isNew: true, 'pupil.lastName': 'Zaoui', 'guardian.phone': '06 12 34 56 78' };
    expect(missingOf(values, 'required', 'choose').map(({ field }) => field)).toContain('guardian.lastName');
    expect(toGuardian({ ...values, 'guardian.lastName': 'Benali' }, 'id')).not.toHaveProperty('relation');
  });
});
