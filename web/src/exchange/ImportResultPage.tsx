// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  AppLink,
  ConfirmDialog,
  LoadError,
  Loading,
  notify,
  notifyError,
  PageHeader,
  Section,
  StatusBadge,
  type Tone,
} from '@/ui';
import { day, instant } from '@/ui/format';
import { importQuery } from './queries';

type Item = Schema<'SchoolImportItem'>;

const TONES: Record<Item['state'], Tone> = {
  to_complete: 'warn',
  cancelled: 'quiet',
  completed: 'good',
  referral: 'good',
  withdrawn: 'quiet',
};

/** What came of a list: each referral, each draft, and the way back. */
export default function ImportResultPage() {
  const { t } = useT();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, isError, error, refetch } = useQuery(importQuery(id));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  return (
    <>
      <PageHeader
        title={t('exchange.resultOf', { school: data.structureName })}
        subtitle={t('exchange.resultWhen', {
          day: day(data.receivedOn),
          at: instant(data.createdAt),
          by: data.createdBy?.displayName ?? 'none',
        })}
        back={{ href: '/saisines', label: t('receptions.referrals') }}
        actions={data.canUndo && <Undo id={id} />}
        help="import#revenir-en-arriere"
      />
      <Section title={t('exchange.created', { count: data.items.length })}>
        <div className="stack">
          <ul className="plain-list line-list">
            {data.items.map((item) => (
              <li key={item.id} className="row row-apart">
                <span>
                  <AppLink href={hrefOf(item)}>{item.name}</AppLink> <span className="muted">{item.className}</span>
                </span>
                <StatusBadge tone={TONES[item.state]}>{t(`exchange.item_${item.state}`)}</StatusBadge>
              </li>
            ))}
          </ul>
          <p className="muted">{t('exchange.leftOutCount', { count: data.leftOut })}</p>
          <AppLink href="/saisines/a-completer">{t('exchange.seeDrafts')}</AppLink>
        </div>
      </Section>
    </>
  );
}

function hrefOf({ id, state }: Item): string {
  return state === 'to_complete'
    ? `/saisines/nouvelle?brouillon=${id}`
    : state === 'cancelled'
      ? '/saisines/a-completer'
      : `/saisines/${id}`;
}

function Undo({ id }: { id: string }) {
  const { t } = useT();
  const client = useQueryClient();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const undo = async () => {
    setAsking(false);
    try {
      const left = await send(api.POST('/api/v1/school-imports/{id}/undo', { params: { path: { id } } }));
      client.setQueryData(importQuery(id).queryKey, left);
      void refresh(['referrals'], ['today'], ['tasks'], ['files'], ['exchange', 'drafts'], ['exchange', 'imports']);
      notify(t('exchange.undoDone'));
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('exchange.undo')}
      </Button>
      <ConfirmDialog
        title={t('exchange.undo')}
        opened={asking}
        onClose={() => setAsking(false)}
        confirmLabel={t('exchange.undo')}
        onConfirm={() => void undo()}
        danger
      >
        {t('exchange.undoText')}
      </ConfirmDialog>
    </>
  );
}
