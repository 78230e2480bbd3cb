// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconCalendarOff, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useLabel, useRefresh } from '@/api/queries';
import { FilePageFrame } from '@/files/FilePageFrame';
import { useT } from '@/i18n';
import { AppLink, EmptyState, LoadError, Loading, notify, notifyError, Section, StatusBadge } from '@/ui';
import { day, dayLong, dayShort, period } from '@/ui/format';
import { ConflictList } from './ConflictList';
import { spanWords } from './clock';
import { timetableQuery } from './queries';
import { mondayOf, weekHref } from './search';
import { UnavailabilityDialog } from './UnavailabilityDialog';

type Stay = Schema<'YoungTimetable'>['stays'][number];

/** One young person's sessions, stay by stay, and which version the family was told. */
export function TimetableView({ personId }: { personId: string }) {
  const { t } = useT();
  const { data, error, refetch } = useQuery(timetableQuery(personId));
  const [adding, setAdding] = useState(false);
  if (!data) return error ? <LoadError error={error} retry={() => void refetch()} /> : <Loading rows={8} />;
  return (
    <FilePageFrame
      person={data.person}
      current="emploi-du-temps"
      actionsFor="programme_keep"
      actions={
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          {t('programme.addUnavailability')}
        </Button>
      }
    >
      <div className="stack">
        {data.stays.length === 0 && (
          <EmptyState icon={IconCalendarOff} title={t('programme.noStay')}>
            {t('programme.noStayHint')}
          </EmptyState>
        )}
        {data.stays.map((stay) => (
          <StaySection key={stay.stayId} stay={stay} versions={data.versions} />
        ))}
      </div>
      {adding && <UnavailabilityDialog personId={personId} onClose={() => setAdding(false)} />}
    </FilePageFrame>
  );
}

function StaySection({ stay, versions }: { stay: Stay; versions: Schema<'ProgrammeVersion'>[] }) {
  const { t } = useT();
  const axis = useLabel('activity_axis');
  const weeks = [...new Set(stay.days.map((one) => mondayOf(one.day)))];
  return (
    <Section title={t('programme.stayOf', { period: period(stay.young.first, stay.young.last) })}>
      <div className="stack">
        {stay.gaps.length > 0 && (
          <div className="row">
            {stay.gaps.map((gap) => (
              <StatusBadge key={`${gap.axis}${gap.day}`} tone="warn">
                {t('programme.gapLine', {
                  axis: axis(gap.axis),
                  day: gap.day ? dayShort(gap.day) : 'none',
                  needed: gap.needed,
                  planned: gap.planned,
                })}
              </StatusBadge>
            ))}
          </div>
        )}
        {weeks.map((week) => (
          <WeekPart key={week} week={week} stay={stay} versions={versions.filter((one) => one.week === week)} />
        ))}
        <Unavailable items={stay.young.unavailable} />
      </div>
    </Section>
  );
}

interface WeekPartProps {
  week: string;
  stay: Stay;
  versions: Schema<'ProgrammeVersion'>[];
}

function WeekPart({ week, stay, versions }: WeekPartProps) {
  const { t } = useT();
  const channel = useLabel('told_channel');
  const sessions = stay.sessions.filter((one) => mondayOf(one.day) === week && one.state !== 'cancelled');
  const days = stay.days
    .map((one) => one.day)
    .filter(
      (each) =>
        mondayOf(each) === week &&
        (stay.young.expected.some((half) => half.startsWith(each)) || sessions.some((one) => one.day === each)),
    );
  const [latest] = versions;
  return (
    <section aria-label={t('programme.weekFrom', { day: dayLong(week) })}>
      <div className="row row-apart">
        <span className="row">
          {latest ? (
            <StatusBadge tone={latest.toldOn ? 'good' : 'warn'}>
              {t('programme.version', { number: latest.number })}
            </StatusBadge>
          ) : (
            <StatusBadge tone="quiet">{t('programme.neverPublished')}</StatusBadge>
          )}
          {latest && (
            <span className="small muted">
              {latest.toldOn
                ? t('programme.toldOn', {
                    day: day(latest.toldOn),
                    channel: channel(latest.toldChannel),
                    to: latest.toldTo || 'none',
                    by: latest.toldBy?.displayName ?? 'none',
                  })
                : t('programme.notToldYet')}
            </span>
          )}
        </span>
        <AppLink href={weekHref({ semaine: week, vue: 'jeunes', pour: stay.stayId })}>
          {t('programme.openInWeek')}
        </AppLink>
      </div>
      {days.map((each) => {
        const those = sessions.filter((one) => one.day === each).sort((a, b) => a.from.localeCompare(b.from));
        return (
          <div key={each}>
            <h3 style={{ fontSize: '1rem', margin: '0.75rem 0 0.25rem' }}>{dayLong(each)}</h3>
            {those.length === 0 && <p className="muted">{t('programme.noSessionHere')}</p>}
            <ul className="plain-list line-list">
              {those.map((one) => (
                <li key={one.id} style={{ padding: '0.25rem 0' }}>
                  <span className="num">{spanWords(one)}</span> <span className="strong">{one.activityName}</span>{' '}
                  <span className="muted">
                    {[one.professionals.map(({ name }) => name).join(', '), one.roomName].filter(Boolean).join(' · ')}
                  </span>{' '}
                  {one.state === 'held' && <Credited session={one} stayId={stay.stayId} />}
                  {one.conflicts.some(({ level }) => level === 'red') && (
                    <ConflictList conflicts={one.conflicts.filter(({ level }) => level === 'red')} />
                  )}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function Credited({ session, stayId }: { session: Schema<'ProgrammeSession'>; stayId: string }) {
  const { t } = useT();
  const minutes = session.young.find((one) => one.stayId === stayId)?.creditedMinutes ?? 0;
  return (
    <StatusBadge tone={minutes > 0 ? 'good' : 'bad'}>
      {minutes > 0 ? t('programme.creditedMinutes', { count: minutes }) : t('programme.didNotCome')}
    </StatusBadge>
  );
}

function Unavailable({ items }: { items: Schema<'Unavailability'>[] }) {
  const { t } = useT();
  const kind = useLabel('unavailability');
  const refresh = useRefresh();
  if (items.length === 0) return null;
  const remove = async (id: string) => {
    try {
      await send(api.DELETE('/api/v1/unavailabilities/{id}', { params: { path: { id } } }));
      notify(t('programme.unavailabilityRemoved'));
    } catch (error) {
      notifyError(error);
    }
    await refresh(['programme']);
  };
  return (
    <section aria-label={t('programme.unavailabilities')}>
      <h3 style={{ fontSize: '1rem', margin: '0 0 0.25rem' }}>{t('programme.unavailabilities')}</h3>
      <ul className="plain-list line-list">
        {items.map((one) => (
          <li key={one.id} className="row row-apart">
            <span>
              {dayLong(one.day)}, {spanWords(one)} : {[kind(one.kind), one.note].filter(Boolean).join(', ')}
            </span>
            <Button
              variant="subtle"
              color="gray"
              size="compact-md"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => void remove(one.id)}
              aria-label={t('programme.removeUnavailability', { day: dayShort(one.day) })}
            >
              {t('programme.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
