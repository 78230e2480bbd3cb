// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';

export interface Piece {
  text: string;
  /** What the words speak of; absent for the words around. */
  domain?: Schema<'LiaisonHit'>['domain'];
  /** Where it begins in the sentence. */
  at: number;
}

/** A sentence cut at what was found in it. Positions of the server count characters, not JavaScript's units. */
export function marksOf({ sentence, from, hits }: Schema<'LiaisonSentence'>): Piece[] {
  const characters = [...sentence];
  const pieces: Piece[] = [];
  let at = 0;
  for (const hit of [...hits].sort((a, b) => a.from - b.from)) {
    const start = hit.from - from;
    if (start < at) continue;
    if (start > at) pieces.push({ text: characters.slice(at, start).join(''), at });
    pieces.push({ text: characters.slice(start, start + hit.length).join(''), domain: hit.domain, at: start });
    at = start + hit.length;
  }
  if (at < characters.length) pieces.push({ text: characters.slice(at).join(''), at });
  return pieces;
}
