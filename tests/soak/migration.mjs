// SPDX-License-Identifier: EUPL-1.2
// 200 times: a new schema interrupted somewhere, and taken up.
import { cutMigrations } from '../support/cutting.mjs';

export async function soak({ cycles = 200 }, say) {
  const halfWay = await cutMigrations({
    cuts: cycles,
    progress: (i, applied, all) => { if (i % 10 === 9) say(`${i + 1} cuts; the last one after ${applied} of ${all} migrations`); },
  });
  say(`${cycles} cuts, ${halfWay} of them half way, all taken up`);
}
