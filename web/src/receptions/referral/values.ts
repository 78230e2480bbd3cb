// SPDX-License-Identifier: EUPL-1.2
// What the referral forms hold. Keys are the names of the API ("measure.start"), so that what the server refuses finds its
// field; "pupil.…" and "guardian.…" belong to the young person and guardian created on the way.
import type { Schema } from '@/api/client';
import type { FieldMessage } from '@/ui';
import type { Reasons } from './Warnings';

interface Chosen {
  id: string;
  name: string;
}

export interface AnnouncementValues {
  structureId: string | null;
  structureName: string;
  className: string;
  'caller.name': string;
  'caller.function': string | null;
  'caller.channel': string | null;
  'caller.contactId': string | null;
  receivedOn: string | null;
  receivedTime: string | null;
  'measure.kind': string | null;
  'measure.decidedOn': string | null;
  'measure.start': string | null;
  'measure.startTime': string | null;
  'measure.end': string | null;
  'measure.endTime': string | null;
  'measure.suspended': boolean;
  'measure.revokedOn': string | null;
  'measure.councilOn': string | null;
  'measure.revocableUntil': string | null;
  'measure.revokedBy': string;
  /** Minutes. */
  'measure.orderedMinutes': number | null;
  'measure.host': Chosen | null;
  'measure.hostName': string;
  'measure.hostTasks': string;
  'measure.agreementOn': string | null;
  'measure.agreementBy': string[];
  'measure.alternative': boolean;
  'measure.nextSchool': Chosen | null;
  'measure.nextFrom': string | null;
  motive: string | null;
  otherMotives: string[];
  facts: string;
  parentsAgreement: string | null;
  parentsAgreementOn: string | null;
  schoolWork: string | null;
  notToMeet: string;
  note: string;
  /** Why each warning is passed. */
  overrides: Reasons;
}

export interface NewReferralValues extends AnnouncementValues {
  personId: string | null;
  /** How the chosen young person is called, to show before the file is read. */
  personName: string;
  /** The person looking said: none of those on file. */
  isNew: boolean;
  'pupil.lastName': string;
  'pupil.firstName': string;
  'pupil.birthDate': string | null;
  'pupil.sex': string | null;
  'pupil.phone': string;
  'guardian.lastName': string;
  'guardian.firstName': string;
  'guardian.relation': string | null;
  'guardian.phone': string;
  duplicateDecision: Schema<'DuplicateDecision'> | null;
}

/** What only some kinds of measure ask for. */
const NOTHING_ASKED = {
  'measure.revocableUntil': null,
  'measure.revokedBy': '',
  'measure.orderedMinutes': null,
  'measure.host': null,
  'measure.hostName': '',
  'measure.hostTasks': '',
  'measure.agreementOn': null,
  'measure.agreementBy': [] as string[],
  'measure.alternative': false,
  'measure.nextSchool': null,
  'measure.nextFrom': null,
};

export function emptyReferral(today: string, now: string): NewReferralValues {
  return {
    personId: null,
    personName: '',
    isNew: false,
    'pupil.lastName': '',
    'pupil.firstName': '',
    'pupil.birthDate': null,
    'pupil.sex': null,
    'pupil.phone': '',
    'guardian.lastName': '',
    'guardian.firstName': '',
    'guardian.relation': null,
    'guardian.phone': '',
    structureId: null,
    structureName: '',
    className: '',
    'caller.name': '',
    'caller.function': null,
    'caller.channel': 'phone',
    'caller.contactId': null,
    receivedOn: today,
    receivedTime: now,
    'measure.kind': 'exclusion_temporaire',
    'measure.decidedOn': null,
    'measure.start': null,
    'measure.startTime': null,
    'measure.end': null,
    'measure.endTime': null,
    'measure.suspended': false,
    'measure.revokedOn': null,
    'measure.councilOn': null,
    ...NOTHING_ASKED,
    motive: null,
    otherMotives: [],
    facts: '',
    parentsAgreement: 'unknown',
    parentsAgreementOn: null,
    schoolWork: 'unknown',
    notToMeet: '',
    note: '',
    overrides: {},
    duplicateDecision: null,
  };
}

