// SPDX-License-Identifier: EUPL-1.2
// The three sheets of a week: a young person's timetable, a professional's week, the board of a day for the wall.
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useT } from '@/i18n';
import { weekQuery } from '@/programme/queries';
import { daysOf } from '@/programme/rows';
import { weekHref } from '@/programme/search';
import type { Week } from '@/programme/types';
import { LoadError, Loading, PageHeader, PrintButton, SelectField, useNavigateTo, useToday } from '@/ui';
import { dayLong } from '@/ui/format';
import { BoardOfDay } from './BoardSheet';
import { ProfessionalOfWeek } from './ProfessionalSheet';
import { PROGRAMME_SHEETS, type ProgrammePrintSearch, programmePrintHref } from './search';
import { YoungSheet } from './YoungSheet';

export default function ProgrammePrintPage() {
  const { t } = useT();
  const today = useToday();
  const go = useNavigateTo();
  const search = useSearch({ strict: false }) as ProgrammePrintSearch;
  const day = search.jour ?? today;
  const what = search.quoi ?? 'tableau';
  const { data: week, isError, error, refetch } = useQuery(weekQuery(day));
  const change = (part: ProgrammePrintSearch) => go(programmePrintHref({ ...search, quoi: what, jour: day, ...part }));
  const choices = week ? choicesOf(week, what) : [];
  const wanted = what === 'tableau' ? day : search.pour;
  const chosen = choices.some(({ value }) => value === wanted) ? wanted : choices[0]?.value;
  return (
    <>
      <PageHeader
        title={t(`sheets.programme_${what}`)}
        back={{ href: weekHref({ semaine: day }), label: t('sheets.backToWeek') }}
        actions={chosen && <PrintButton />}
        help="imprimer#les-feuilles-de-la-semaine"
      />
      <div className="stack">
        <div className="row row-end no-print">
          <SegmentedControl
            aria-label={t('sheets.which')}
            value={what}
            onChange={(quoi) => change({ quoi: PROGRAMME_SHEETS.find((each) => each === quoi), pour: undefined })}
            data={PROGRAMME_SHEETS.map((each) => ({ value: each, label: t(`sheets.short_${each}`) }))}
          />
          <SelectField
            label={t(`sheets.whose_${what}`)}
            value={chosen ?? null}
            onChange={(key) => key && change(what === 'tableau' ? { jour: key } : { pour: key })}
            options={choices}
          />
        </div>
        {isError && <LoadError error={error} retry={() => void refetch()} />}
        {!week && !isError && <Loading rows={8} />}
        {week && choices.length === 0 && <p>{t('sheets.nobodyThisWeek')}</p>}
        {week && chosen && what === 'jeune' && <YoungSheet week={week} stayId={chosen} />}
        {week && chosen && what === 'intervenant' && <ProfessionalOfWeek id={chosen} week={week} />}
        {chosen && what === 'tableau' && <BoardOfDay day={chosen} />}
      </div>
    </>
  );
}

function choicesOf(week: Week, what: string): { value: string; label: string }[] {
  if (what === 'jeune') return week.young.map((one) => ({ value: one.stayId, label: one.name }));
  if (what === 'tableau') return daysOf(week).map((day) => ({ value: day, label: dayLong(day) }));
  return week.professionals
    .filter((one) => week.sessions.some((session) => session.professionals.some(({ id }) => id === one.id)))
    .map((one) => ({ value: one.id, label: one.name }));
}
