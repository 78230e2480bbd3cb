// SPDX-License-Identifier: EUPL-1.2
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useLabel, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  AppLink,
  CheckField,
  Dialog,
  ErrorSummary,
  FormActions,
  LoadError,
  Loading,
  notify,
  SelectField,
  TextField,
  useForm,
} from '@/ui';
import { dayShort } from '@/ui/format';
import { ConflictList } from './ConflictList';
import { spanWords } from './clock';
import classes from './programme.module.css';
import { templatesQuery } from './queries';
import type { Week } from './types';
import { openConflicts } from './words';

type Preview = Schema<'WeekTemplatePreview'>;

interface ApplyTemplateDialogProps {
  week: Week;
  stayId: string | null;
  onClose: () => void;
}

/** A template laid over one young person's stay: what would come about, before anything is stored. */
export function ApplyTemplateDialog({ week, stayId, onClose }: ApplyTemplateDialogProps) {
  const { t } = useT();
  const refresh = useRefresh();
  const templates = useQuery(templatesQuery(false));
  const form = useForm<{ stayId: string | null; templateId: string | null; reason: string }>({
    stayId,
    templateId: null,
    reason: '',
  });
  const { values, bind } = form;
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const preview = useQuery({
    queryKey: ['programme', 'preview', values.templateId, values.stayId],
    queryFn: ({ signal }) =>
      send(
        api.POST('/api/v1/programme/templates/{id}/preview', {
          params: { path: { id: values.templateId ?? '' } },
          body: { stayId: values.stayId ?? '' },
          signal,
        }),
      ),
    enabled: !!values.templateId && !!values.stayId,
    gcTime: 0,
  });
  const items = preview.data?.items.filter((one) => one.session) ?? [];
  const kept = items.filter(({ slot }) => !left.has(slot));
  const red = kept.flatMap(({ session }) => openConflicts(session?.conflicts ?? []));
  const applying = useMutation({
    mutationFn: () =>
      send(
        api.POST('/api/v1/programme/templates/{id}/apply', {
          params: { path: { id: values.templateId ?? '' } },
          body: {
            stayId: values.stayId ?? '',
            slots: kept.map(({ slot }) => String(slot)),
            reason: values.reason.trim(),
          },
        }),
      ),
    onSuccess: async () => {
      onClose();
      notify(t('programme.applied', { count: kept.length }));
      await refresh(['programme']);
    },
    onError: form.fromProblem,
  });
  const toggle = (slot: number) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(slot)) next.add(slot);
      return next;
    });
  return (
    <Dialog title={t('programme.applyTemplate')} opened onClose={onClose} size="xl">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const missing = (['stayId', 'templateId'] as const).filter((field) => !values[field]);
          if (missing.length > 0)
            return form.setErrors(missing.map((field) => ({ field, message: t('programme.fillIn') })));
          if (red.length > 0 && !values.reason.trim())
            return form.setErrors([{ field: 'reason', message: t('programme.reasonMissing') }]);
          form.setErrors([]);
          applying.mutate();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <SelectField
            label={t('programme.youngPerson')}
            options={week.young.map((one) => ({ value: one.stayId, label: one.name }))}
            {...bind('stayId')}
          />
          <SelectField
            label={t('programme.template')}
            options={(templates.data?.items ?? []).map((one) => ({
              value: one.id,
              label: t('programme.templateOf', { name: one.name, days: one.days }),
            }))}
            {...bind('templateId')}
          />
        </div>
        {templates.data?.items.length === 0 && (
          <p className="muted">
            {t('programme.noTemplate')} <AppLink href="/programme/modeles">{t('programme.editTemplates')}</AppLink>
          </p>
        )}
        {preview.isError && <LoadError error={preview.error} retry={() => void preview.refetch()} />}
        {preview.isFetching && <Loading rows={4} />}
        {preview.data && <PreviewTable preview={preview.data} week={week} left={left} onToggle={toggle} />}
        {red.length > 0 && (
          <TextField
            label={t('programme.reason')}
            hint={t('programme.reasonHint')}
            maxLength={300}
            {...bind('reason')}
          />
        )}
        <FormActions
          submitLabel={t('programme.applyCount', { count: kept.length })}
          onCancel={onClose}
          busy={applying.isPending}
        />
      </form>
    </Dialog>
  );
}

interface TableProps {
  preview: Preview;
  week: Week;
  left: ReadonlySet<number>;
  onToggle: (slot: number) => void;
}

function PreviewTable({ preview, week, left, onToggle }: TableProps) {
  const { t } = useT();
  const axis = useLabel('activity_axis');
  const placed = preview.items.filter((one) => one.session);
  placed.sort((a, b) => `${a.session?.day}${a.session?.from}`.localeCompare(`${b.session?.day}${b.session?.from}`));
  const skipped = preview.items.filter((one) => !one.session);
  return (
    <div className="stack stack-sm">
      {placed.length > 0 && (
        <table className={classes.slots}>
          <thead>
            <tr>
              <th scope="col">{t('programme.when')}</th>
              <th scope="col">{t('programme.activity')}</th>
              <th scope="col">{t('programme.how')}</th>
            </tr>
          </thead>
          <tbody>
            {placed.map(({ slot, how, session }) =>
              session ? (
                <tr key={slot}>
                  <td className="num">
                    {dayShort(session.day)}
                    <br />
                    {spanWords(session)}
                  </td>
                  <td>
                    <CheckField label={session.activityName} value={!left.has(slot)} onChange={() => onToggle(slot)} />
                    <span className="muted small">
                      {[session.professionals.map(({ name }) => name).join(', '), session.roomName]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                    {!left.has(slot) && session.conflicts.length > 0 && <ConflictList conflicts={session.conflicts} />}
                  </td>
                  <td>{t(`programme.how_${how}`)}</td>
                </tr>
              ) : null,
            )}
          </tbody>
        </table>
      )}
      {skipped.length > 0 && (
        <details className={classes.more}>
          <summary>{t('programme.skippedCount', { count: skipped.length })}</summary>
          <ul>
            {skipped.map(({ slot, why }) => {
              const one = preview.template.slots[slot];
              return (
                one && (
                  <li key={slot}>
                    {t('programme.skippedSlot', {
                      day: one.day,
                      time: spanWords(one),
                      activity: week.activities.find(({ id }) => id === one.activityId)?.name ?? '',
                      why: t(`programme.why_${why}` as never),
                    })}
                  </li>
                )
              );
            })}
          </ul>
        </details>
      )}
      {preview.gaps.length > 0 ? (
        <div className="small" role="status">
          <p className="strong" style={{ margin: 0 }}>
            {t('programme.gapsAfter')}
          </p>
          <ul className={classes.gap}>
            {preview.gaps.map((gap) => (
              <li key={`${gap.axis}${gap.day}`}>
                {t('programme.gapLine', {
                  axis: axis(gap.axis),
                  day: gap.day ? dayShort(gap.day) : 'none',
                  needed: gap.needed,
                  planned: gap.planned,
                })}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="muted small">{t('programme.noGap')}</p>
      )}
    </div>
  );
}