const chosen = (id: string | null | undefined, name: string) => (id ? { id, name } : null);

/** A stored referral, for its correction. */
export function valuesOf(referral: Schema<'Referral'>): AnnouncementValues {
  const { caller, measure } = referral;
  return {
    structureId: referral.structureId,
    structureName: referral.structureName,
    className: referral.className,
    'caller.name': caller.name,
    'caller.function': caller.function || null,
    'caller.channel': caller.channel,
    'caller.contactId': caller.contactId,
    receivedOn: referral.receivedOn,
    receivedTime: referral.receivedTime || null,
    'measure.kind': measure.kind,
    'measure.decidedOn': measure.decidedOn,
    'measure.start': measure.start,
    'measure.startTime': measure.startTime || null,
    'measure.end': measure.end,
    'measure.endTime': measure.endTime || null,
    'measure.suspended': measure.suspended,
    'measure.revokedOn': measure.revokedOn,
    'measure.councilOn': measure.councilOn,
    'measure.revocableUntil': measure.revocableUntil ?? null,
    'measure.revokedBy': measure.revokedBy ?? '',
    'measure.orderedMinutes': measure.orderedMinutes ?? null,
    'measure.host': chosen(measure.hostStructureId, referral.hostStructureName),
    'measure.hostName': measure.hostName ?? '',
    'measure.hostTasks': measure.hostTasks ?? '',
    'measure.agreementOn': measure.agreementOn ?? null,
    'measure.agreementBy': measure.agreementBy ?? [],
    'measure.alternative': measure.alternative ?? false,
    'measure.nextSchool': chosen(measure.nextStructureId, referral.nextStructureName),
    'measure.nextFrom': measure.nextFrom ?? null,
    motive: referral.motive,
    otherMotives: referral.otherMotives,
    facts: referral.facts,
    parentsAgreement: referral.parentsAgreement,
    parentsAgreementOn: referral.parentsAgreementOn,
    schoolWork: referral.schoolWork,
    notToMeet: referral.notToMeet,
    note: referral.note,
    overrides: Object.fromEntries(referral.overrides.map(({ code, reason }) => [code, reason])),
  };
}

type Announced = Omit<Schema<'ReferralDraft'>, 'id' | 'personId'> & {
  caller: Schema<'Caller'>;
  measure: Schema<'Measure'>;
};

