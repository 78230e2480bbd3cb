// SPDX-License-Identifier: EUPL-1.2
// What measures are to each other, in words.
import type { Schema } from '@/api/client';
import { type MsgId, translate } from '@/i18n';
import { day } from '@/ui/format';

type Link = Pick<Schema<'LinkedMeasure'>, 'kind' | 'direction'>;

/** Of the other measure, seen from this one: "Convertie en", "Révoque le sursis de". */
export function linkWords({ kind, direction }: Link): string {
  return translate(`measures.link_${kind}_${direction}` as MsgId);
}

/** "à effacer le 31 août 2029 : fin de la 2e année scolaire après 2026-2027". */
export function effacementWords({ dueOn, rule, schoolYear, setting, follows }: Schema<'Effacement'>): string {
  if (rule === 'end_of_schooling') return translate('measures.eraseAtEnd');
  const why = translate(follows ? 'measures.eraseWithSanction' : 'measures.eraseAfter', {
    years: setting.value,
    year: schoolYear,
  });
  return dueOn ? translate('measures.eraseOn', { day: day(dueOn), why }) : why;
}
