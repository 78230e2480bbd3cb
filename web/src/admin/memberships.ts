// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';

type Organisation = Schema<'Organisation'>;

/** A membership as it is typed. */
export interface MembershipValues {
  role: Schema<'Role'>;
  placeId: string | null;
  from: string | null;
  to: string | null;
}

/** Roles that are held in a whole organisation; the others in a team. */
const ORGANISATION_ROLES: Schema<'Role'>[] = ['direction', 'manager', 'administrator', 'auditor'];

export const isOfOrganisation = (role: Schema<'Role'>) => ORGANISATION_ROLES.includes(role);

/** Where a role can be held: in an organisation, or in a team that is open. */
export function placesFor(role: Schema<'Role'>, organisations: Organisation[], today: string) {
  if (isOfOrganisation(role)) return organisations.map(({ id, name }) => ({ value: id, label: name }));
  const several = organisations.length > 1;
  return organisations.flatMap((organisation) =>
    organisation.teams
      .filter(({ closedOn }) => !closedOn || closedOn > today)
      .map(({ id, name }) => ({ value: id, label: several ? `${name} (${organisation.name})` : name })),
  );
}

export function firstMembership(organisations: Organisation[], today: string): MembershipValues {
  const [first] = placesFor('coordinator', organisations, today);
  return { role: 'coordinator', placeId: first?.value ?? null, from: null, to: null };
}

export function membershipBody(id: string, { role, placeId, from, to }: MembershipValues): Schema<'MembershipCreate'> {
  return { id, role, placeId: placeId ?? '', from, to };
}
