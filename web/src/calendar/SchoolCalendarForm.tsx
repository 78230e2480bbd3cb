// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useLabel, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { ErrorSummary, FormActions, notify, SelectField, StatusBadge, UnsavedGuard, useForm } from '@/ui';
import { MembersConflict } from './MembersConflict';
import { schoolYearsQuery } from './queries';
import { OwnDayDialog } from './SpanDialog';
import { SpanList } from './SpanList';
import { usePutSave } from './usePutSave';
import {
  type OwnDay,
  type SchoolValues,
  schoolInput,
  schoolMembers,
  schoolValues,
  withoutSpan,
  withSpan,
} from './values';
import { WarnBox } from './WarnBox';
import { WeekGrid } from './WeekGrid';
import { SCHOOL_DAYS, WEEK_HALVES } from './week';
import { useZoneName } from './words';

type SchoolCalendar = Schema<'SchoolCalendar'>;

const SCHOOL_HALVES = WEEK_HALVES.filter((half) => !half.startsWith('sat') && !half.startsWith('sun'));
const others = (halves: readonly string[]) => SCHOOL_HALVES.filter((half) => !halves.includes(half));
const aNewDay = (): OwnDay => ({ id: newId(), from: '', to: '', hasClass: false, reason: 'other', label: '' });

/** A school's own calendar: its zone, the half-days of its week, its days off and the days it makes up for. */
export function SchoolCalendarForm({ calendar }: { calendar: SchoolCalendar }) {
  const { t } = useT();
  const { structureId } = calendar;
  const refresh = useRefresh();
  const [edited, setEdited] = useState<OwnDay | null>(null);
  const [known, setKnown] = useState(calendar.ownDays);
  const form = useForm<SchoolValues>(schoolValues(calendar));
  const { busy, run } = useSavedForm(form, async (stored: SchoolCalendar) => {
    form.reset(schoolValues(stored));
    setKnown(stored.ownDays);
    await refresh(['calendars', 'school', structureId], ['calendars', 'days'], ['meta']);
    notify(t('calendar.saved'));
  });
  const saving = usePutSave({
    read: calendar,
    toValues: (stored: SchoolCalendar) => schoolMembers(schoolValues(stored)),
    put: (whole, version) =>
      send(
        api.PUT('/api/v1/structures/{id}/calendar', {
          params: { path: { id: structureId }, header: ifMatch(version) },
          body: schoolInput(whole),
        }),
      ),
  });
  const words = { onWord: t('calendar.class'), offWord: t('calendar.noClass') };

  return (
    <>
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() => saving.save(schoolMembers(form.values, known)));
        }}
      >
        <ErrorSummary errors={form.errors} />
        <ZoneField
          calendar={calendar}
          value={form.values.zone}
          error={form.errorOf('zone')}
          onChange={(zone) => form.set('zone', zone)}
        />
        <WeekGrid
          id="f-noClass"
          label={t('calendar.schoolWeek')}
          hint={t('calendar.schoolWeekHint')}
          days={SCHOOL_DAYS}
          value={others(form.values.noClass)}
          onChange={(withClass) => form.set('noClass', others(withClass))}
          error={form.errorOf('noClass')}
          {...words}
        />
        <OwnDays days={form.values.ownDays} onEdit={setEdited} onChange={(ownDays) => form.set('ownDays', ownDays)} />
        <FormActions
          submitLabel={t('calendar.save')}
          busy={busy}
          note={form.dirty ? t('calendar.unsaved') : undefined}
        />
      </form>
      <UnsavedGuard when={form.dirty} />
      {edited && (
        <OwnDayDialog
          span={edited}
          isNew={!edited.from}
          onClose={() => setEdited(null)}
          onDone={(day) => {
            form.set('ownDays', withSpan(form.values.ownDays, day));
            setEdited(null);
          }}
        />
      )}
      <MembersConflict saving={saving} {...words} onResolve={(chosen) => void run(() => saving.resolve(chosen))} />
    </>
  );
}

interface ZoneFieldProps {
  calendar: SchoolCalendar;
  value: string;
  error?: string;
  onChange: (zone: string) => void;
}

/** Without an own zone the school follows its académie; when nobody knows that either, nothing can be computed. */
function ZoneField({ calendar, value, error, onChange }: ZoneFieldProps) {
  const { t } = useT();
  const zoneName = useZoneName();
  const years = useQuery(schoolYearsQuery);
  const zones = [...new Set(years.data?.map((year) => year.zone))].sort();
  const { zoneSource, zone } = calendar;
  const ofAcademy = zoneSource === 'academy' ? t('calendar.zoneFromAcademy', { zone: zoneName(zone) }) : undefined;
  return (
    <div className="stack stack-sm">
      {zoneSource === 'none' && !value && (
        <WarnBox title={t('calendar.zoneMissing')}>
          <p>{t('calendar.zoneMissingText')}</p>
        </WarnBox>
      )}
      <div className="form-grid">
        <SelectField
          id="f-zone"
          label={t('calendar.zone')}
          hint={t('calendar.zoneHint')}
          placeholder={ofAcademy ?? t('calendar.zoneOfAcademy')}
          options={zones.map((each) => ({ value: each, label: zoneName(each) }))}
          value={value || null}
          error={error}
          onChange={(next) => onChange(next ?? '')}
        />
      </div>
    </div>
  );
}

interface OwnDaysProps {
  days: OwnDay[];
  onEdit: (day: OwnDay) => void;
  onChange: (days: OwnDay[]) => void;
}

function OwnDays({ days, onEdit, onChange }: OwnDaysProps) {
  const { t } = useT();
  return (
    <SpanList
      id="f-ownDays"
      label={t('calendar.ownDays')}
      none={t('calendar.noOwnDay')}
      addLabel={t('calendar.addOwnDay')}
      items={days}
      render={(day) => <OwnDayWords day={day} />}
      onAdd={() => onEdit(aNewDay())}
      onEdit={onEdit}
      onRemove={(day) => onChange(withoutSpan(days, day))}
    />
  );
}

export function OwnDayWords({ day }: { day: OwnDay }) {
  const { t } = useT();
  const reason = useLabel('own_day_reason')(day.reason);
  return (
    <span className="row" style={{ gap: '0.5rem' }}>
      <span className="strong">{day.label || reason}</span>
      {day.label && day.label !== reason && <span className="muted">{reason}</span>}
      <StatusBadge tone={day.hasClass ? 'good' : 'quiet'}>
        {day.hasClass ? t('calendar.class') : t('calendar.noClass')}
      </StatusBadge>
    </span>
  );
}
