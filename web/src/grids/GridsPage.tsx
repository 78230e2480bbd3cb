// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconDeviceTablet, IconListCheck, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { FilePageFrame } from '@/files/FilePageFrame';
import { useT } from '@/i18n';
import { AppLink, EmptyState, LoadError, Loading, useToday } from '@/ui';
import { ChangePrint } from './ChangePrint';
import { EvaluationDialog } from './EvaluationDialog';
import { GridDialog } from './GridDialog';
import { gridsQuery, useRereadGrids } from './queries';
import { StayGrids } from './StayGrids';
import type { GridsSearch, QuickAct } from './search';
import { TabletDialog } from './TabletDialog';
import { type Grid, hasBegun, type Page, type Stay } from './words';

export type Act = { kind: 'grid'; stay: Stay; grid?: Grid } | { kind: 'day' | 'tablet' | 'print'; stay: Stay };

const QUICK: Record<QuickAct, 'grid' | 'day' | 'tablet'> = { grille: 'grid', jour: 'day', tablette: 'tablet' };

export default function GridsPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const grids = useQuery(gridsQuery(id));
  if (grids.data) return <GridsView key={id} page={grids.data} />;
  if (grids.isError) return <LoadError error={grids.error} retry={() => void grids.refetch()} />;
  return <Loading rows={14} />;
}

/** What was observed in each stay of one young person, and what the young person said of each day. */
export function GridsView({ page }: { page: Page }) {
  const { t } = useT();
  const { person, stays } = page;
  const search = useSearch({ strict: false }) as GridsSearch;
  const navigate = useNavigate();
  const today = useToday();
  const asked = stays.find(({ stayId }) => stayId === search.accueil) ?? stays.find((stay) => hasBegun(stay, today));
  const [act, setAct] = useState<Act | null>(() =>
    search.acte && asked ? { kind: QUICK[search.acte], stay: asked } : null,
  );
  const reread = useRereadGrids(person.id);
  useEffect(() => {
    // Asked for once: reloading the page does not open the dialog again.
    if (search.acte) void navigate({ to: '.', search: {} as never, replace: true });
  }, [search.acte, navigate]);
  const close = () => setAct(null);
  const done = async () => {
    close();
    await reread();
  };

  return (
    <FilePageFrame
      person={person}
      current="grilles"
      actionsFor="writings_keep"
      actions={
        asked && (
          <>
            <Button
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setAct({ kind: 'grid', stay: asked })}
            >
              {t('grids.fill')}
            </Button>
            {asked.days.includes(today) && (
              <Button
                variant="default"
                leftSection={<IconDeviceTablet size={18} aria-hidden />}
                onClick={() => setAct({ kind: 'tablet', stay: asked })}
              >
                {t('grids.giveTablet')}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="stack">
        {stays.length === 0 && (
          <EmptyState icon={IconListCheck} title={t('grids.noStay')}>
            <AppLink href={`/dossiers/${person.id}`}>{t('files.backToFile')}</AppLink>
          </EmptyState>
        )}
        {stays.map((stay) => (
          <StayGrids key={stay.stayId} page={page} stay={stay} onAct={setAct} />
        ))}
      </div>
      {act?.kind === 'grid' && <GridDialog page={page} stay={act.stay} grid={act.grid} onClose={close} onDone={done} />}
      {act?.kind === 'day' && <EvaluationDialog page={page} stay={act.stay} onClose={close} onDone={done} />}
      {act?.kind === 'tablet' && (
        <TabletDialog
          personId={person.id}
          stayId={act.stay.stayId}
          firstName={person.usualName || person.firstName}
          onClose={close}
        />
      )}
      {act?.kind === 'print' && <ChangePrint page={page} stay={act.stay} onPrinted={close} />}
    </FilePageFrame>
  );
}
