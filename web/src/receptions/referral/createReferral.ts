// SPDX-License-Identifier: EUPL-1.2
// Stores a new referral and, where the young person is new, their file and first guardian with it: all or nothing. Each has
// its id from the start: repeating after a refusal or a lost answer makes nothing twice.
import { api, type Schema, send } from '@/api/client';
import { hasGuardian, type NewReferralValues, toBody, toGuardian, toPerson } from './values';

export interface ReferralIds {
  referral: string;
  person: string;
  guardian: string;
}

export interface Answers {
  overrides: Schema<'Override'>[];
  duplicateDecision: Schema<'DuplicateDecision'> | null;
}

export function createReferral(
  values: NewReferralValues,
  ids: ReferralIds,
  answers: Answers,
): Promise<Schema<'Referral'>> {
  const newcomer = {
    pupil: toPerson(values, ids.person),
    ...(hasGuardian(values) && { guardian: toGuardian(values, ids.guardian) }),
  };
  const pupil = values.personId ? { personId: values.personId } : newcomer;
  // What is missing or no date is for the server to refuse, field by field.
  const body = { ...toBody(values), ...answers, ...pupil, id: ids.referral } as Schema<'ReferralCreate'>;
  return send(api.POST('/api/v1/referrals', { body }));
}
