// SPDX-License-Identifier: EUPL-1.2
// Stores a new referral and, where the young person is new, their file and first guardian before it. Each has its id from
// the start: repeating after a refusal or a lost answer makes nothing twice.
import { ApiProblem, api, asProblem, type Schema, send } from '@/api/client';
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

/** `onPerson` is told once the file of a new young person exists. */
export async function createReferral(
  values: NewReferralValues,
  ids: ReferralIds,
  answers: Answers,
  onPerson: (personId: string) => void,
): Promise<Schema<'Referral'>> {
  let { personId } = values;
  if (!personId) {
    const body = toPerson(values, ids.person);
    const person = await named('pupil', PERSON_FIELDS, send(api.POST('/api/v1/people', { body })));
    personId = person.id;
    onPerson(personId);
  }
  if (values.isNew && hasGuardian(values)) {
    const params = { path: { id: personId } };
    const body = toGuardian(values, ids.guardian);
    await named('guardian', GUARDIAN_FIELDS, send(api.POST('/api/v1/people/{id}/guardians', { params, body })));
  }
  const announced = toBody(values);
  // What is missing or no date is for the server to refuse, field by field.
  const body = { ...announced, ...answers, id: ids.referral, personId } as Schema<'ReferralCreate'>;
  return send(api.POST('/api/v1/referrals', { body }));
}

const PERSON_FIELDS = new Set(['lastName', 'firstName', 'birthDate', 'sex', 'phone']);
const GUARDIAN_FIELDS = new Set(['lastName', 'firstName', 'relation', 'phone']);

/** Refusals of another thing's fields, under the names this form has for them. */
async function named<T>(prefix: string, fields: ReadonlySet<string>, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const { status, code, errors, current, reference, retryAfter } = asProblem(error);
    throw new ApiProblem({
      status,
      code,
      current,
      reference,
      retryAfter,
      errors: errors.map((each) => (fields.has(each.field) ? { ...each, field: `${prefix}.${each.field}` } : each)),
    });
  }
}
