// SPDX-License-Identifier: EUPL-1.2
import { IconBan, IconHistory, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  ActionMenu,
  Dialog,
  ErrorSummary,
  FormActions,
  FormDialog,
  Loading,
  notify,
  notifyError,
  TextField,
  useForm,
} from '@/ui';
import { dayLong, instant } from '@/ui/format';
import classes from './grids.module.css';
import { useRereadGrids, versionsQuery } from './queries';
import { type Form, type Grid, labelOf, observerName, type Page, type Stay } from './words';

/** The grids behind the comparison, those set aside included. */
export function GridList({ page, stay, onCorrect }: { page: Page; stay: Stay; onCorrect: (grid: Grid) => void }) {
  const { t } = useT();
  const moment = useLabel('grid_moment');
  const [shown, setShown] = useState<{ kind: 'cancel' | 'history'; grid: Grid } | null>(null);
  const reread = useRereadGrids(page.person.id);
  if (stay.grids.length === 0) return <p className="muted">{t('grids.noGrid')}</p>;

  async function restore(grid: Grid) {
    try {
      await send(
        api.PUT('/api/v1/grids/{id}/cancelled', {
          params: { path: { id: grid.id }, header: ifMatch(grid.version) },
          body: { cancelled: false },
        }),
      );
      await reread();
    } catch (error) {
      notifyError(error);
    }
  }

  return (
    <>
      <ul className={`plain-list line-list ${classes.gridList}`}>
        {stay.grids.map((grid) => (
          <li key={grid.id} className={classes.grid} data-cancelled={grid.cancelled || undefined}>
            <div className={classes.gridHead}>
              <span>
                <strong>{observerName(grid)}</strong> · {moment(grid.moment)} · {dayLong(grid.on)}
              </span>
              <ActionMenu
                label={t('grids.actsOn', { who: observerName(grid) })}
                compact
                items={[
                  ...(grid.cancelled
                    ? []
                    : [{ label: t('grids.correct'), icon: IconPencil, onClick: () => onCorrect(grid) }]),
                  ...(grid.version > 1
                    ? [
                        {
                          label: t('grids.history'),
                          icon: IconHistory,
                          onClick: () => setShown({ kind: 'history', grid }),
                        },
                      ]
                    : []),
                  grid.cancelled
                    ? { label: t('grids.restore'), icon: IconBan, onClick: () => void restore(grid) }
                    : { label: t('grids.cancel'), icon: IconBan, onClick: () => setShown({ kind: 'cancel', grid }) },
                ]}
              />
            </div>
            <p className="muted small">
              {t('grids.answersOf', { given: Object.keys(grid.answers).length })}
              {grid.cancelled && ` · ${t('grids.cancelledFor', { reason: grid.cancelledReason })}`}
              {!grid.cancelled &&
                grid.version > 1 &&
                ` · ${t('grids.correctedOn', { by: grid.updatedBy?.displayName ?? '', at: instant(grid.updatedAt) })}`}
            </p>
            <Remarks grid={grid} form={page.editions[grid.editionId]} />
          </li>
        ))}
      </ul>
      {shown?.kind === 'cancel' && <CancelDialog grid={shown.grid} onClose={() => setShown(null)} onDone={reread} />}
      {shown?.kind === 'history' && (
        <HistoryDialog grid={shown.grid} form={page.editions[shown.grid.editionId]} onClose={() => setShown(null)} />
      )}
    </>
  );
}

function Remarks({ grid, form }: { grid: Pick<Grid, 'remarks' | 'remark'>; form: Form | undefined }) {
  const remarks = Object.entries(grid.remarks);
  if (remarks.length === 0 && !grid.remark) return null;
  const label = (code: string) => form?.items.find((item) => item.code === code)?.label.fr ?? code;
  return (
    <ul className={`plain-list ${classes.remarks}`}>
      {remarks.map(([item, text]) => (
        <li key={item}>
          {label(item)} : <q>{text}</q>
        </li>
      ))}
      {grid.remark && (
        <li>
          <q>{grid.remark}</q>
        </li>
      )}
    </ul>
  );
}

function CancelDialog({ grid, onClose, onDone }: { grid: Grid; onClose: () => void; onDone: () => Promise<unknown> }) {
  const { t } = useT();
  const form = useForm({ reason: '' });
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('grids.cancelled'));
    await onDone();
    onClose();
  });
  return (
    <FormDialog title={t('grids.cancelTitle')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() =>
            send(
              api.PUT('/api/v1/grids/{id}/cancelled', {
                params: { path: { id: grid.id }, header: ifMatch(grid.version) },
                body: { cancelled: true, reason: form.values.reason },
              }),
            ),
          );
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextField label={t('grids.cancelReason')} maxLength={300} {...form.bind('reason')} />
        <FormActions submitLabel={t('grids.cancel')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}

/** What each correction replaced: the answers that are other ones now. */
function HistoryDialog({ grid, form, onClose }: { grid: Grid; form: Form | undefined; onClose: () => void }) {
  const { t } = useT();
  const { data } = useQuery(versionsQuery(grid.id, grid.version));
  return (
    <Dialog title={t('grids.historyOf', { who: observerName(grid) })} opened onClose={onClose} size="lg">
      {!data && <Loading rows={4} />}
      <ul className="plain-list line-list">
        {data?.items.map((before) => {
          const changed = before.form.items.filter(({ code }) => before.answers[code] !== grid.answers[code]);
          return (
            <li key={before.version} className={classes.grid}>
              <strong>{t('grids.versionBy', { by: before.by?.displayName ?? '', at: instant(before.at) })}</strong>
              <ul className={`plain-list ${classes.remarks}`}>
                {changed.map((item) => (
                  <li key={item.code}>
                    {item.label.fr} : <s>{answerWords(before.form, before.answers[item.code], t('grids.nothing'))}</s>{' '}
                    {answerWords(form, grid.answers[item.code], t('grids.nothing'))}
                  </li>
                ))}
              </ul>
              <Remarks grid={before} form={before.form} />
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

const answerWords = (form: Form | undefined, code: string | undefined, none: string) =>
  code ? labelOf(form, code) : none;
