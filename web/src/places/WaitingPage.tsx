// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPinned, IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { measureDays } from '@/receptions/words';
import {
  ActionMenu,
  AppLink,
  EmptyState,
  ErrorSummary,
  FormActions,
  FormDialog,
  LoadError,
  Loading,
  notify,
  notifyError,
  notifyUndo,
  PageHeader,
  PrintButton,
  Section,
  StatusBadge,
  TextField,
  useForm,
} from '@/ui';
import { instant } from '@/ui/format';
import { FactsDialog } from './FactsDialog';
import { PlacementDialog } from './PlacementDialog';
import classes from './places.module.css';
import { usePlacesRefresh, waitingQuery } from './queries';
import { aheadWords, deferralWords, halfDaysWords, rankWords } from './words';

type Row = Schema<'WaitingRow'>;
type Asked = { row: Row; what: 'place' | 'facts' } | { row: Row; what: 'rank'; rank: number };

/** Who waits for a place, in which order and why. */
export default function WaitingPage() {
  const { t } = useT();
  const { data, isError, error, refetch } = useQuery(waitingQuery);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <PageHeader
        title={t('places.waitingList')}
        help="places#la-liste-d-attente"
        subtitle={data && t('places.waitingCount', { count: data.items.length })}
        actions={
          <>
            <Button component={AppLink} href="/accueils" variant="default">
              {t('places.toWeek')}
            </Button>
            <PrintButton />
          </>
        }
      />
      {isError && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !isError && <Loading rows={6} />}
      {data?.items.length === 0 && (
        <EmptyState icon={IconUsers} title={t('places.nobodyWaits')}>
          {t('places.nobodyWaitsHint')}
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <div className="with-aside">
          <ol className={classes.list} aria-label={t('places.waitingList')}>
            {data.items.map((row) => (
              <Item key={row.referralId} row={row} last={row.rank === data.items.length} onAsk={setAsked} />
            ))}
          </ol>
          <Rules codes={data.rules} />
        </div>
      )}
      {asked?.what === 'place' && (
        <PlacementDialog
          placed={{ ...asked.row, version: asked.row.version }}
          title={t('places.placeOf', { name: asked.row.personName })}
          submitLabel={t('places.accept')}
          onClose={close}
        />
      )}
      {asked?.what === 'facts' && <FactsDialog row={asked.row} onClose={close} />}
      {asked?.what === 'rank' && <RankDialog row={asked.row} rank={asked.rank} onClose={close} />}
    </>
  );
}

