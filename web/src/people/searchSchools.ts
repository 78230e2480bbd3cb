// SPDX-License-Identifier: EUPL-1.2
import { api, type Schema, send } from '@/api/client';

const SCHOOLS = new Set<Schema<'StructureKind'>>(['college', 'lycee', 'ecole', 'erea', 'school_other']);
const MOST_SHOWN = 12;

/** Schools by name, town or UAI, as the list of structures shows them. */
export async function findSchools(q: string): Promise<Schema<'StructureRow'>[]> {
  const { items } = await send(api.GET('/api/v1/structures', { params: { query: { q } } }));
  return items.filter((structure) => SCHOOLS.has(structure.kind)).slice(0, MOST_SHOWN);
}

/** The same, as forms keep a choice. */
export async function searchSchools(q: string): Promise<{ id: string; name: string }[]> {
  return (await findSchools(q)).map(({ id, name }) => ({ id, name }));
}
