// SPDX-License-Identifier: EUPL-1.2
import { useRef } from 'react';
import { asProblem } from '@/api/client';
import { useVersionedSave, type VersionedSave } from '@/people/useVersionedSave';

interface PutSaveOptions<Thing, Values> {
  read: Thing;
  toValues: (thing: Thing) => Values;
  put: (whole: Values, version: number) => Promise<Thing>;
}

/** useVersionedSave for what is replaced as a whole: what others changed meanwhile goes along with one's own changes. */
export function usePutSave<Thing extends { version: number }, Values extends object>(
  options: PutSaveOptions<Thing, Values>,
): VersionedSave<Thing, Values> {
  const { toValues, put } = options;
  const latest = useRef(options.read);
  return useVersionedSave<Thing, Values>({
    read: options.read,
    toValues,
    patch: async (changes, version) => {
      try {
        latest.current = await put({ ...toValues(latest.current), ...changes }, version);
        return latest.current;
      } catch (error) {
        const { status, current } = asProblem(error);
        if (status === 412 && current) latest.current = current as Thing;
        throw error;
      }
    },
  });
}
