// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPencil, IconPuzzle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useMay, useRefresh, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import {
  AppLink,
  ChipsField,
  EmptyState,
  ErrorSummary,
  FormActions,
  FormDialog,
  Loading,
  notify,
  Section,
  StatusBadge,
  useForm,
} from '@/ui';
import classes from './catalogue.module.css';
import { activitiesQuery, patchProfessional } from './queries';

type Professional = Schema<'Professional'>;

/** What somebody leads, and whether they are qualified for it. */
export function LedActivities({ professional }: { professional: Professional }) {
  const { t } = useT();
  const axis = useLabel('activity_axis');
  const mayWrite = useMay('catalogue_keep');
  const [editing, setEditing] = useState(false);
  const edit = mayWrite && (
    <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
      {t('catalogue.chooseActivities')}
    </Button>
  );
  return (
    <Section title={t('catalogue.ledTitle')} actions={professional.activities.length > 0 && edit}>
      {professional.activities.length > 0 ? (
        <ul className="plain-list line-list">
          {professional.activities.map((activity) => (
            <li key={activity.id} className={classes.item}>
              <div>
                <AppLink href={`/programme/activites/${activity.id}`}>{activity.name}</AppLink>{' '}
                <span className="muted small">{axis(activity.axis)}</span>
              </div>
              {!activity.qualified && <StatusBadge tone="warn">{t('catalogue.notQualified')}</StatusBadge>}
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState icon={IconPuzzle} title={t('catalogue.leadsNothing')} action={edit} />
      )}
      {editing && <LedForm professional={professional} onClose={() => setEditing(false)} />}
    </Section>
  );
}

interface Led {
  activityIds: string[];
}
const ledOf = ({ activities }: Pick<Professional, 'activities'>): Led => ({
  activityIds: activities.map(({ id }) => id),
});

function LedForm({ professional, onClose }: { professional: Professional; onClose: () => void }) {
  const { t } = useT();
  const refresh = useRefresh();
  const axes = useVocabulary('activity_axis');
  const all = useQuery(activitiesQuery());
  const form = useForm(ledOf(professional));
  const { busy, run } = useSavedForm(form, async () => {
    await refresh(['catalogue']);
    notify(t('catalogue.saved'));
    onClose();
  });
  const saving = useVersionedSave<Professional, Led>({
    read: professional,
    toValues: ledOf,
    patch: (body, version) => patchProfessional(professional.id, version, body),
  });
  const activities = all.data?.items ?? [];
  const names = (ids: string[]) =>
    activities
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(', ');
  const { activityIds } = form.values;
  return (
    <FormDialog title={t('catalogue.chooseActivities')} unsaved={form.dirty} onClose={onClose} size="xl">
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => saving.save(form.values));
        }}
      >
        <ErrorSummary errors={form.errors} />
        {all.isPending && <Loading rows={6} />}
        {axes.map((axis) => {
          const own = activities.filter((activity) => activity.axis === axis.code);
          const ids = new Set(own.map(({ id }) => id));
          if (own.length === 0) return null;
          return (
            <ChipsField
              key={axis.code}
              label={axis.label}
              options={own.map(({ id, name }) => ({ value: id, label: name }))}
              value={activityIds.filter((id) => ids.has(id))}
              onChange={(chosen) => form.set('activityIds', [...activityIds.filter((id) => !ids.has(id)), ...chosen])}
            />
          );
        })}
        <FormActions submitLabel={t('catalogue.save')} onCancel={onClose} busy={busy} />
      </form>
      <Conflict
        saving={saving}
        labels={{ activityIds: t('catalogue.ledTitle') }}
        words={(_, values) => names(values.activityIds)}
        onResolve={(chosen) => void run(() => saving.resolve(chosen))}
      />
    </FormDialog>
  );
}
