// SPDX-License-Identifier: EUPL-1.2
// What the forms about partners hold, made from what the API shows and sent back as what it takes.
import type { Schema } from '@/api/client';

export type StructureValues = Pick<
  Schema<'Structure'>,
  | 'name'
  | 'kind'
  | 'uai'
  | 'sector'
  | 'address'
  | 'postcode'
  | 'city'
  | 'phone'
  | 'email'
  | 'web'
  | 'academy'
  | 'priorityEducation'
  | 'pupils'
  | 'open'
  | 'agreementFrom'
  | 'agreementTo'
  | 'note'
>;
export type ContactValues = Omit<Schema<'Contact'>, 'id' | 'structureId' | 'version'>;

export const NEW_STRUCTURE: StructureValues = {
  name: '',
  kind: 'association',
  uai: '',
  sector: '',
  address: '',
  postcode: '',
  city: '',
  phone: '',
  email: '',
  web: '',
  academy: '',
  priorityEducation: '',
  pupils: null,
  open: true,
  agreementFrom: null,
  agreementTo: null,
  note: '',
};

export const NEW_CONTACT: ContactValues = {
  function: '',
  lastName: '',
  firstName: '',
  phone: '',
  email: '',
  validFrom: null,
  validTo: null,
  note: '',
};

export function structureValues(structure: StructureValues): StructureValues {
  const keys = Object.keys(NEW_STRUCTURE) as (keyof StructureValues)[];
  return Object.fromEntries(keys.map((key) => [key, structure[key]])) as unknown as StructureValues;
}

export function contactValues(contact: Schema<'Contact'>): ContactValues {
  const { id, structureId, version, ...typed } = contact;
  return typed;
}

/** Those in office or about to be, in the list's order of functions; then those who left, the latest first. */
export function byValidity(contacts: readonly Schema<'Contact'>[], today: string, functions: readonly string[]) {
  const left = (contact: Schema<'Contact'>) => contact.validTo !== null && contact.validTo <= today;
  const rank = (contact: Schema<'Contact'>) => {
    const place = functions.indexOf(contact.function);
    return place < 0 ? functions.length : place;
  };
  const present = contacts.filter((contact) => !left(contact)).sort((a, b) => rank(a) - rank(b));
  const past = contacts.filter(left).sort((a, b) => (b.validTo ?? '').localeCompare(a.validTo ?? ''));
  return { present, past };
}
