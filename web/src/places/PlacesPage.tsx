// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useMay } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, LoadError, Loading, notify, notifyError, PageHeader, Section, StatusBadge } from '@/ui';
import { day, dayShort, halfDayShort } from '@/ui/format';
import { ExceptionDialog } from './ExceptionDialog';
import { GroupDialog } from './GroupDialog';
import { LostHalfDays } from './LostHalfDays';
import classes from './places.module.css';
import { placesQuery, usePlacesRefresh } from './queries';
import { WeekDialog } from './WeekDialog';
import { groupName } from './words';

type Places = Schema<'Places'>;
type Edited =
  | { what: 'group'; group?: Schema<'Group'> }
  | { what: 'exception' }
  | { what: 'week'; week?: Schema<'ReceptionWeek'> };

/** Groups and their places, the days with fewer, the weeks planned ahead, and what was lost. */
export default function PlacesPage() {
  const { t } = useT();
  const { data, isError, error, refetch } = useQuery(placesQuery);
  const [edited, setEdited] = useState<Edited | null>(null);
  const coordinator = useMay('course_see');
  const close = () => setEdited(null);
  return (
    <>
      <PageHeader
        title={t('places.title')}
        help="places#les-places-du-service"
        back={coordinator ? { href: '/accueils', label: t('receptions.week') } : undefined}
        actions={
          coordinator && (
            <Button component={AppLink} href="/attente" variant="default">
              {t('places.toWaiting')}
            </Button>
          )
        }
      />
      {isError && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !isError && <Loading rows={8} />}
      {data && (
        <div className="stack">
          <Groups places={data} onEdit={setEdited} />
          <Exceptions places={data} onAdd={() => setEdited({ what: 'exception' })} />
          <Weeks places={data} onEdit={setEdited} />
          {coordinator && <LostHalfDays />}
        </div>
      )}
      {data && edited?.what === 'group' && (
        <GroupDialog group={edited.group} usual={data.usualPlaces} onClose={close} />
      )}
      {data && edited?.what === 'exception' && <ExceptionDialog groups={data.groups} onClose={close} />}
      {data && edited?.what === 'week' && <WeekDialog week={edited.week} places={data} onClose={close} />}
    </>
  );
}

function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={onClick}>
      {label}
    </Button>
  );
}

function Groups({ places, onEdit }: { places: Places; onEdit: (edited: Edited) => void }) {
  const { t } = useT();
  return (
    <Section
      title={t('places.groups')}
      actionsFor="places_keep"
      actions={<AddButton label={t('places.addGroup')} onClick={() => onEdit({ what: 'group' })} />}
    >
      <ul className={classes.lines}>
        {places.groups.map((group) => {
          const numbers = Object.values(group.places);
          const least = Math.min(places.usualPlaces, ...numbers);
          const most = Math.max(places.usualPlaces, ...numbers);
          return (
            <li key={group.id}>
              <span>
                <strong>{groupName(group)}</strong>{' '}
                <span className="muted">
                  {[
                    least === most
                      ? t('places.placesCount', { count: most })
                      : t('places.placesRange', { least, most }),
                    group.level === 'any' ? '' : t(group.level === 'college' ? 'places.forCollege' : 'places.forLycee'),
                    group.from || group.to
                      ? t('places.valid', {
                          from: group.from ? day(group.from) : 'none',
                          to: group.to ? day(group.to) : 'none',
                        })
                      : '',
                    group.note,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <Button size="compact-sm" variant="default" onClick={() => onEdit({ what: 'group', group })}>
                {t('places.edit')}
                <span className="visually-hidden"> {groupName(group)}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Exceptions({ places, onAdd }: { places: Places; onAdd: () => void }) {
  const { t } = useT();
  const refresh = usePlacesRefresh();
  const remove = useMutation({
    mutationFn: ({ id, version }: Schema<'CapacityException'>) =>
      send(api.DELETE('/api/v1/capacity-exceptions/{id}', { params: { path: { id }, header: ifMatch(version) } })),
    onSuccess: async () => {
      await refresh();
      notify(t('places.exceptionRemoved'));
    },
    onError: async (error) => {
      notifyError(error);
      await refresh();
    },
  });
  const nameOf = (id: string) => {
    const group = places.groups.find((each) => each.id === id);
    return group ? groupName(group) : '';
  };
  return (
    <Section
      title={t('places.exceptions')}
      actionsFor="places_keep"
      actions={<AddButton label={t('places.addException')} onClick={onAdd} />}
    >
      {places.exceptions.length === 0 && <p className="muted">{t('places.noExceptions')}</p>}
      <ul className={classes.lines}>
        {places.exceptions.map((exception) => (
          <li key={exception.id}>
            <span>
              {exception.from === exception.to
                ? halfDayShort(exception.from)
                : t('places.fromTo', { from: halfDayShort(exception.from), to: halfDayShort(exception.to) })}
              {' : '}
              <strong>{t('places.placesCount', { count: exception.places })}</strong>{' '}
              <span className="muted">
                {[places.groups.length > 1 ? nameOf(exception.groupId) : '', exception.reason]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              loading={remove.isPending && remove.variables?.id === exception.id}
              onClick={() => remove.mutate(exception)}
            >
              {t('places.remove')}
              <span className="visually-hidden"> {halfDayShort(exception.from)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Weeks({ places, onEdit }: { places: Places; onEdit: (edited: Edited) => void }) {
  const { t } = useT();
  return (
    <Section
      title={t('places.weeks')}
      actionsFor="places_keep"
      actions={<AddButton label={t('places.addWeek')} onClick={() => onEdit({ what: 'week' })} />}
    >
      {places.weeks.length === 0 && <p className="muted">{t('places.noWeeks')}</p>}
      <ul className={classes.lines}>
        {places.weeks.map((week) => (
          <li key={week.id}>
            <span>
              <AppLink href={`/accueils?week=${week.monday}`}>
                {t('places.weekOf', { day: dayShort(week.monday) })}
              </AppLink>{' '}
              {week.label}{' '}
              <StatusBadge tone={week.cancelled ? 'quiet' : week.taken >= week.places ? 'warn' : 'good'}>
                {week.cancelled
                  ? t('places.cancelled')
                  : t('places.freeOf', { free: Math.max(0, week.places - week.taken), places: week.places })}
              </StatusBadge>
            </span>
            <Button size="compact-sm" variant="default" onClick={() => onEdit({ what: 'week', week })}>
              {t('places.edit')}
              <span className="visually-hidden"> {dayShort(week.monday)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
