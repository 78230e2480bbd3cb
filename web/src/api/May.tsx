// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import type { Schema } from './client';
import { useMay } from './queries';

/** What is only shown to who may do it. The server decides; this spares a refusal. */
export function May({ right, children }: { right: Schema<'Right'>; children: ReactNode }) {
  return useMay(right) ? children : null;
}
