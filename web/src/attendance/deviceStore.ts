// SPDX-License-Identifier: EUPL-1.2
// The changes not sent yet, in the browser's database. Where it may not be used (private windows), they live in the page alone.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Change, ChangeStore } from './outbox';

interface Device extends DBSchema {
  changes: { key: [string, string]; value: Change };
}

async function openDevice(): Promise<IDBPDatabase<Device> | null> {
  try {
    return await openDB<Device>('jalon-attendance', 1, {
      upgrade: (db) => {
        db.createObjectStore('changes', { keyPath: ['stayId', 'halfDay'] });
      },
    });
  } catch {
    return null;
  }
}

export function deviceStore(): ChangeStore {
  let opened: ReturnType<typeof openDevice> | undefined;
  const device = () => {
    opened ??= openDevice();
    return opened;
  };
  // A device that cannot keep a change (full, forbidden) must not stop it from being sent.
  const patiently = async (act: (db: IDBPDatabase<Device>) => Promise<unknown>) => {
    const db = await device();
    if (db) await act(db).catch(() => undefined);
  };
  return {
    all: async () => (await (await device())?.getAll('changes').catch(() => [])) ?? [],
    put: (change) => patiently((db) => db.put('changes', change)),
    remove: ({ stayId, halfDay }) => patiently((db) => db.delete('changes', [stayId, halfDay])),
    clear: () => patiently((db) => db.clear('changes')),
  };
}
