// SPDX-License-Identifier: EUPL-1.2
// A slow machine is slow, not wrong: tests wait for what they need to see, however long it takes, and never for a time.
const STEP_MS = 20;
const GIVE_UP_MS = 120_000;

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves to the first true value of `look`, which may be asynchronous. */
export async function until(what, look) {
  const deadline = Date.now() + GIVE_UP_MS;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await pause(STEP_MS);
  }
}

/** A small generator with a seed, so that a failing run can be had again (JALON_SEED). */
export function drawing(seed = Number(process.env.JALON_SEED ?? 20261122)) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
