// SPDX-License-Identifier: EUPL-1.2
// An edited copy of a blueprint: what is done to it, and taking it back.
import { useCallback, useMemo, useState } from 'react';
import type { Schema } from '@/api/client';

export type Content = Schema<'BlueprintContent'>;
export type Entry = Schema<'ListEntry'>;
export type Form = Schema<'FormDefinition'>;
export type FormSection = Schema<'FormSection'>;
export type FormField = Schema<'FormField'>;
export type Move = Schema<'StayTransitionRule'>;
export type Deadline = Schema<'DeadlineRule'>;
export type Sheet = Schema<'SheetSettings'>;

const MOST_STEPS_BACK = 100;

/** The list with one item replaced. */
export function replaced<Item>(items: readonly Item[], index: number, item: Item): Item[] {
  return items.map((each, at) => (at === index ? item : each));
}

export function without<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, at) => at !== index);
}

/** The list with an item one place up (-1) or down (1); itself at either end. */
export function shifted<Item>(items: readonly Item[], index: number, by: -1 | 1): Item[] {
  const to = index + by;
  const out = [...items];
  const [item] = out.splice(index, 1);
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  out.splice(to, 0, item);
  return out;
}

/** "Objet trouvé" → "objet_trouve", with a number where the list has it already. */
export function codeFor(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  const base = plain || 'code';
  let code = base;
  for (let number = 2; taken.includes(code); number += 1) code = `${base}_${number}`;
  return code;
}

/** A field is moved over the edge of its section into the next one. */
export function fieldShifted(form: Form, section: number, field: number, by: -1 | 1): Form {
  const from = form.sections[section];
  const moved = from?.fields[field];
  if (!from || !moved) return form;
  const inside = field + by;
  if (inside >= 0 && inside < from.fields.length)
    return {
      ...form,
      sections: replaced(form.sections, section, { ...from, fields: shifted(from.fields, field, by) }),
    };
  const next = form.sections[section + by];
  if (!next) return form;
  const fields = by === 1 ? [moved, ...next.fields] : [...next.fields, moved];
  const left = replaced(form.sections, section, { ...from, fields: without(from.fields, field) });
  return { ...form, sections: replaced(left, section + by, { ...next, fields }) };
}

export interface BlueprintDraft {
  content: Content;
  /** `about` groups what is typed into one field into one step back. */
  edit: (content: Content, about?: string) => void;
  undo: () => void;
  redo: () => void;
  canUndo: boolean;
  canRedo: boolean;
  dirty: boolean;
  /** Begins again from another content. */
  restart: (content: Content) => void;
}

interface History {
  past: Content[];
  present: Content;
  future: Content[];
  about: string | undefined;
}

const begin = (present: Content): History => ({ past: [], present, future: [], about: undefined });

export function useBlueprintDraft(base: Content): BlueprintDraft {
  const [start, setStart] = useState(base);
  const [history, setHistory] = useState(() => begin(base));
  const edit = useCallback((content: Content, about?: string) => {
    setHistory((before) => {
      const typing = about !== undefined && about === before.about;
      const past = typing ? before.past : [...before.past, before.present].slice(-MOST_STEPS_BACK);
      return { past, present: content, future: [], about };
    });
  }, []);
  const undo = useCallback(() => {
    setHistory((before) => {
      const last = before.past.at(-1);
      if (!last) return before;
      return {
        past: before.past.slice(0, -1),
        present: last,
        future: [before.present, ...before.future],
        about: undefined,
      };
    });
  }, []);
  const redo = useCallback(() => {
    setHistory((before) => {
      const [next, ...future] = before.future;
      if (!next) return before;
      return { past: [...before.past, before.present], present: next, future, about: undefined };
    });
  }, []);
  const restart = useCallback((content: Content) => {
    setStart(content);
    setHistory(begin(content));
  }, []);
  const dirty = useMemo(
    () => history.present !== start && JSON.stringify(history.present) !== JSON.stringify(start),
    [history.present, start],
  );
  return {
    content: history.present,
    edit,
    undo,
    redo,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    dirty,
    restart,
  };
}
