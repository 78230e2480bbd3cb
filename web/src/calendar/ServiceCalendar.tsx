// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { ErrorSummary, FormActions, LoadError, Loading, notify, SelectField, UnsavedGuard, useForm } from '@/ui';
import { instant } from '@/ui/format';
import { MembersConflict } from './MembersConflict';
import { serviceCalendarQuery } from './queries';
import { ClosureDialog } from './SpanDialog';
import { SpanList } from './SpanList';
import { usePutSave } from './usePutSave';
import {
  type Closure,
  type ServiceValues,
  serviceInput,
  serviceMembers,
  serviceValues,
  withoutSpan,
  withSpan,
} from './values';
import { WeekGrid } from './WeekGrid';
import { WEEKDAYS } from './week';
import { REGION_CODES, useRegionName } from './words';

type Stored = Schema<'ServiceCalendar'>;

/** When the service itself is open. */
export function ServiceCalendar() {
  const service = useQuery(serviceCalendarQuery);
  if (service.isError) return <LoadError error={service.error} retry={() => void service.refetch()} />;
  if (!service.data) return <Loading rows={8} />;
  return (
    <div className="card">
      <ServiceForm service={service.data} />
    </div>
  );
}

function ServiceForm({ service }: { service: Stored }) {
  const { t } = useT();
  const regionName = useRegionName();
  const refresh = useRefresh();
  const [edited, setEdited] = useState<Closure | null>(null);
  const [known, setKnown] = useState(service.closures);
  const form = useForm<ServiceValues>(serviceValues(service));
  const { busy, run } = useSavedForm(form, async (stored: Stored) => {
    form.reset(serviceValues(stored));
    setKnown(stored.closures);
    await refresh(['calendars'], ['today'], ['meta']);
    notify(t('calendar.saved'));
  });
  const saving = usePutSave({
    read: service,
    toValues: (stored: Stored) => serviceMembers(serviceValues(stored)),
    put: (whole, version) =>
      send(api.PUT('/api/v1/calendars/service', { params: { header: ifMatch(version) }, body: serviceInput(whole) })),
  });
  const words = { onWord: t('calendar.open'), offWord: t('calendar.closed') };
  const { updatedAt, updatedBy } = service;
  const saidBy = updatedAt && updatedBy && t('calendar.savedBy', { by: updatedBy.displayName, at: instant(updatedAt) });

  return (
    <>
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => saving.save(serviceMembers(form.values, known)));
        }}
      >
        <ErrorSummary errors={form.errors} />
        <WeekGrid
          id="f-open"
          label={t('calendar.serviceWeek')}
          hint={t('calendar.serviceWeekHint')}
          days={WEEKDAYS}
          value={form.values.open}
          onChange={(open) => form.set('open', open)}
          error={form.errorOf('open')}
          {...words}
        />
        <Closures
          closures={form.values.closures}
          onEdit={setEdited}
          onChange={(closures) => form.set('closures', closures)}
        />
        <div className="form-grid">
          <SelectField
            label={t('calendar.region')}
            hint={t('calendar.regionHint')}
            options={REGION_CODES.map((code) => ({ value: code, label: regionName(code) }))}
            {...form.bind('region')}
            onChange={(region) => form.set('region', region ?? '')}
          />
        </div>
        <FormActions
          submitLabel={t('calendar.save')}
          busy={busy}
          note={form.dirty ? t('calendar.unsaved') : (saidBy ?? undefined)}
        />
      </form>
      <UnsavedGuard when={form.dirty} />
      {edited && (
        <ClosureDialog
          span={edited}
          isNew={!edited.from}
          onClose={() => setEdited(null)}
          onDone={(closure) => {
            form.set('closures', withSpan(form.values.closures, closure));
            setEdited(null);
          }}
        />
      )}
      <MembersConflict saving={saving} {...words} onResolve={(chosen) => void run(() => saving.resolve(chosen))} />
    </>
  );
}

interface ClosuresProps {
  closures: Closure[];
  onEdit: (closure: Closure) => void;
  onChange: (closures: Closure[]) => void;
}

function Closures({ closures, onEdit, onChange }: ClosuresProps) {
  const { t } = useT();
  return (
    <SpanList
      id="f-closures"
      label={t('calendar.closures')}
      none={t('calendar.noClosure')}
      addLabel={t('calendar.addClosure')}
      items={closures}
      render={(closure) => <span className="strong">{closure.label || t('calendar.closed')}</span>}
      onAdd={() => onEdit({ id: newId(), from: '', to: '', label: '' })}
      onEdit={onEdit}
      onRemove={(closure) => onChange(withoutSpan(closures, closure))}
    />
  );
}
