// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import type { Schema } from '@/api/client';
import { useBlueprint, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { searchSchools } from '@/people/searchSchools';
import type { AnnouncementForm } from '@/receptions/referral/form';
import { CheckField, ChipsField, DateField, SearchSelect, TextArea, TextField } from '@/ui';
import { day, dayShort, halfDayShort } from '@/ui/format';
import { HoursField } from './HoursField';
import classes from './measures.module.css';
import { searchStructures } from './queries';
import { SettingSource } from './SettingSource';

/** What a kind of measure asks for, as the scheme describes it. */
export function useMeasureKind(code: string | null): Pick<Schema<'MeasureKind'>, 'council' | 'openEnded' | 'asks'> {
  const { measureKinds } = useBlueprint();
  return measureKinds.find((kind) => kind.code === code) ?? { council: false, openEnded: true, asks: [] };
}

/** The fields of the chosen kind of measure, and no others. */
export function AskedFields({ form }: { form: AnnouncementForm }) {
  const { t } = useT();
  const kind = useMeasureKind(form.values['measure.kind']);
  const asks = (what: string) => kind.asks.includes(what);
  return (
    <>
      {kind.council && (
        <DateField
          label={t('receptions.councilOn')}
          optional
          hint={t('receptions.councilHint')}
          {...form.bind('measure.councilOn')}
        />
      )}
      {asks('next_school') && <NextSchool form={form} />}
      {asks('hours') && <Hours form={form} />}
      {(asks('suspension') || form.values['measure.suspended']) && <Suspension form={form} />}
    </>
  );
}

/** Where the pupil's time to answer ends: taken over by a click. */
export function ProposedEnd({
  proposed,
  end,
  onTake,
}: {
  proposed: Schema<'ProposedEnd'> | null | undefined;
  end: string | null;
  onTake: (end: string) => void;
}) {
  const { t } = useT();
  if (!proposed || proposed.end === end) return null;
  return (
    <div>
      <Button variant="light" size="compact-md" onClick={() => onTake(proposed.end)}>
        {t('measures.takeEnd', { end: halfDayShort(proposed.end) })}
      </Button>
      <p className="muted small">
        {t('measures.delayCounted', {
          count: proposed.setting.value,
          days: proposed.counted.map(dayShort).join(', '),
        })}
      </p>
      <SettingSource setting={proposed.setting} />
    </div>
  );
}

function Suspension({ form }: { form: AnnouncementForm }) {
  const { t } = useT();
  const { values, bind } = form;
  return (
    <>
      <CheckField
        label={t('receptions.suspended')}
        hint={t('receptions.suspendedHint')}
        {...bind('measure.suspended')}
      />
      {values['measure.suspended'] && (
        <fieldset className={classes.fieldset}>
          <legend>{t('measures.suspension')}</legend>
          <div className={classes.pair}>
            <DateField label={t('measures.revocableUntil')} optional {...bind('measure.revocableUntil')} />
            <DateField label={t('receptions.revokedOn')} optional {...bind('measure.revokedOn')} />
          </div>
          {values['measure.revokedOn'] && (
            <TextField label={t('measures.revokedBy')} optional maxLength={200} {...bind('measure.revokedBy')} />
          )}
        </fieldset>
      )}
    </>
  );
}

function NextSchool({ form }: { form: AnnouncementForm }) {
  const { t } = useT();
  const { bind, errorOf } = form;
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t('measures.nextSchool')}</legend>
      <div className={classes.pair}>
        <SearchSelect
          label={t('measures.nextSchoolName')}
          optional
          search={searchSchools}
          toKey={({ id }) => id}
          toLabel={({ name }) => name}
          {...bind('measure.nextSchool')}
          error={errorOf('measure.nextStructureId')}
        />
        <DateField
          label={t('measures.nextFrom')}
          optional
          hint={t('measures.nextFromHint')}
          {...bind('measure.nextFrom')}
        />
      </div>
    </fieldset>
  );
}

function Hours({ form }: { form: AnnouncementForm }) {
  const { t } = useT();
  const signers = useVocabulary('agreement_signer');
  const { values, bind, errorOf } = form;
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t('measures.responsabilisation')}</legend>
      <HoursField label={t('measures.ordered')} {...bind('measure.orderedMinutes')} />
      <CheckField label={t('measures.alternative')} {...bind('measure.alternative')} />
      <SearchSelect
        label={t('measures.host')}
        optional
        search={searchStructures}
        toKey={({ id }) => id}
        toLabel={({ name }) => name}
        {...bind('measure.host')}
        error={errorOf('measure.hostStructureId')}
      />
      {!values['measure.host'] && (
        <TextField label={t('measures.hostName')} optional maxLength={200} {...bind('measure.hostName')} />
      )}
      <TextArea
        label={t('measures.tasks')}
        hint={t('measures.tasksHint')}
        optional
        rows={2}
        maxLength={600}
        {...bind('measure.hostTasks')}
      />
      <div className={classes.pair}>
        <DateField label={t('measures.agreementOn')} optional {...bind('measure.agreementOn')} />
        <ChipsField
          label={t('measures.agreementBy')}
          optional
          options={signers}
          {...bind('measure.agreementBy')}
          value={values['measure.agreementBy'] ?? []}
        />
      </div>
    </fieldset>
  );
}

/** The same, read: beside what was announced. */
export function askedItems(
  referral: Schema<'Referral'>,
  t: ReturnType<typeof useT>['t'],
  signer: (code: string) => string,
  words: (minutes: number) => string,
): { label: string; value: string }[] {
  const { measure } = referral;
  const items: { label: string; value: string | null | undefined }[] = [
    { label: t('measures.revocableUntil'), value: measure.revocableUntil && day(measure.revocableUntil) },
    { label: t('measures.revokedBy'), value: measure.revokedBy },
    { label: t('measures.nextSchoolName'), value: referral.nextStructureName },
    { label: t('measures.nextFrom'), value: measure.nextFrom && day(measure.nextFrom) },
    { label: t('measures.ordered'), value: measure.orderedMinutes ? words(measure.orderedMinutes) : '' },
    { label: t('measures.kindOf'), value: measure.alternative ? t('measures.alternative') : '' },
    { label: t('measures.host'), value: referral.hostStructureName || measure.hostName },
    { label: t('measures.tasks'), value: measure.hostTasks },
    {
      label: t('measures.agreementBy'),
      value: [
        (measure.agreementBy ?? []).map(signer).join(', '),
        measure.agreementOn ? t('measures.onDay', { day: day(measure.agreementOn) }) : '',
      ]
        .filter(Boolean)
        .join(' '),
    },
  ];
  return items.flatMap(({ label, value }) => (value ? [{ label, value }] : []));
}
