// SPDX-License-Identifier: EUPL-1.2
import { Button, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendarOff, IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { newId, type Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { ProgrammeNav } from '@/catalogue/ProgrammeNav';
import { useT } from '@/i18n';
import { type ProgrammeSheet, programmePrintHref } from '@/sheets/search';
import {
  ActionMenu,
  AppLink,
  addDays,
  CheckField,
  EmptyState,
  LoadError,
  Loading,
  PageHeader,
  SelectField,
  StatusBadge,
  useNavigateTo,
  useToday,
} from '@/ui';
import { dayLong } from '@/ui/format';
import { ApplyTemplateDialog } from './ApplyTemplateDialog';
import { clockOf, makeScale, type Span, spanOf } from './clock';
import { DayList } from './DayList';
import classes from './programme.module.css';
import { weekQuery } from './queries';
import { ReasonDialog } from './ReasonDialog';
import { RowHead } from './RowHead';
import { daysOf, type Row, rowsOf, startOf } from './rows';
import { axisIndex } from './SessionCard';
import { SessionDialog } from './SessionDialog';
import { mondayOf, VIEWS, type View, type WeekSearch, weekHref } from './search';
import { TemplateDialog } from './TemplateDialog';
import { TimeGrid } from './TimeGrid';
import { templateOfWeek } from './templates';
import { type Draft, draftOf, type Session, type Week } from './types';
import { useSessionActs } from './useSessionActs';
import { openConflicts, sessionWords } from './words';

const PER_HOUR = { one: 78, many: 38 };

export interface WeekViewProps {
  search: WeekSearch;
  onSearch: (search: WeekSearch) => void;
}

/** The week of the service: who does what with whom, when, where. */
export function WeekView({ search, onSearch }: WeekViewProps) {
  const { t } = useT();
  const today = useToday();
  const monday = mondayOf(search.semaine ?? today);
  const { data: week, error, refetch } = useQuery(weekQuery(monday));
  const acts = useSessionActs(week);
  const [edited, setEdited] = useState<{ draft: Draft; before: Session | null } | null>(null);
  const [applying, setApplying] = useState<string | null>(null);
  const view = search.vue ?? 'groupe';
  const add = (start: Partial<Draft> = {}) => setEdited({ draft: { ...blank(monday, today), ...start }, before: null });
  return (
    <>
      <PageHeader
        title={t('programme.title')}
        subtitle={t('programme.weekOf', { from: dayLong(monday), to: dayLong(addDays(monday, 4)) })}
        help="programme"
        actions={
          <>
            <WeekLinks monday={monday} today={today} search={search} />
            <Button component={AppLink} href={weekHref({ semaine: monday }, '/programme/a-dire')} variant="default">
              {week && week.toTell > 0 ? t('programme.toTellCount', { count: week.toTell }) : t('programme.toTell')}
            </Button>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => add()}>
              {t('programme.addSession')}
            </Button>
          </>
        }
      />
      <ProgrammeNav current="/programme" />
      {!week && error && <LoadError error={error} retry={() => void refetch()} />}
      {!week && !error && <Loading rows={12} />}
      {week && (
        <WeekBody
          week={week}
          view={view}
          search={search}
          onSearch={onSearch}
          onAdd={add}
          onEdit={(session) => setEdited({ draft: draftOf(session), before: session })}
          onApply={setApplying}
          acts={acts}
        />
      )}
      {week && edited && (
        <SessionDialog
          key={edited.draft.id}
          week={week}
          draft={edited.draft}
          before={edited.before}
          acts={acts}
          onCopy={(draft) => setEdited({ draft, before: null })}
          onClose={() => setEdited(null)}
        />
      )}
      {week && acts.asked && (
        <ReasonDialog
          asked={acts.asked}
          activityName={week.activities.find(({ id }) => id === acts.asked?.draft.activityId)?.name ?? ''}
          onAnswer={(reason) => void acts.answer(reason)}
          onClose={acts.forget}
        />
      )}
      {week && applying !== null && (
        <ApplyTemplateDialog week={week} stayId={applying || null} onClose={() => setApplying(null)} />
      )}
    </>
  );
}

function blank(monday: string, today: string): Draft {
  return {
    id: newId(),
    activityId: '',
    day: mondayOf(today) === monday ? today : monday,
    from: '09:00',
    to: '10:00',
    roomId: null,
    professionals: [],
    stayIds: [],
    locked: false,
    theme: '',
    note: '',
  };
}

function WeekLinks({ monday, today, search }: { monday: string; today: string; search: WeekSearch }) {
  const { t } = useT();
  const to = (semaine: string | undefined) => weekHref({ ...search, semaine });
  return (
    <>
      <Button
        component={AppLink}
        href={to(addDays(monday, -7))}
        variant="default"
        aria-label={t('programme.weekBefore')}
      >
        <IconChevronLeft size={18} aria-hidden />
      </Button>
      {monday !== mondayOf(today) && (
        <Button component={AppLink} href={to(undefined)} variant="default">
          {t('programme.thisWeek')}
        </Button>
      )}
      <Button component={AppLink} href={to(addDays(monday, 7))} variant="default" aria-label={t('programme.weekAfter')}>
        <IconChevronRight size={18} aria-hidden />
      </Button>
    </>
  );
}

interface BodyProps {
  week: Week;
  view: View;
  search: WeekSearch;
  onSearch: (search: WeekSearch) => void;
  onAdd: (start: Partial<Draft>) => void;
  onEdit: (session: Session) => void;
  onApply: (stayId: string) => void;
  acts: ReturnType<typeof useSessionActs>;
}

function WeekBody({ week, view, search, onSearch, onAdd, onEdit, onApply, acts }: BodyProps) {
  const { t } = useT();
  const go = useNavigateTo();
  const today = useToday();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [initialsOnly, setInitialsOnly] = useState(false);
  const [showCancelled, setShowCancelled] = useState(false);
  const [kept, setKept] = useState<Schema<'WeekTemplate'> | null>(null);
  const days = daysOf(week);
  const print = (quoi: ProgrammeSheet, pour?: string) => {
    // The board is of today where today is in sight.
    const jour = quoi === 'tableau' && days.includes(today) ? today : week.week;
    go(programmePrintHref({ quoi, jour, pour }));
  };
  const spans = week.sessions.map(spanOf);
  const whole = makeScale(week.rules, spans, 60);
  const all = rowsOf(week, view, whole, showCancelled);
  const rows = all.filter((row) => !search.pour || row.key === search.pour);
  const alone = rows.length === 1;
  const scale = makeScale(week.rules, spans, alone ? PER_HOUR.one : PER_HOUR.many);
  const conflicts = week.sessions.filter((session) => openConflicts(session.conflicts).length > 0);
  // Of one young person the week he has, of the group the week most of them have.
  const shown = view === 'jeunes' && search.pour ? rows.flatMap((row) => row.sessions) : week.sessions;
  const create = (row: Row, day: string, span: Span) =>
    onAdd({ day, from: clockOf(span.from), to: clockOf(span.to), ...startOf(view, row.key) });
  return (
    <div className="stack">
      <div className={`${classes.bar} no-print`}>
        <SegmentedControl
          aria-label={t('programme.view')}
          value={view}
          onChange={(vue) => onSearch({ ...search, vue: VIEWS.find((each) => each === vue), pour: undefined })}
          data={VIEWS.map((each) => ({ value: each, label: t(`programme.view_${each}`) }))}
        />
        {view !== 'groupe' && !phone && (
          <SelectField
            label={t('programme.who')}
            placeholder={t('programme.everybody')}
            value={search.pour ?? null}
            onChange={(pour) => onSearch({ ...search, pour: pour ?? undefined })}
            options={all.map((row) => ({ value: row.key, label: row.label }))}
          />
        )}
        {conflicts.length > 0 && (
          <StatusBadge tone="bad">{t('programme.withConflicts', { count: conflicts.length })}</StatusBadge>
        )}
        <div className={`row ${classes.push}`}>
          <ActionMenu
            label={t('programme.templatesShort')}
            items={[
              {
                label: t('programme.applyTemplate'),
                onClick: () => onApply(view === 'jeunes' ? (search.pour ?? '') : ''),
              },
              ...(week.sessions.length > 0
                ? [{ label: t('programme.keepAsTemplate'), onClick: () => setKept(templateOfWeek(shown)) }]
                : []),
              { label: t('programme.editTemplates'), onClick: () => go('/programme/modeles') },
            ]}
          />
          <ActionMenu
            label={t('programme.print')}
            items={[
              {
                label: t('programme.printYoung'),
                onClick: () => print('jeune', view === 'jeunes' ? search.pour : undefined),
              },
              {
                label: t('programme.printProfessional'),
                onClick: () => print('intervenant', view === 'intervenants' ? search.pour : undefined),
              },
              { label: t('programme.printBoard'), onClick: () => print('tableau') },
            ]}
          />
        </div>
      </div>
      {week.young.length === 0 && week.sessions.length === 0 && (
        <EmptyState icon={IconCalendarOff} title={t('programme.nobodyThisWeek')}>
          {t('programme.nobodyThisWeekHint')}
        </EmptyState>
      )}
      {rows.length === 0 && week.young.length > 0 && (
        <EmptyState icon={IconCalendarOff} title={t('programme.emptyRows')}>
          {t('programme.emptyRowsHint')}
        </EmptyState>
      )}
      {rows.length > 0 &&
        (phone ? (
          <DayList week={week} days={days} rows={rows} view={view} initialsOnly={initialsOnly} onOpen={onEdit} />
        ) : (
          <TimeGrid
            week={week}
            days={days}
            rows={rows}
            view={view}
            scale={scale}
            initialsOnly={initialsOnly}
            head={(row) =>
              view !== 'groupe' && (
                <RowHead row={row} week={week} view={view} href={alone ? '' : weekHref({ ...search, pour: row.key })} />
              )
            }
            onOpen={onEdit}
            onCreate={create}
            onMove={(draft, before) =>
              void acts.save(
                draft,
                before,
                t('programme.moved', { session: sessionWords({ ...draft, activityName: before.activityName }) }),
              )
            }
          />
        ))}
      <div className={`${classes.bar} no-print`}>
        <Legend week={week} />
        <div className={`row ${classes.push}`}>
          <CheckField label={t('programme.initialsOnly')} value={initialsOnly} onChange={setInitialsOnly} />
          <CheckField label={t('programme.showCancelled')} value={showCancelled} onChange={setShowCancelled} />
        </div>
      </div>
      {kept && <TemplateDialog template={kept} week={week} onClose={() => setKept(null)} />}
    </div>
  );
}

function Legend({ week }: { week: Week }) {
  const axis = useLabel('activity_axis');
  const { t } = useT();
  const axes = [...new Set(week.sessions.map((session) => session.axis))].sort();
  return (
    <ul className={`plain-list ${classes.legend}`} aria-label={t('programme.legend')}>
      {axes.map((code) => (
        <li key={code} className={classes.key} data-axis={axisIndex(week, code)}>
          {axis(code)}
        </li>
      ))}
    </ul>
  );
}
