// SPDX-License-Identifier: EUPL-1.2
// What the forms of the catalogue hold, made from what the API shows and sent back as what it takes.
import type { Schema } from '@/api/client';

type Kept<Thing, Start> = { [Key in keyof Start & keyof Thing]: Thing[Key] };
const pick = <Start extends object, Thing extends object>(start: Start, thing: Thing) =>
  Object.fromEntries(Object.keys(start).map((key) => [key, thing[key as keyof Thing]])) as Kept<Thing, Start>;

export type ActivityValues = Omit<
  Schema<'Activity'>,
  'id' | 'adultsNeeded' | 'active' | 'sheetCount' | 'leaderCount' | 'version' | 'updatedAt'
>;
export const NEW_ACTIVITY: ActivityValues = {
  name: '',
  axis: '',
  description: '',
  durations: [90],
  usualMinutes: 90,
  groupMin: 1,
  groupMax: 6,
  ageMin: null,
  ageMax: null,
  ageSpan: null,
  adults: 1,
  roles: [],
  skills: [],
  roomKind: '',
  equipment: [],
  outing: false,
  authorisations: [],
  cautions: [],
  motives: [],
  oncePerStay: false,
  maxPerDay: null,
};
export const activityValues = (activity: ActivityValues): ActivityValues => pick(NEW_ACTIVITY, activity);

export type SheetValues = Omit<
  Schema<'ActivitySheet'>,
  'id' | 'activityId' | 'minutes' | 'active' | 'version' | 'updatedAt'
>;
export const NEW_SHEET: SheetValues = {
  title: '',
  objective: '',
  material: '',
  steps: [],
  assessment: '',
  ageMin: null,
  ageMax: null,
  motives: [],
  skills: [],
};
export const sheetValues = (sheet: SheetValues): SheetValues => pick(NEW_SHEET, sheet);

type Shown = Schema<'Professional'>;
export type ProfessionalValues = Pick<
  Shown,
  | 'lastName'
  | 'firstName'
  | 'function'
  | 'qualifications'
  | 'phone'
  | 'email'
  | 'engagement'
  | 'costCents'
  | 'honorabilityCheckedOn'
  | 'clearance'
  | 'maxGroup'
  | 'maxMinutesDay'
  | 'maxMinutesWeek'
  | 'targetMinutesWeek'
  | 'activeFrom'
  | 'activeTo'
  | 'note'
> & { structureId: string | null; userId: string | null };
export const NEW_PROFESSIONAL: ProfessionalValues = {
  lastName: '',
  firstName: '',
  structureId: null,
  function: '',
  qualifications: [],
  phone: '',
  email: '',
  engagement: 'municipal',
  costCents: null,
  honorabilityCheckedOn: null,
  clearance: 'attendance',
  maxGroup: null,
  maxMinutesDay: null,
  maxMinutesWeek: null,
  targetMinutesWeek: null,
  userId: null,
  activeFrom: null,
  activeTo: null,
  note: '',
};
type Stored = Omit<ProfessionalValues, 'structureId' | 'userId'> & {
  structure: Shown['structure'];
  user: Shown['user'];
};
export const professionalValues = (professional: Stored): ProfessionalValues => ({
  ...pick(NEW_PROFESSIONAL, professional),
  structureId: professional.structure?.id ?? null,
  userId: professional.user?.id ?? null,
});

export type RoomValues = Pick<
  Schema<'Room'>,
  | 'name'
  | 'kind'
  | 'address'
  | 'postcode'
  | 'city'
  | 'phone'
  | 'travel'
  | 'capacity'
  | 'equipment'
  | 'accessible'
  | 'note'
> & { siteId: string | null };
export const NEW_ROOM: RoomValues = {
  name: '',
  kind: '',
  siteId: null,
  address: '',
  postcode: '',
  city: '',
  phone: '',
  travel: [],
  capacity: 0,
  equipment: [],
  accessible: false,
  note: '',
};
export const roomValues = (room: Omit<RoomValues, 'siteId'> & { site: Schema<'Room'>['site'] }): RoomValues => ({
  ...pick(NEW_ROOM, room),
  siteId: room.site?.id ?? null,
});

export type SiteValues = Pick<Schema<'Site'>, 'name' | 'address' | 'postcode' | 'city' | 'phone' | 'travel'>;
export const NEW_SITE: SiteValues = { name: '', address: '', postcode: '', city: '', phone: '', travel: [] };
export const siteValues = (site: SiteValues): SiteValues => pick(NEW_SITE, site);
