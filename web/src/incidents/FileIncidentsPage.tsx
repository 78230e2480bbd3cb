// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconFileAlert, IconPlus, IconShieldLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { FilePageFrame } from '@/files/FilePageFrame';
import { useT } from '@/i18n';
import { ActionMenu, AppLink, EmptyState, LoadError, Loading, Section, useNavigateTo } from '@/ui';
import { ConcernRows } from './ConcernRows';
import { IncidentArticle } from './IncidentArticle';
import { type Act, IncidentDialogs } from './IncidentDialogs';
import { InterruptionArticle } from './InterruptionArticle';
import classes from './incidents.module.css';
import { fileIncidentsQuery, useRereadIncidents } from './queries';
import { type FileSearch, newIncidentHref } from './search';
import type { FilePage } from './words';

export default function FileIncidentsPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, isError, error, refetch } = useQuery(fileIncidentsQuery(id));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={12} />;
  return <FileIncidents key={id} page={data} />;
}

/** Incidents and interruptions of one young person; what a ring alone knows of, for who is in it. */
export function FileIncidents({ page }: { page: FilePage }) {
  const { t } = useT();
  const search = useSearch({ strict: false }) as FileSearch;
  const navigate = useNavigate();
  const go = useNavigateTo();
  const running = page.stays.find(({ state }) => state === 'running');
  const [act, setAct] = useState<Act | null>(() => {
    const asked = page.stays.find(({ id }) => id === search.accueil) ?? running;
    return search.acte === 'interrompre' && asked?.state === 'running' ? { kind: 'interrupt', stay: asked } : null;
  });
  const reread = useRereadIncidents(page.person.id);
  useEffect(() => {
    // Asked for once: reloading the page does not open the dialog again.
    if (search.acte) void navigate({ to: '.', search: {} as never, replace: true });
  }, [search.acte, navigate]);
  const standing = (incidentId: string) =>
    page.interruptions.find((each) => each.incidentId === incidentId && !each.undone);
  return (
    <FilePageFrame
      person={page.person}
      current="incidents"
      actionsFor="incidents_keep"
      actions={
        <>
          <Button
            component={AppLink}
            href={newIncidentHref(page.person.id, running?.id)}
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t('incidents.report')}
          </Button>
          {running && (
            <Button variant="default" onClick={() => setAct({ kind: 'interrupt', stay: running })}>
              {t('incidents.interrupt')}
            </Button>
          )}
          <ActionMenu
            label={t('incidents.more')}
            items={[
              {
                label: t('incidents.newConcern'),
                icon: IconShieldLock,
                onClick: () => go(`/protection/nouvelle?dossier=${page.person.id}`),
              },
            ]}
          />
        </>
      }
    >
      <div className={`stack no-print ${classes.page}`}>
        {page.concerns.length > 0 && (
          <Section title={t('incidents.protected')}>
            <ConcernRows rows={page.concerns} />
          </Section>
        )}
        {page.interruptions.length > 0 && (
          <Section title={t('incidents.interruptions')} quiet>
            <div className="stack">
              {page.interruptions.map((each) => (
                <InterruptionArticle key={each.id} page={page} interruption={each} onAct={setAct} />
              ))}
            </div>
          </Section>
        )}
        <Section title={t('incidents.part')} quiet>
          {page.incidents.length === 0 ? (
            <EmptyState icon={IconFileAlert} title={t('incidents.none')} />
          ) : (
            <div className="stack">
              {page.incidents.map((each) => (
                <IncidentArticle
                  key={each.id}
                  page={page}
                  incident={each}
                  interruption={standing(each.id)}
                  onAct={setAct}
                />
              ))}
            </div>
          )}
        </Section>
      </div>
      <IncidentDialogs
        page={page}
        act={act}
        onAct={setAct}
        onDone={async () => {
          setAct(null);
          await reread();
        }}
      />
    </FilePageFrame>
  );
}
