// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconNote, IconPencil, IconPrinter, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { api, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { ActionMenu, notify, notifyError, StatusBadge, useNavigateTo } from '@/ui';
import { instant } from '@/ui/format';
import type { Act } from './IncidentDialogs';
import classes from './incidents.module.css';
import { useRereadIncidents } from './queries';
import { ToldLines } from './Told';
import { type FilePage, type Incident, type Interruption, stateTone, stateWords, when, withoutOthers } from './words';

interface IncidentArticleProps {
  page: FilePage;
  incident: Incident;
  /** The one it led to, while it stands. */
  interruption?: Interruption;
  onAct: (act: Act) => void;
}

/** One incident as it stands in this file. */
export function IncidentArticle({ page, incident, interruption, onAct }: IncidentArticleProps) {
  const { t } = useT();
  const titleId = useId();
  const go = useNavigateTo();
  const kind = useLabel('incident_kind');
  const place = useLabel('incident_place');
  const open = incident.state === 'open';
  const stay = page.stays.find(({ id }) => id === incident.people[0]?.stayId);
  return (
    <article className={`card ${classes.incident}`} aria-labelledby={titleId}>
      <div className={classes.head}>
        <h3 id={titleId} className={classes.title}>
          {kind(incident.kind)} <span className={classes.when}>{when(incident)}</span>
        </h3>
        <span className="muted">{place(incident.place)}</span>
        <StatusBadge tone={stateTone(incident.state)}>{stateWords(incident.state)}</StatusBadge>
        {incident.corrected && (
          <Button variant="subtle" size="compact-md" onClick={() => onAct({ kind: 'versions', incident })}>
            {t('incidents.formerVersions')}
          </Button>
        )}
      </div>
      <p className={classes.facts}>{withoutOthers(incident.facts)}</p>
      <Side incident={incident} />
      <ToldLines
        page={page}
        told={incident.told}
        awaited={incident.awaited}
        onTell={(audience) => onAct({ kind: 'tell', incident, interruption, audience })}
      />
      <Notes incident={incident} personId={page.person.id} />
      {incident.closingNote && <p className={classes.flat}>{withoutOthers(incident.closingNote)}</p>}
      <div className="row no-print">
        {open && (
          <>
            <Button
              variant="default"
              onClick={() => onAct({ kind: 'tell', incident, interruption, audience: 'other' })}
            >
              {t('incidents.tellAnother')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconNote size={18} aria-hidden />}
              onClick={() => onAct({ kind: 'note', incident })}
            >
              {t('incidents.addNote')}
            </Button>
            {stay?.state === 'running' && !interruption && (
              <Button variant="default" onClick={() => onAct({ kind: 'interrupt', stay, incident })}>
                {t('incidents.interrupt')}
              </Button>
            )}
          </>
        )}
        <ActionMenu
          label={t('incidents.more')}
          items={[
            ...(open
              ? [
                  {
                    label: t('incidents.correct'),
                    icon: IconPencil,
                    onClick: () => go(`/incidents/${incident.id}/corriger`),
                  },
                ]
              : []),
            {
              label: t('incidents.printInternal'),
              icon: IconPrinter,
              onClick: () => onAct({ kind: 'print', incident }),
            },
            {
              label: t('incidents.schoolSheet'),
              icon: IconPrinter,
              onClick: () => onAct({ kind: 'schoolSheet', incident }),
            },
            {
              label: t(open ? 'incidents.close' : 'incidents.reopen'),
              onClick: () => onAct({ kind: 'state', incident }),
            },
          ]}
        />
      </div>
    </article>
  );
}

/** What was done at once, injury and help, who saw it, who else was concerned. */
export function Side({ incident }: { incident: Incident }) {
  const { t } = useT();
  const action = useLabel('incident_action');
  const service = useLabel('emergency_service');
  return (
    <div className={classes.side}>
      {incident.actions.length > 0 && <span>{incident.actions.map(action).join(', ')}.</span>}
      {incident.actionNote && <span>{withoutOthers(incident.actionNote)}</span>}
      {incident.injury && <StatusBadge tone="bad">{t('incidents.injured')}</StatusBadge>}
      {incident.emergency.length > 0 && (
        <StatusBadge tone="bad">
          {t('incidents.called', { who: incident.emergency.map(service).join(', ') })}
        </StatusBadge>
      )}
      {incident.others > 0 && <span className="muted">{t('incidents.others', { count: incident.others })}</span>}
      {incident.witnesses.length > 0 && (
        <span className="muted">{t('incidents.seenBy', { names: incident.witnesses.join(', ') })}</span>
      )}
      <span className="muted">
        {t('incidents.writtenBy', { name: incident.createdBy?.displayName ?? '', at: instant(incident.createdAt) })}
      </span>
    </div>
  );
}

function Notes({ incident, personId }: { incident: Incident; personId: string }) {
  const { t } = useT();
  const reread = useRereadIncidents(personId);
  const taking = useMutation({
    mutationFn: (id: string) =>
      send(api.PUT('/api/v1/incident-notes/{id}/withdrawn', { params: { path: { id } }, body: { withdrawn: true } })),
    onSuccess: async () => {
      notify(t('incidents.noteTaken'));
      await reread();
    },
    onError: notifyError,
  });
  if (incident.notes.length === 0) return null;
  return (
    <ul className={`plain-list ${classes.notes}`} aria-label={t('incidents.notes')}>
      {incident.notes.map((note) => (
        <li key={note.id}>
          <span>
            {withoutOthers(note.words)}{' '}
            <span className="muted small">{`${note.by?.displayName ?? ''} · ${instant(note.at)}`}</span>
          </span>
          <Button
            className="no-print"
            variant="subtle"
            color="gray"
            size="compact-md"
            leftSection={<IconX size={16} aria-hidden />}
            onClick={() => taking.mutate(note.id)}
          >
            {t('incidents.takeNote')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
