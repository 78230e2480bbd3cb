// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useMay } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import { ErrorSummary, FormActions, notify, Section, SelectField, UnsavedGuard, useForm } from '@/ui';
import classes from './catalogue.module.css';
import { DatedWindows } from './DatedWindows';
import { WeekEditor } from './WeekEditor';
import { isLine, type Window, weekMinutes } from './weekPaint';
import { duration, useWindowWords, weekWords } from './words';

interface Owner {
  week: Window[];
  version: number;
}
export interface WeekSectionProps<Thing extends Owner> {
  owner: Thing;
  sites: readonly Schema<'Site'>[];
  /** Whether hours have a place: a professional's have, a room's have not. */
  withSites?: boolean;
  /** What an empty week means. */
  emptyWords: string;
  patch: (version: number, week: Window[]) => Promise<Thing>;
  onSaved: () => unknown;
}

/** The repeating week: to be read, then painted. */
export function WeekSection<Thing extends Owner>(props: WeekSectionProps<Thing>) {
  const { owner, sites, emptyWords } = props;
  const { t } = useT();
  const mayWrite = useMay('catalogue_keep');
  const [editing, setEditing] = useState(false);
  const words = useWindowWords(sites);
  const dated = owner.week.filter(isLine);
  const minutes = weekMinutes(owner.week);
  const marks = useSiteMarks(sites);
  return (
    <Section
      title={t('catalogue.weekTitle')}
      actions={
        mayWrite &&
        !editing && (
          <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
            {t('catalogue.editWeek')}
          </Button>
        )
      }
    >
      {editing ? (
        <WeekForm {...props} onClose={() => setEditing(false)} />
      ) : (
        <div className="stack stack-sm">
          {owner.week.length === 0 ? (
            <p className="muted" style={{ margin: 0 }}>
              {emptyWords}
            </p>
          ) : (
            <>
              <WeekEditor label={t('catalogue.weekGrid')} week={owner.week} siteMark={marks.of} />
              <p className={`${classes.legend} muted small`}>
                <span>{t('catalogue.perWeek', { duration: duration(minutes) })}</span>
                {marks.used(owner.week).map((site) => (
                  <span key={site.id}>{`${marks.of(site.id)} : ${site.name}`}</span>
                ))}
              </p>
            </>
          )}
          {dated.length > 0 && (
            <ul className="plain-list small">
              {dated.map((window) => (
                <li key={JSON.stringify(window)}>{words(window)}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Section>
  );
}

/** "MP" for «Maison Prévert»: enough to tell two sites apart in a small cell. */
function useSiteMarks(sites: readonly Schema<'Site'>[]) {
  const of = (id: string) =>
    (sites.find((site) => site.id === id)?.name ?? '')
      .split(/[\s'’-]+/)
      .filter((word) => word.length > 2)
      .map((word) => word.charAt(0).toUpperCase())
      .join('')
      .slice(0, 2);
  const used = (week: readonly Window[]) => sites.filter((site) => week.some((window) => window.siteId === site.id));
  return { of, used };
}

function WeekForm<Thing extends Owner>(props: WeekSectionProps<Thing> & { onClose: () => void }) {
  const { owner, sites, withSites = true, patch, onSaved, onClose } = props;
  const { t } = useT();
  const form = useForm({ week: owner.week });
  const marks = useSiteMarks(sites);
  const words = useWindowWords(sites);
  const [siteId, setSiteId] = useState<string | null>(null);
  const { busy, run } = useSavedForm(form, async () => {
    await onSaved();
    notify(t('catalogue.weekSaved'));
    onClose();
  });
  const saving = useVersionedSave<Owner, { week: Window[] }>({
    read: owner,
    toValues: ({ week }) => ({ week }),
    patch: (changes, version) => patch(version, changes.week ?? owner.week),
  });
  const set = (week: Window[]) => form.set('week', week);
  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => saving.save(form.values));
      }}
    >
      <UnsavedGuard when={form.dirty} />
      <ErrorSummary errors={form.errors} />
      {withSites && sites.length > 0 && (
        <SelectField
          label={t('catalogue.paintSite')}
          placeholder={t('catalogue.anySite')}
          options={sites.filter((site) => site.active).map((site) => ({ value: site.id, label: site.name }))}
          value={siteId}
          onChange={setSiteId}
        />
      )}
      <p className="muted small" style={{ margin: 0 }}>
        {t('catalogue.weekHint')}
      </p>
      <WeekEditor
        label={t('catalogue.weekGrid')}
        week={form.values.week}
        onChange={set}
        siteId={siteId}
        siteMark={marks.of}
      />
      <p role="status" className="small muted" style={{ margin: 0 }}>
        {t('catalogue.perWeek', { duration: duration(weekMinutes(form.values.week)) })}
      </p>
      <DatedWindows week={form.values.week} onChange={set} sites={withSites ? sites : []} errorOf={form.errorOf} />
      <FormActions submitLabel={t('catalogue.save')} onCancel={onClose} busy={busy} />
      <Conflict
        saving={saving}
        labels={{ week: t('catalogue.weekTitle') }}
        words={(_, values) => weekWords(values.week, words)}
        onResolve={(chosen) => void run(() => saving.resolve(chosen))}
      />
    </form>
  );
}
