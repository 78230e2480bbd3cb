// SPDX-License-Identifier: EUPL-1.2
// What differs between two versions, and what is wrong with one, in words.
import type { Schema } from '@/api/client';
import { translate, translateOr } from '@/i18n';
import type { Content } from './draft';

type Change = Schema<'BlueprintChange'>;
type Problem = Schema<'BlueprintProblem'>;

const SPAN = /^([+-]?\d+)(d|w|m|y|wd|sd|sw)$/;

export interface Span {
  count: number;
  unit: string;
}

/** "-7d" → { count: -7, unit: 'd' }. */
export function parseSpan(add: string): Span | null {
  const [, count, unit] = SPAN.exec(add) ?? [];
  return count && unit ? { count: Number(count), unit } : null;
}

/** "15 jours de classe après le retour dans l’établissement, reporté au jour de classe suivant". */
export function deadlineWords({ add, base, roll }: { add: string; base: string; roll: string }): string {
  const span = parseSpan(add);
  const from = translateOr(`admin.base_${base}`, base);
  if (!span) return from;
  const length = translateOr(`admin.span_${span.unit}`, add, { count: Math.abs(span.count) });
  const when =
    span.count === 0
      ? translate('admin.deadlineSameDay', { base: from })
      : span.count < 0
        ? translate('admin.deadlineBefore', { length, base: from })
        : translate('admin.deadlineAfter', { length, base: from });
  return roll === 'none' ? when : `${when}, ${translateOr(`admin.roll_${roll.replaceAll('-', '_')}`, roll)}`;
}

/** A value in words: yes and no, texts between quotes, lists by their lines. */
function valueWords(value: Change['before']): string {
  if (value === null || value === '') return translate('admin.nothing');
  if (typeof value === 'boolean') return translate(value ? 'admin.yes' : 'admin.no');
  if (Array.isArray(value)) return value.length === 0 ? translate('admin.nothing') : `« ${value.join(' · ')} »`;
  return `« ${value} »`;
}

/** What the program writes as a code, said as on the page it is edited on. */
function memberWords(place: readonly string[], member: string, value: Change['before'], content: Content): string {
  if (typeof value !== 'string' || value === '') return valueWords(value);
  const area = place[0];
  if (area === 'deadlines' && member === 'add') {
    const span = parseSpan(value);
    if (!span) return valueWords(value);
    const length = translateOr(`admin.span_${span.unit}`, value, { count: Math.abs(span.count) });
    return `« ${length} ${translate(span.count < 0 ? 'admin.before' : 'admin.after')} »`;
  }
  if (area === 'deadlines' && member === 'base') return valueWords(translateOr(`admin.base_${value}`, value));
  if (area === 'deadlines' && member === 'roll')
    return valueWords(translateOr(`admin.rollName_${value.replaceAll('-', '_')}`, value));
  if (area === 'stayTransitions' && member === 'form')
    return valueWords(
      frenchOf(
        content.forms.find(({ kind }) => kind === value),
        value,
      ),
    );
  if (member === 'family') return valueWords(translateOr(`admin.family_${value}`, value));
  return valueWords(value);
}

function frenchOf(part: { label: { fr: string } } | undefined, code: string | undefined): string {
  return part?.label.fr ?? code ?? '';
}

/** Where a change is: "Motifs", "Bilan", "Déplacements d’étape"… */
export function placeWords(place: readonly string[], content: Content): string {
  const [area, first] = place;
  switch (area) {
    case 'vocabularies':
      return frenchOf(
        content.lists.find(({ name }) => name === first),
        first,
      );
    case 'forms':
      return translate('admin.formNamed', {
        form: frenchOf(
          content.forms.find(({ kind }) => kind === first),
          first,
        ),
      });
    case 'stayTransitions':
      return translate('admin.moves');
    case 'deadlines':
      return translate('admin.deadlines');
    case 'sheets':
      return translate('admin.sheetNamed', {
        sheet: frenchOf(
          content.sheets.find(({ code }) => code === first),
          first,
        ),
      });
    default:
      return translate('admin.scheme');
  }
}

/** One line of the difference. */
export function changeWords({ kind, label, member, before, after, place }: Change, content: Content): string {
  const name = label || place.at(-1) || '';
  if (kind === 'added') return translate('admin.changeAdded', { name });
  if (kind === 'removed') return translate('admin.changeRemoved', { name });
  if (kind === 'reordered') return translate('admin.changeReordered');
  if (member === 'label.fr')
    return translate('admin.changeRenamed', { before: valueWords(before), after: valueWords(after) });
  if (member === 'active')
    return after ? translate('admin.changeOffered', { name }) : translate('admin.changeRetired', { name });
  if (member === 'shown')
    return after ? translate('admin.changeShown', { name }) : translate('admin.changeHidden', { name });
  return translate('admin.changeMember', {
    name,
    member: translateOr(`admin.member_${member.replaceAll('.', '_')}`, member),
    before: memberWords(place, member, before, content),
    after: memberWords(place, member, after, content),
  });
}

/** Follows "vocabularies.motive.3.code" as far as it goes and gives the words on the way. */
export function problemPlace({ place }: Problem, content: Content): string {
  let at: unknown = content;
  const words: string[] = [];
  const parts = place.split('.');
  if (parts[0] === 'vocabularies' && parts[1]) words.push(placeWords(parts, content));
  for (const part of parts) {
    if (at === null || typeof at !== 'object') break;
    at = (at as Record<string, unknown>)[part];
    const label = at && typeof at === 'object' && 'label' in at ? (at.label as { fr?: string }).fr : undefined;
    if (label) words.push(label);
  }
  const last = parts.at(-1) ?? '';
  // What was deleted is named by its code alone.
  if (at === undefined && last) words.push(last);
  return words.join(' › ');
}

export function problemWords({ code }: Problem): string {
  return translateOr(`admin.wrong_${code}`, code);
}
