// SPDX-License-Identifier: EUPL-1.2
// What the forms about people hold, made from what the API shows and sent back as what it takes.
import type { Schema } from '@/api/client';

export interface StructureChoice {
  id: string;
  name: string;
}

export type PersonValues = Pick<
  Schema<'Person'>,
  | 'lastName'
  | 'firstName'
  | 'usualName'
  | 'birthDate'
  | 'birthDateUncertain'
  | 'sex'
  | 'address'
  | 'addressHidden'
  | 'phone'
  | 'email'
  | 'className'
  | 'supports'
  | 'healthAlert'
  | 'mealChoice'
  | 'note'
> & { structure: StructureChoice | null };

export type GuardianValues = Omit<Schema<'Guardian'>, 'id' | 'personId' | 'version'>;
export type RestrictionValues = Omit<Schema<'Restriction'>, 'id' | 'personId' | 'version' | 'active'>;

type Days = 'saidOn' | 'validFrom' | 'validTo';
/** A new one has no end yet. */
export type IncompatibilityValues = Pick<Schema<'Incompatibility'>, 'reason' | 'source' | 'note'> &
  Record<Days, string | null>;

const NO_ADDRESS: Schema<'Address'> = { lines: '', postcode: '', city: '' };

export const NEW_GUARDIAN: GuardianValues = {
  lastName: '',
  firstName: '',
  relation: '',
  authority: 'unknown',
  mayContact: true,
  mayCollect: false,
  receivesDocuments: false,
  emergency: false,
  language: '',
  interpreter: false,
  phone: '',
  phone2: '',
  email: '',
  channel: '',
  address: NO_ADDRESS,
  addressHidden: false,
  validFrom: null,
  validTo: null,
  note: '',
};

export const NEW_RESTRICTION: RestrictionValues = {
  guardianId: null,
  kind: '',
  reference: '',
  seenOn: null,
  validFrom: null,
  validTo: null,
  note: '',
};

export function personValues(person: Schema<'Person'>): PersonValues {
  const { id, structureId, structureName, state, version, createdAt, updatedAt, ...typed } = person;
  return { ...typed, structure: structureId ? { id: structureId, name: structureName } : null };
}

export function personChanges(changes: Partial<PersonValues>): Schema<'PersonInput'> {
  const { structure, ...typed } = changes;
  return structure === undefined ? typed : { ...typed, structureId: structure?.id ?? null };
}

export function guardianValues(guardian: Schema<'Guardian'>): GuardianValues {
  const { id, personId, version, ...typed } = guardian;
  return typed;
}

export function restrictionValues(restriction: Schema<'Restriction'>): RestrictionValues {
  const { id, personId, version, active, ...typed } = restriction;
  return typed;
}

export function incompatibilityValues(one: Schema<'Incompatibility'>): IncompatibilityValues {
  const { reason, source, saidOn, validFrom, validTo, note } = one;
  return { reason, source, saidOn, validFrom, validTo: validTo || null, note };
}

/** Said today, from today on; until when has to be thought of. */
export function newIncompatibility(id: string, today: string): Schema<'Incompatibility'> {
  const open = { people: [], endedOn: null, endReason: '', active: false, version: 0 };
  return { id, reason: '', source: '', saidOn: today, validFrom: today, validTo: '', note: '', ...open };
}

/** In force on a day; an open end lasts. */
export function inForce(thing: { validFrom: string | null; validTo: string | null }, today: string): boolean {
  return (!thing.validFrom || thing.validFrom <= today) && (!thing.validTo || today <= thing.validTo);
}
