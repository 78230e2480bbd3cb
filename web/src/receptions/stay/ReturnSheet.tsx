// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useBlueprint, useLabel, useSheetTexts } from '@/api/queries';
import { useT } from '@/i18n';
import { KeyValues, SheetFrame } from '@/ui';
import { day } from '@/ui/format';
import { measurePeriod } from '../words';
import { type Answers, FormAnswers } from './FormRenderer';

/** Of each interview only what the school needs: attendance, work, attitude, commitments. The rest stays in the file. */
const FOR_SCHOOL = {
  review: new Set(['heldOn', 'rules', 'effort', 'toSchool', 'commitments']),
  return: new Set(['heldOn', 'onDueDay', 'tutor', 'timetable', 'contract', 'commitments', 'workReturned']),
};

/** Fiche de retour: one page for the school, without family, health, justice, nor the motive. */
export function ReturnSheet({ stay }: { stay: Schema<'Stay'> }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const { forms } = useBlueprint();
  const texts = useSheetTexts('liaison');
  return (
    <SheetFrame texts={texts}>
      <KeyValues
        items={[
          { label: t('receptions.pupil'), value: stay.personName },
          { label: t('receptions.school'), value: [stay.structureName, stay.className].filter(Boolean).join(', ') },
          { label: t('receptions.measureKind'), value: kind(stay.measure.kind) },
          { label: t('receptions.dates'), value: measurePeriod(stay.measure) },
          { label: t('receptions.attendance'), value: <AttendanceWords summary={stay.summary} /> },
          ...(stay.returnDueOn ? [{ label: t('receptions.returnOn'), value: day(stay.returnDueOn) }] : []),
        ]}
      />
      {(['review', 'return'] as const).map((each) => {
        const definition = forms.find((form) => form.kind === each);
        const written = stay.forms.find((form) => form.kind === each && form.version > 0);
        if (!definition || !written) return null;
        return (
          <section key={each}>
            <h3>{definition.label.fr}</h3>
            <FormAnswers
              definition={written.answeredIn ?? definition}
              answers={written.answers as Answers}
              only={FOR_SCHOOL[each]}
            />
          </section>
        );
      })}
    </SheetFrame>
  );
}

/** "6 demi-journées sur 8 (75 %)", with the rest in words. */
export function AttendanceWords({ summary }: { summary: Schema<'AttendanceSummary'> }) {
  const { t } = useT();
  return (
    <>
      {t('receptions.attendedOf', {
        attended: summary.attended,
        planned: summary.planned,
        rate: summary.rate === null ? 'none' : String(Math.round(summary.rate * 100)),
      })}
      {summary.late > 0 && ` · ${t('receptions.lateCount', { count: summary.late })}`}
      {summary.justified > 0 && ` · ${t('receptions.justifiedCount', { count: summary.justified })}`}
      {summary.unjustified > 0 && ` · ${t('receptions.unjustifiedCount', { count: summary.unjustified })}`}
      {summary.unknown > 0 && ` · ${t('receptions.unknownCount', { count: summary.unknown })}`}
    </>
  );
}
