// SPDX-License-Identifier: EUPL-1.2
// Addresses of the demo's pages by who they are about: "/accueils/{stay of Kowalik}".
import assert from 'node:assert/strict';

const LISTS = {
  activity: { path: 'activities', name: 'name' },
  professional: { path: 'professionals', name: 'lastName' },
  room: { path: 'rooms', name: 'name' },
};

/** `client`: signed in. Returns a function from templates to addresses. */
export function addresses(client) {
  const files = new Map();

  /** "Dupont"; where several are called so: "Kowalik, Timéo". */
  async function fileOf(who) {
    if (!files.has(who)) {
      const [lastName, firstName] = who.split(', ');
      const { json } = await client.get(`/api/v1/files?q=${encodeURIComponent(who.replace(',', ''))}`);
      const row = json.items.find((each) => each.lastName === lastName && (!firstName || each.firstName === firstName));
      assert.ok(row, `${who} is in the demo`);
      files.set(who, (await client.get(`/api/v1/files/${row.id}`)).json);
    }
    return files.get(who);
  }

  async function idOf(kind, who) {
    if (kind === 'structure') {
      const { json } = await client.get(`/api/v1/structures?q=${encodeURIComponent(who)}`);
      return json.items.find(({ name }) => name === who).id;
    }
    const list = LISTS[kind];
    if (list) {
      const { json } = await client.get(`/api/v1/${list.path}?q=${encodeURIComponent(who)}`);
      return json.items.find((each) => each[list.name] === who).id;
    }
    const { person, referrals, stays } = await fileOf(who);
    if (kind === 'referral of') return referrals[0].id;
    if (kind === 'stay of') return stays[0].id;
    return person.id;
  }

  return async (template) => {
    const place = template.match(/\{(?:(referral of|stay of|structure|activity|professional|room) )?(.*)\}/);
    return place ? template.replace(place[0], await idOf(place[1], place[2])) : template;
  };
}
