// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import type { Form } from '@/ui';

/** Runs the saving of a form: busy meanwhile, refusals beside the fields, `done` with what was stored. */
export function useSavedForm<Values extends object, Thing>(form: Form<Values>, done: (thing: Thing) => unknown) {
  const [busy, setBusy] = useState(false);
  const run = async (saving: () => Promise<Thing | null>) => {
    setBusy(true);
    try {
      const thing = await saving();
      if (thing === null) return;
      // Nothing is unsaved any more: what follows may leave the page.
      form.reset(form.values);
      await done(thing);
    } catch (error) {
      form.fromProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, run };
}
