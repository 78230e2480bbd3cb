// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { asProblem, type Schema } from '@/api/client';
import { useLabel, useMay, useMeta, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  ActionMenu,
  ChoiceCards,
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  notify,
  notifyError,
  notifyUndo,
  Section,
  SelectField,
  StatusBadge,
  TextField,
  TimeField,
  useForm,
} from '@/ui';
import { day, period } from '@/ui/format';
import classes from './catalogue.module.css';
import { hours } from './words';

type Exception = Schema<'AvailabilityException'>;
interface Owner {
  exceptions: Exception[];
  version: number;
}
export interface ExceptionsSectionProps<Thing extends Owner> {
  owner: Thing;
  /** The words for "absent": a room is closed. */
  absentWord: string;
  extraWord: string;
  patch: (version: number, exceptions: Exception[]) => Promise<Thing>;
  onSaved: () => unknown;
}

const same = (a: Exception, b: Exception) => JSON.stringify(a) === JSON.stringify(b);
const byDay = (a: Exception, b: Exception) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to);

/** Changes the list as it is stored by now: one line more or less never takes somebody else's away. */
async function change<Thing extends Owner>(
  owner: Thing,
  edit: (exceptions: Exception[]) => Exception[],
  patch: ExceptionsSectionProps<Thing>['patch'],
): Promise<Thing> {
  try {
    return await patch(owner.version, edit(owner.exceptions));
  } catch (error) {
    const { status, current } = asProblem(error);
    if (status !== 412 || !current) throw error;
    const stored = current as Thing;
    return patch(stored.version, edit(stored.exceptions));
  }
}

export function ExceptionsSection<Thing extends Owner>(props: ExceptionsSectionProps<Thing>) {
  const { owner, absentWord, extraWord, patch, onSaved } = props;
  const { t } = useT();
  const { today } = useMeta();
  const mayWrite = useMay('catalogue_keep');
  const reason = useLabel('absence_reason');
  const [adding, setAdding] = useState(false);
  const coming = owner.exceptions.filter((each) => each.to >= today).sort(byDay);
  const past = owner.exceptions.filter((each) => each.to < today).sort((a, b) => byDay(b, a));

  const remove = async (exception: Exception) => {
    try {
      const stored = await change(owner, (all) => all.filter((each) => !same(each, exception)), patch);
      await onSaved();
      notifyUndo(t('catalogue.exceptionRemoved'), async () => {
        await change(stored, (all) => [...all, exception].sort(byDay), patch);
        await onSaved();
      });
    } catch (error) {
      notifyError(error);
      void onSaved();
    }
  };
  const line = (exception: Exception) => (
    <li key={JSON.stringify(exception)} className={classes.item}>
      <div>
        <StatusBadge tone={exception.kind === 'absent' ? 'warn' : 'good'}>
          {exception.kind === 'absent' ? absentWord : extraWord}
        </StatusBadge>{' '}
        <span>
          {exception.from === exception.to ? day(exception.from) : period(exception.from, exception.to)}
          {exception.fromTime && exception.toTime && `, ${hours({ from: exception.fromTime, to: exception.toTime })}`}
        </span>{' '}
        <span className="muted small">
          {[exception.reason && reason(exception.reason), exception.note].filter(Boolean).join(' · ')}
        </span>
      </div>
      {mayWrite && (
        <ActionMenu
          compact
          label={t('catalogue.exceptionActions', { day: day(exception.from) })}
          items={[{ label: t('catalogue.remove'), icon: IconTrash, onClick: () => void remove(exception) }]}
        />
      )}
    </li>
  );
  const add = mayWrite && (
    <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('catalogue.addException')}
    </Button>
  );
  return (
    <Section title={t('catalogue.exceptions')} actions={add}>
      {coming.length > 0 ? (
        <ul className="plain-list line-list">{coming.map(line)}</ul>
      ) : (
        <p className="muted" style={{ margin: 0 }}>
          {t('catalogue.noException')}
        </p>
      )}
      {past.length > 0 && (
        <details className={classes.past}>
          <summary>{t('catalogue.pastExceptions', { count: past.length })}</summary>
          <ul className="plain-list line-list">{past.map(line)}</ul>
        </details>
      )}
      {adding && (
        <ExceptionDialog
          {...props}
          onSaved={async () => {
            await onSaved();
            notify(t('catalogue.exceptionAdded'));
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  );
}

function ExceptionDialog<Thing extends Owner>(props: ExceptionsSectionProps<Thing> & { onClose: () => void }) {
  const { owner, absentWord, extraWord, patch, onSaved, onClose } = props;
  const { t } = useT();
  const { today } = useMeta();
  const form = useForm<Exception>({
    kind: 'absent',
    from: today,
    to: today,
    fromTime: null,
    toTime: null,
    reason: '',
    note: '',
    siteId: null,
  });
  const { busy, run } = useSavedForm(form, onSaved);
  const last = owner.exceptions.length;
  const { from, to } = form.values;
  const errorOf = (field: string) => form.errorOf(`exceptions.${last}.${field}`);
  const bind = <Key extends keyof Exception>(field: Key) => ({ ...form.bind(field), error: errorOf(field) });
  const reasons = useVocabulary('absence_reason');
  return (
    <FormDialog title={t('catalogue.addException')} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          // Added last, so that what the server refuses is known by its place.
          void run(() => change(owner, (all) => [...all, form.values], patch));
        }}
      >
        <ErrorSummary
          errors={form.errors.map((error) => ({ ...error, field: error.field.replace(`exceptions.${last}.`, '') }))}
        />
        <ChoiceCards
          label={t('catalogue.exceptionKind')}
          options={[
            { value: 'absent', label: absentWord },
            { value: 'extra', label: extraWord },
          ]}
          {...bind('kind')}
          onChange={(kind) => kind && form.set('kind', kind as Exception['kind'])}
        />
        <div className="form-grid">
          <DateField
            label={t('catalogue.fromDayLabel')}
            {...bind('from')}
            onChange={(value) => form.setAll({ from: value ?? '', to: value && value > to ? value : to })}
          />
          <DateField
            label={t('catalogue.toDayLabel')}
            min={from || undefined}
            {...bind('to')}
            onChange={(value) => form.set('to', value ?? '')}
          />
          <TimeField label={t('catalogue.fromHour')} optional={form.values.kind === 'absent'} {...bind('fromTime')} />
          <TimeField label={t('catalogue.toHour')} optional={form.values.kind === 'absent'} {...bind('toTime')} />
          {form.values.kind === 'absent' && (
            <SelectField
              label={t('catalogue.reason')}
              optional
              options={reasons}
              {...bind('reason')}
              onChange={(code) => form.set('reason', code ?? '')}
            />
          )}
          <TextField label={t('catalogue.note')} optional maxLength={200} {...bind('note')} />
        </div>
        <FormActions submitLabel={t('catalogue.save')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