function Item({ row, last, onAsk }: { row: Row; last: boolean; onAsk: (asked: Asked) => void }) {
  const { t } = useT();
  const channel = useLabel('channel');
  const reason = useLabel('reason_waiting');
  const rank = (next: number) => onAsk({ row, what: 'rank', rank: next });
  return (
    <li className={`card ${classes.item}`}>
      <span className={classes.rank}>
        <span className="visually-hidden">{t('places.rank')} </span>
        {row.rank}
      </span>
      <div className={classes.who}>
        <span>
          <AppLink href={`/saisines/${row.referralId}`}>{row.personName}</AppLink>{' '}
          <span className="muted">
            {[row.structureName, row.className, measureDays(row.measure)].filter(Boolean).join(' · ')}
          </span>
        </span>
        <ul className={classes.reasons} aria-label={t('places.why')}>
          {rankWords(row).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        {aheadWords(row) && <span className={classes.ahead}>{aheadWords(row)}</span>}
        {row.moved && <Moved row={row} />}
        <Room row={row} />
        <span className="muted small">
          {[
            row.reasonCode && row.reasonCode !== 'no_place' ? reason(row.reasonCode) : '',
            deferralWords(row.facts, channel),
            row.facts.adultAtHome === 'unknown' ? t('places.adultUnknown') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className={`row no-print ${classes.acts}`}>
        <Button onClick={() => onAsk({ row, what: 'place' })}>{t('places.tryOut')}</Button>
        <ActionMenu
          compact
          label={t('places.moreFor', { name: row.personName })}
          items={[
            { label: t('places.noteFacts'), onClick: () => onAsk({ row, what: 'facts' }) },
            ...(row.rank > 1
              ? [
                  { label: t('places.toTop'), icon: IconPinned, onClick: () => rank(1) },
                  { label: t('places.up'), icon: IconArrowUp, onClick: () => rank(row.rank - 1) },
                ]
              : []),
            ...(last ? [] : [{ label: t('places.down'), icon: IconArrowDown, onClick: () => rank(row.rank + 1) }]),
          ]}
        />
      </div>
    </li>
  );
}

/** Where there is room now, among what can still be received. */
function Room({ row }: { row: Row }) {
  const { t } = useT();
  const { halfDays, freeHalfDays, gone } = row;
  const lost = gone > 0 ? ` ${t('places.gone', { count: gone })}` : '';
  if (halfDays.length === 0)
    return (
      <span className={classes.room}>
        <StatusBadge tone="bad">{t('places.datesOver')}</StatusBadge>
        {lost}
      </span>
    );
  const all = freeHalfDays.length === halfDays.length;
  const tone = freeHalfDays.length === 0 ? 'quiet' : all ? 'good' : 'warn';
  return (
    <span className={classes.room}>
      <StatusBadge tone={tone}>{t('places.roomOf', { free: freeHalfDays.length, count: halfDays.length })}</StatusBadge>{' '}
      {!all && freeHalfDays.length > 0 && halfDaysWords(freeHalfDays)}
      {lost}
    </span>
  );
}

function Moved({ row }: { row: Row }) {
  const { t } = useT();
  const refresh = usePlacesRefresh();
  const undo = useMutation({
    mutationFn: () => send(api.DELETE('/api/v1/referrals/{id}/rank', { params: { path: { id: row.referralId } } })),
    onSuccess: async () => {
      await refresh();
      notify(t('places.rankUndone'));
    },
    onError: notifyError,
  });
  if (!row.moved) return null;
  return (
    <div className={classes.moved}>
      <StatusBadge tone="info">{t('places.byHand', { rank: row.ruleRank })}</StatusBadge>
      <span>
        {row.moved.reason}{' '}
        <span className="muted small">
          {t('places.movedBy', { by: row.moved.by?.displayName ?? 'none', at: instant(row.moved.at) })}
        </span>
      </span>
      <Button
        className="no-print"
        size="compact-sm"
        variant="default"
        loading={undo.isPending}
        onClick={() => undo.mutate()}
      >
        {t('places.backToRules')}
      </Button>
    </div>
  );
}

function RankDialog({ row, rank, onClose }: { row: Row; rank: number; onClose: () => void }) {
  const { t } = useT();
  const refresh = usePlacesRefresh();
  const form = useForm({ reason: '' });
  const [id] = useState(newId);
  const path = { id: row.referralId };
  const move = useMutation({
    mutationFn: () =>
      send(
        api.POST('/api/v1/referrals/{id}/rank', {
          params: { path },
          body: { id, rank, reason: form.values.reason.trim() },
        }),
      ),
    onSuccess: async () => {
      form.reset(form.values);
      onClose();
      await refresh();
      notifyUndo(t('places.rankGiven', { name: row.personName, rank }), async () => {
        await send(api.DELETE('/api/v1/referrals/{id}/rank', { params: { path } }));
        await refresh();
      });
    },
    onError: form.fromProblem,
  });
  const submit = () => {
    const missing = !form.values.reason.trim();
    form.setErrors(missing ? [{ field: 'reason', message: t('problem.required') }] : []);
    if (!missing) move.mutate();
  };
  return (
    <FormDialog title={t('places.rankTitle', { name: row.personName, rank })} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextField label={t('places.rankReason')} maxLength={300} autoFocus {...form.bind('reason')} />
        <FormActions submitLabel={t('places.giveRank')} busy={move.isPending} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}

function Rules({ codes }: { codes: readonly string[] }) {
  const { t } = useT();
  const label = useLabel('waiting_rule');
  return (
    <Section title={t('places.rules')} quiet>
      <ol className={classes.rules}>
        {codes.map((code) => (
          <li key={code}>{label(code)}</li>
        ))}
      </ol>
    </Section>
  );
}
