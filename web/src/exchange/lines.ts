// SPDX-License-Identifier: EUPL-1.2
// The lines of a list while they are looked at: what the server said of each, and what the person changes.
import { newId, type Schema } from '@/api/client';

export type Line = Schema<'SchoolListLine'>;
export type Preview = Schema<'SchoolListPreview'>;
export type Cells = Required<Schema<'SchoolListCells'>>;
export type Decision = Schema<'SchoolListDecision'>;
export type Finding = Schema<'SchoolListFinding'>;
export type Verdict = Line['verdict'];

export const VERDICTS: readonly Verdict[] = ['refused', 'to_check', 'duplicate', 'accepted', 'left_out'];

/** Questions that are answered by saying who the pupil is. */
const OF_PUPIL: ReadonlySet<string> = new Set(['candidate', 'homonym_line']);

/** Made once a line: the referral, and the young person where they are new. */
export interface LineIds {
  id: string;
  personId: string;
}

export function idsFor(lines: readonly Line[], known: ReadonlyMap<number, LineIds>): Map<number, LineIds> {
  return new Map(lines.map(({ line }) => [line, known.get(line) ?? { id: newId(), personId: newId() }]));
}

export const inputOf = ({ line, cells, decision }: Line): Schema<'SchoolListLineInput'> => ({ line, cells, decision });

/** The lines with one of them changed. */
export function withLine(
  lines: readonly Line[],
  number: number,
  change: Partial<Pick<Line, 'cells' | 'decision'>>,
): Line[] {
  return lines.map((line) => (line.line === number ? { ...line, ...change } : line));
}

/** The questions of a line that its choice does not answer yet and that a click can pass. */
export function openQuestions({ findings, decision }: Line): Finding[] {
  return findings.filter(
    ({ severity, code }) =>
      severity === 'question' && !OF_PUPIL.has(code) && !(decision.confirmed ?? []).includes(code),
  );
}

export function asksForPupil({ findings, decision, verdict }: Line): boolean {
  return verdict !== 'refused' && !decision.pupil && findings.some(({ code }) => OF_PUPIL.has(code));
}

/** Every open question seen: the choice with their codes. */
export function confirmed(line: Line): Decision {
  const codes = openQuestions(line).map(({ code }) => code);
  return { ...line.decision, confirmed: [...new Set([...(line.decision.confirmed ?? []), ...codes])] };
}

/** What a list becomes when it is confirmed as shown. */
export function expectedOf(lines: readonly Line[]): number[] {
  return lines.filter(({ verdict }) => verdict === 'accepted').map(({ line }) => line);
}
