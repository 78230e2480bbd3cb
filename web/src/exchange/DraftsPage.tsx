// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, type Schema, send } from '@/api/client';
import { useLabel, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, EmptyState, LoadError, Loading, notifyError, notifyUndo, PageHeader } from '@/ui';
import { day, name, period } from '@/ui/format';
import { draftsQuery } from './queries';

type Draft = Schema<'StoredReferralDraft'>;

/** Referrals that came with a list and wait for what it did not say. */
export default function DraftsPage() {
  const { t } = useT();
  const { data, isError, error, refetch } = useQuery(draftsQuery);
  return (
    <>
      <PageHeader
        title={t('exchange.drafts')}
        back={{ href: '/saisines', label: t('receptions.referrals') }}
        help="import#completer-les-saisines"
      />
      {isError && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !isError && <Loading rows={8} />}
      {data?.items.length === 0 && (
        <EmptyState icon={IconInbox} title={t('exchange.noDraft')}>
          {t('exchange.noDraftHint')}
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ul className="plain-list line-list card">
          {data.items.map((draft) => (
            <DraftLine key={draft.id} draft={draft} />
          ))}
        </ul>
      )}
    </>
  );
}

function DraftLine({ draft }: { draft: Draft }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const refresh = useRefresh();
  const { pupil, measure } = draft;
  const setCancelled = async (cancelled: boolean) => {
    await send(
      api.PUT('/api/v1/referral-drafts/{id}/cancelled', { params: { path: { id: draft.id } }, body: { cancelled } }),
    );
    await refresh(['exchange']);
  };
  const cancel = async () => {
    try {
      await setCancelled(true);
      notifyUndo(t('exchange.draftCancelled', { name: name(pupil) }), () => setCancelled(false));
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <li className="row row-apart">
      <span>
        <AppLink href={`/saisines/nouvelle?brouillon=${draft.id}`}>{name(pupil)}</AppLink>{' '}
        <span className="muted">
          {[
            draft.structureName,
            pupil.className,
            measure.kind && kind(measure.kind),
            measure.start && period(measure.start, measure.end),
            t('exchange.receivedThe', { day: day(draft.receivedOn) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Button variant="default" onClick={() => void cancel()}>
        {t('exchange.cancelDraft')}
        <span className="visually-hidden"> : {name(pupil)}</span>
      </Button>
    </li>
  );
}
