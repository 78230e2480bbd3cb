// SPDX-License-Identifier: EUPL-1.2
// What differs between two texts, word by word.

export interface DiffPart {
  kind: 'same' | 'mine' | 'theirs';
  text: string;
}

/** Over this many comparisons the texts are compared by paragraphs, which are few. */
const MOST_CELLS = 4_000_000;

/** `mine` and `theirs` as parts: joining same + mine gives `mine`, joining same + theirs gives `theirs`. */
export function wordDiff(mine: string, theirs: string): DiffPart[] {
  const words = diffTokens(split(mine, /(\s+)/), split(theirs, /(\s+)/));
  return words ?? diffTokens(split(mine, /(\n+)/), split(theirs, /(\n+)/)) ?? whole(mine, theirs);
}

/** Every word of both, the common ones once: where to start a merge from so that nothing is lost. */
export function unionText(mine: string, theirs: string): string {
  if (!mine.trim() || !theirs.trim()) return mine.trim() ? mine : theirs;
  let out = '';
  for (const part of wordDiff(mine, theirs)) {
    const gap = out && !/\s$/.test(out) && !/^\s/.test(part.text) ? ' ' : '';
    if (part.text.trim() || part.kind === 'same') out += gap + part.text;
  }
  return out;
}

function split(text: string, at: RegExp): string[] {
  return text.split(at).filter((token) => token !== '');
}

function whole(mine: string, theirs: string): DiffPart[] {
  return [
    { kind: 'mine', text: mine },
    { kind: 'theirs', text: theirs },
  ];
}

function diffTokens(mine: string[], theirs: string[]): DiffPart[] | null {
  let start = 0;
  while (start < mine.length && start < theirs.length && mine[start] === theirs[start]) start += 1;
  let end = 0;
  const shorter = Math.min(mine.length, theirs.length) - start;
  while (end < shorter && mine[mine.length - 1 - end] === theirs[theirs.length - 1 - end]) end += 1;

  const a = mine.slice(start, mine.length - end);
  const b = theirs.slice(start, theirs.length - end);
  if (a.length * b.length > MOST_CELLS) return null;
  const parts: DiffPart[] = [];
  for (const token of mine.slice(0, start)) push(parts, 'same', token);
  walk(a, b, lengths(a, b), (kind, token) => push(parts, kind, token));
  for (const token of mine.slice(mine.length - end)) push(parts, 'same', token);
  return joined(parts);
}

/** A space common to both does not cut a changed passage into words: it belongs to the passage, on both sides. */
function joined(parts: DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let changed = { mine: '', theirs: '' };
  const close = () => {
    if (changed.mine) out.push({ kind: 'mine', text: changed.mine });
    if (changed.theirs) out.push({ kind: 'theirs', text: changed.theirs });
    changed = { mine: '', theirs: '' };
  };
  parts.forEach(({ kind, text }, index) => {
    const between = changed.mine && changed.theirs && index + 1 < parts.length;
    if (kind !== 'same') changed[kind] += text;
    else if (between && !text.trim()) changed = { mine: changed.mine + text, theirs: changed.theirs + text };
    else {
      close();
      out.push({ kind, text });
    }
  });
  close();
  return out;
}

/** lengths[i * (b.length + 1) + j]: the longest common subsequence of a from i and b from j. */
function lengths(a: string[], b: string[]): Uint16Array {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  return table;
}

function walk(a: string[], b: string[], table: Uint16Array, emit: (kind: DiffPart['kind'], token: string) => void) {
  const width = b.length + 1;
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      emit('same', left);
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      emit('mine', left);
      i += 1;
    } else if (right !== undefined) {
      emit('theirs', right);
      j += 1;
    }
  }
}

function push(parts: DiffPart[], kind: DiffPart['kind'], text: string) {
  const last = parts[parts.length - 1];
  if (last?.kind === kind) last.text += text;
  else parts.push({ kind, text });
}
