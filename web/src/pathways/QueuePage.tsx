// SPDX-License-Identifier: EUPL-1.2
// Who is to be called: one card each, made for a thumb.
import { Button } from '@mantine/core';
import { IconPhoneCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useLabel, useRefresh, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  ActionMenu,
  AppLink,
  EmptyState,
  LoadError,
  Loading,
  notifyError,
  notifyUndo,
  PageHeader,
  Section,
  SubNav,
} from '@/ui';
import { day } from '@/ui/format';
import classes from './pathways.module.css';
import { QueueCard } from './QueueCard';
import { queueQuery } from './queries';
import { openingHref, QUEUES, type QueueSearch, queueHref } from './search';
import { Tabs } from './Tabs';

type Proposal = Schema<'PathwayProposal'>;

export default function QueuePage() {
  const { t } = useT();
  const { etat = 'to_do' } = useSearch({ strict: false }) as QueueSearch;
  const queue = useQuery(queueQuery(etat));
  const words = useLabel('pathway_queue');
  const counts = queue.data?.counts;
  return (
    <>
      <PageHeader title={t('pathways.toReachTitle')} help="parcours#a-joindre" />
      <Tabs current="queue" />
      <SubNav
        label={t('pathways.queue')}
        items={QUEUES.map((each) => ({
          href: queueHref(each),
          label: counts ? t('pathways.tab', { words: words(each), count: counts[each] }) : words(each),
          current: each === etat,
        }))}
      />
      {queue.isError && <LoadError error={queue.error} retry={() => void queue.refetch()} />}
      {queue.isPending && <Loading rows={8} />}
      {queue.data && (
        <div className={`stack ${classes.page}`} aria-busy={queue.isPlaceholderData || undefined}>
          {queue.data.items.length === 0 && (
            <EmptyState icon={IconPhoneCheck} title={t('pathways.nobodyToReach', { state: etat })} />
          )}
          <ul className={`plain-list ${classes.cards}`} aria-label={words(etat)}>
            {queue.data.items.map((row) => (
              <li key={row.id}>
                <QueueCard row={row} />
              </li>
            ))}
          </ul>
          {etat === 'to_do' && <Proposals proposals={queue.data.proposals} />}
        </div>
      )}
    </>
  );
}

/** Pupils excluded several times this year: a pathway is proposed, never opened by itself. */
function Proposals({ proposals }: { proposals: readonly Proposal[] }) {
  const { t } = useT();
  if (proposals.length === 0) return null;
  return (
    <Section title={t('pathways.proposals')} id="propositions">
      <ul className="plain-list line-list">
        {proposals.map((proposal) => (
          <li key={proposal.personId} className={classes.proposal}>
            <OneProposal proposal={proposal} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneProposal({ proposal }: { proposal: Proposal }) {
  const { t } = useT();
  const [id] = useState(newId);
  const reasons = useVocabulary('pathway_decline');
  const refresh = useRefresh();
  const decline = async (reason: string) => {
    try {
      const declined = await send(
        api.POST('/api/v1/people/{id}/pathway-declines', {
          params: { path: { id: proposal.personId } },
          body: { id, reason },
        }),
      );
      await refresh(['pathways', 'queue']);
      notifyUndo(t('pathways.declined', { name: proposal.personName }), async () => {
        await send(api.DELETE('/api/v1/pathway-declines/{id}', { params: { path: { id: declined.id } } }));
        await refresh(['pathways', 'queue']);
      });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <>
      <span>
        <strong>
          <AppLink href={`/dossiers/${proposal.personId}`}>{proposal.personName}</AppLink>
        </strong>{' '}
        <span className="muted">{[proposal.className, proposal.structureName].filter(Boolean).join(' · ')}</span>
        <br />
        {t('pathways.excluded', { count: proposal.exclusions, day: day(proposal.lastOn) })}
      </span>
      <span className="row">
        <Button component={AppLink} href={openingHref(proposal.personId)} variant="default">
          {t('pathways.open')}
        </Button>
        <ActionMenu
          label={t('pathways.notNow')}
          items={reasons.map(({ code, label }) => ({ label, onClick: () => void decline(code) }))}
        />
      </span>
    </>
  );
}