/** The announcement as the API takes it, with dates as typed: what is no date comes back as an error beside its field. */
export function toBody(values: AnnouncementValues): Announced {
  return {
    structureId: values.structureId,
    className: values.className.trim(),
    caller: {
      name: values['caller.name'].trim(),
      function: values['caller.function'] ?? '',
      channel: (values['caller.channel'] ?? 'phone') as Schema<'Caller'>['channel'],
      contactId: values['caller.contactId'],
    },
    receivedOn: values.receivedOn,
    receivedTime: values.receivedTime ?? '',
    measure: {
      kind: values['measure.kind'] ?? '',
      decidedOn: values['measure.decidedOn'],
      start: values['measure.start'],
      startTime: values['measure.startTime'] ?? '',
      end: values['measure.end'],
      endTime: values['measure.endTime'] ?? '',
      suspended: values['measure.suspended'],
      revokedOn: values['measure.suspended'] ? values['measure.revokedOn'] : null,
      councilOn: values['measure.councilOn'],
      revocableUntil: values['measure.suspended'] ? values['measure.revocableUntil'] : null,
      revokedBy: values['measure.revokedOn'] ? values['measure.revokedBy'] : '',
      orderedMinutes: values['measure.orderedMinutes'],
      hostStructureId: values['measure.host']?.id ?? null,
      hostName: values['measure.host'] ? '' : values['measure.hostName'],
      hostTasks: values['measure.hostTasks'],
      agreementOn: values['measure.agreementOn'],
      agreementBy: values['measure.agreementBy'] as [],
      alternative: values['measure.alternative'],
      nextStructureId: values['measure.nextSchool']?.id ?? null,
      nextFrom: values['measure.nextFrom'],
    },
    motive: values.motive ?? '',
    otherMotives: values.otherMotives.filter((code) => code !== values.motive),
    facts: values.facts,
    parentsAgreement: (values.parentsAgreement ?? 'unknown') as 'unknown',
    parentsAgreementOn: values.parentsAgreement === 'unknown' ? null : values.parentsAgreementOn,
    schoolWork: (values.schoolWork ?? 'unknown') as 'unknown',
    notToMeet: values.notToMeet,
    note: values.note,
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HALF = /^\d{4}-\d{2}-\d{2}\/(am|pm)$/;
const CLOCK = /^\d{2}:\d{2}$/;

const only = (pattern: RegExp, text: string | null | undefined) => (text && pattern.test(text) ? text : null);

/** What is asked of the server while typing: only what is understood already, and no prose. */
export function toDraft(values: AnnouncementValues, personId: string | null, id?: string): Schema<'ReferralDraft'> {
  const body = toBody(values);
  const { measure } = body;
  return {
    ...(id ? { id } : {}),
    personId,
    structureId: body.structureId,
    className: body.className,
    caller: body.caller,
    receivedOn: only(DAY, body.receivedOn),
    measure: {
      ...measure,
      decidedOn: only(DAY, measure.decidedOn),
      start: only(HALF, measure.start),
      startTime: only(CLOCK, measure.startTime) ?? '',
      end: only(HALF, measure.end),
      endTime: only(CLOCK, measure.endTime) ?? '',
      revokedOn: only(DAY, measure.revokedOn),
      councilOn: only(DAY, measure.councilOn),
      revocableUntil: only(DAY, measure.revocableUntil),
      agreementOn: only(DAY, measure.agreementOn),
      nextFrom: only(DAY, measure.nextFrom),
      hostTasks: '',
    },
    motive: body.motive,
    otherMotives: body.otherMotives,
    parentsAgreement: body.parentsAgreement,
    parentsAgreementOn: only(DAY, body.parentsAgreementOn),
  };
}

/** A new young person, from what was typed while looking for them; the school is that of the announcement. */
export function toPerson(values: NewReferralValues, id: string): Schema<'PersonCreate'> {
  return {
    id,
    lastName: values['pupil.lastName'].trim(),
    firstName: values['pupil.firstName'].trim(),
    birthDate: values['pupil.birthDate'],
    sex: (values['pupil.sex'] ?? 'unknown') as 'unknown',
    phone: values['pupil.phone'].trim(),
  };
}

export function hasGuardian(values: NewReferralValues): boolean {
  return Boolean(values['guardian.lastName'].trim() || values['guardian.phone'].trim());
}

export function toGuardian(values: NewReferralValues, id: string): Schema<'GuardianCreate'> {
  return {
    id,
    lastName: values['guardian.lastName'].trim(),
    firstName: values['guardian.firstName'].trim(),
    ...(values['guardian.relation'] ? { relation: values['guardian.relation'] } : {}),
    phone: values['guardian.phone'].trim(),
    authority: 'unknown',
    mayContact: true,
  };
}

/** What is plainly missing, so that everything to be done is said at once, before anything is created. */
export function missingOf(values: NewReferralValues, required: string, choose: string): FieldMessage[] {
  const missing: FieldMessage[] = [];
  const want = (field: string, there: unknown, message = required) => {
    if (!there) missing.push({ field, message });
  };
  if (!values.personId) {
    want('pupil.lastName', values['pupil.lastName'].trim());
    if (values['pupil.lastName'].trim()) want('personId', values.isNew, choose);
  }
  if (values.isNew && hasGuardian(values)) want('guardian.lastName', values['guardian.lastName'].trim());
  want('structureId', values.structureId);
  want('receivedOn', values.receivedOn);
  want('measure.kind', values['measure.kind']);
  want('measure.start', values['measure.start']);
  want('motive', values.motive);
  return missing;
}
