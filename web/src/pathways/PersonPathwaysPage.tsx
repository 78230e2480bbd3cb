// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCalendarPlus,
  IconDoorExit,
  IconPencil,
  IconPhoneCall,
  IconPlus,
  IconPrinter,
  IconRoute,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useLabel } from '@/api/queries';
import { FilePageFrame } from '@/files/FilePageFrame';
import { useT } from '@/i18n';
import { ActionMenu, EmptyState, LoadError, Loading, Section } from '@/ui';
import { day } from '@/ui/format';
import { type Act, PathwayDialogs } from './PathwayDialogs';
import { PathwaySheet } from './PathwaySheet';
import { PathwayView } from './PathwayView';
import { personPathwaysQuery, useRereadPathways } from './queries';
import type { OwnSearch } from './search';
import { isOpen, type Page, type Pathway } from './words';

export default function PersonPathwaysPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const page = useQuery(personPathwaysQuery(id));
  if (page.data) return <PersonPathways key={id} page={page.data} />;
  if (page.isError) return <LoadError error={page.error} retry={() => void page.refetch()} />;
  return <Loading rows={14} />;
}

/** The pathway of one young person: the open one, else the last; earlier ones below. */
export function PersonPathways({ page }: { page: Page }) {
  const { t } = useT();
  const search = useSearch({ strict: false }) as OwnSearch;
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const { pathways } = page;
  const pathway = pathways.find((each) => each.id === chosen) ?? pathways.find(isOpen) ?? pathways[0];
  const mayOpen = !pathways.some(isOpen);
  const [act, setAct] = useState<Act | null>(() =>
    search.ouvrir && mayOpen ? { kind: 'open', stayId: search.accueil } : null,
  );
  const reread = useRereadPathways(page.person.id);
  useEffect(() => {
    // Asked for once: reloading the page does not open the dialog again.
    if (search.ouvrir) void navigate({ to: '.', search: {} as never, replace: true });
  }, [search.ouvrir, navigate]);
  return (
    <FilePageFrame
      person={page.person}
      current="parcours"
      actions={<Acts pathway={pathway} mayOpen={mayOpen} onAct={setAct} />}
    >
      {pathway ? (
        <>
          <PathwayView page={page} pathway={pathway} onAct={setAct} />
          {pathways.length > 1 && <Others pathways={pathways} shown={pathway} onChoose={setChosen} />}
          <PathwaySheet page={page} pathway={pathway} />
        </>
      ) : (
        <EmptyState
          icon={IconRoute}
          title={t('pathways.none')}
          action={<Button onClick={() => setAct({ kind: 'open' })}>{t('pathways.open')}</Button>}
        >
          {t('pathways.noneText')}
        </EmptyState>
      )}
      <PathwayDialogs
        page={page}
        pathway={pathway}
        act={act}
        onClose={() => setAct(null)}
        onDone={async () => {
          setAct(null);
          setChosen(null);
          await reread();
        }}
      />
    </FilePageFrame>
  );
}

interface ActsProps {
  pathway: Pathway | undefined;
  mayOpen: boolean;
  onAct: (act: Act) => void;
}

function Acts({ pathway, mayOpen, onAct }: ActsProps) {
  const { t } = useT();
  const print = { label: t('pathways.print'), icon: IconPrinter, onClick: () => window.print() };
  if (!pathway) return null;
  if (!isOpen(pathway))
    return (
      <>
        {mayOpen && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => onAct({ kind: 'open' })}>
            {t('pathways.open')}
          </Button>
        )}
        <ActionMenu
          label={t('pathways.more')}
          items={[
            { label: t('pathways.edit'), icon: IconPencil, onClick: () => onAct({ kind: 'edit' }) },
            print,
            ...(mayOpen
              ? [{ label: t('pathways.reopen'), icon: IconArrowBackUp, onClick: () => onAct({ kind: 'reopen' }) }]
              : []),
          ]}
        />
      </>
    );
  return (
    <>
      <Button leftSection={<IconUsers size={18} aria-hidden />} onClick={() => onAct({ kind: 'review' })}>
        {t('pathways.holdReview')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPhoneCall size={18} aria-hidden />}
        onClick={() => onAct({ kind: 'attempt' })}
      >
        {t('pathways.noteContact')}
      </Button>
      <ActionMenu
        label={t('pathways.more')}
        items={[
          { label: t('pathways.edit'), icon: IconPencil, onClick: () => onAct({ kind: 'edit' }) },
          { label: t('pathways.renew'), icon: IconCalendarPlus, onClick: () => onAct({ kind: 'renew' }) },
          print,
          { label: t('pathways.end'), icon: IconDoorExit, onClick: () => onAct({ kind: 'end' }) },
        ]}
      />
    </>
  );
}

function Others({
  pathways,
  shown,
  onChoose,
}: {
  pathways: readonly Pathway[];
  shown: Pathway;
  onChoose: (id: string) => void;
}) {
  const { t } = useT();
  const kind = useLabel('pathway_kind');
  return (
    <div className="no-print">
      <Section title={t('pathways.others')}>
        <ul className="plain-list line-list">
          {pathways
            .filter((each) => each !== shown)
            .map((each) => (
              <li key={each.id}>
                <Button variant="subtle" onClick={() => onChoose(each.id)}>
                  {kind(each.kind ?? '')}, {day(each.enteredOn ?? '')}
                  {each.exit && ` – ${day(each.exit.on)}`}
                </Button>
              </li>
            ))}
        </ul>
      </Section>
    </div>
  );
}
