// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schema } from '@/api/client';
import { useBlueprint, useLabel, useSession, useSheet } from '@/api/queries';
import { WorkOfStay } from '@/continuity/WorkOfStay';
import { useT } from '@/i18n';
import { AttendanceWords } from '@/receptions/stay/AttendanceWords';
import { type Answers, FormAnswers } from '@/receptions/stay/FormRenderer';
import { KeyValues, LoadError, Loading, PageHeader, PrintButton, PrintSheet, SheetFrame, StatusBadge } from '@/ui';
import { day, period } from '@/ui/format';
import { Guarded } from './Guarded';
import { HalfDayGrid } from './HalfDayGrid';
import { liaisonQuery } from './queries';
import classes from './sheets.module.css';

type Sheet = Schema<'LiaisonSheet'>;

/** Which part of the sheet an answer belongs to. */
const WORK: ReadonlySet<string> = new Set(['rules', 'effort', 'workReturned']);

/** Fiche de liaison: what the school may read, once every marked sentence has been decided on. */
export default function LiaisonPage() {
  const { t } = useT();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data: sheet, isError, error, refetch } = useQuery(liaisonQuery(id));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!sheet) return <Loading rows={10} />;
  return (
    <>
      <PageHeader
        title={t('sheets.liaisonOf', { name: sheet.personName })}
        back={{ href: `/accueils/${id}/imprimer`, label: t('sheets.backToSheets') }}
        badge={
          sheet.undecided > 0 && (
            <StatusBadge tone="bad">{t('sheets.undecided', { count: sheet.undecided })}</StatusBadge>
          )
        }
        actions={sheet.undecided === 0 && <PrintButton />}
        help="imprimer#la-fiche-de-liaison"
      />
      <div className="stack">
        {sheet.texts.length > 0 && <Guarded sheet={sheet} />}
        <PrintSheet title={t('sheets.liaison')}>
          <LiaisonSheet sheet={sheet} work={<WorkOfStay stayId={id} />} />
        </PrintSheet>
      </div>
    </>
  );
}

/** `work`: the school's own work, subject by subject. */
export function LiaisonSheet({ sheet, work }: { sheet: Sheet; work?: ReactNode }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const { user } = useSession();
  const { texts, shows } = useSheet('liaison');
  return (
    <div className={classes.pages} data-length={lengthOf(sheet)}>
      <SheetFrame texts={texts}>
        {shows('pupil') && (
          <KeyValues
            items={[
              { label: t('sheets.pupil'), value: sheet.personName },
              { label: t('sheets.school'), value: [sheet.structureName, sheet.className].filter(Boolean).join(', ') },
              {
                label: t('sheets.measure'),
                value: [kind(sheet.measureKind), sheet.start && period(sheet.start, sheet.end)]
                  .filter(Boolean)
                  .join(', '),
              },
              ...(sheet.returnDueOn ? [{ label: t('sheets.returnOn'), value: day(sheet.returnDueOn) }] : []),
            ]}
          />
        )}
        {shows('attendance') && (
          <section>
            <h3>{t('sheets.attendance')}</h3>
            <p>
              <AttendanceWords summary={sheet.summary} />
            </p>
            <HalfDayGrid halfDays={sheet.halfDays} />
          </section>
        )}
        {shows('work') && <Part sheet={sheet} title={t('sheets.work')} holds={(field) => WORK.has(field)} />}
        {shows('work') && work && (
          <section>
            <h3>{t('continuity.bySubject')}</h3>
            {work}
          </section>
        )}
        {shows('commitments') && (
          <Part sheet={sheet} title={t('sheets.commitments')} holds={(field) => !WORK.has(field)} />
        )}
        {shows('contact') && <p>{t('sheets.contactIs', { name: user.displayName })}</p>}
      </SheetFrame>
    </div>
  );
}

/** How small the letters must be, that the longest answers keep to one page. */
export function lengthOf({ forms, halfDays }: Pick<Sheet, 'forms' | 'halfDays'>): 'long' | 'longest' | undefined {
  const written = forms.flatMap(({ answers }) => Object.values(answers)).filter((answer) => typeof answer === 'string');
  const letters = written.reduce((sum, answer) => sum + answer.length, 0) + 60 * Math.max(0, halfDays.length - 8);
  return letters > 1600 ? 'longest' : letters > 700 ? 'long' : undefined;
}

/** The answers of both interviews that belong to one part. */
function Part({ sheet, title, holds }: { sheet: Sheet; title: string; holds: (field: string) => boolean }) {
  const { forms } = useBlueprint();
  const parts = sheet.forms.flatMap((form) => {
    const definition = form.answeredIn ?? forms.find(({ kind }) => kind === form.kind);
    const only = new Set(Object.keys(form.answers).filter(holds));
    return definition && only.size > 0 ? [{ form, definition, only }] : [];
  });
  if (parts.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      {parts.map(({ form, definition, only }) => (
        <FormAnswers key={form.kind} definition={definition} answers={form.answers as Answers} only={only} />
      ))}
    </section>
  );
}
