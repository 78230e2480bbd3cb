// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { reasonWords } from '@/families/words';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  CheckField,
  ChoiceCards,
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  notify,
  SelectField,
  TextField,
  TimeField,
  useForm,
  useToday,
} from '@/ui';
import classes from './incidents.module.css';
import { type Audience, type FilePage, type Incident, type Interruption, nowTime, useWhom } from './words';

interface TellDialogProps {
  page: FilePage;
  incident?: Incident;
  interruption?: Interruption;
  audience: Audience;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const SOMEBODY = 'somebody';

/** Somebody was told, or could not be reached. */
export function TellDialog({ page, incident, interruption, audience, onClose, onDone }: TellDialogProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const whom = useWhom(page);
  const inForce = page.guardians.filter(({ rule }) => !rule.reasons.includes('not_in_force'));
  const first = inForce.find(({ rule }) => rule.tell) ?? inForce[0];
  const form = useForm({
    audience: audience as string | null,
    guardianId: (first?.guardian.id ?? SOMEBODY) as string | null,
    name: '',
    result: 'told' as string | null,
    on: today as string | null,
    time: nowTime() as string | null,
    channel: 'phone' as string | null,
    toldBy: '',
    note: '',
    overrideReason: '',
    both: incident !== undefined && interruption !== undefined,
  });
  const { values } = form;
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('incidents.toldNoted'));
    await onDone();
  });
  const isGuardian = values.audience === 'parents' && values.guardianId !== SOMEBODY;
  const chosen = inForce.find(({ guardian }) => isGuardian && guardian.id === values.guardianId);
  const barred = chosen && !chosen.rule.tell ? chosen.rule.reasons : [];
  const save = () =>
    send(
      api.POST('/api/v1/people/{id}/told', {
        params: { path: { id: page.person.id } },
        body: {
          id,
          incidentId: incident?.id ?? null,
          interruptionId: incident && !values.both ? null : (interruption?.id ?? null),
          audience: (values.audience ?? '') as Audience,
          guardianId: isGuardian ? values.guardianId : null,
          name: isGuardian ? '' : values.name,
          on: values.on ?? '',
          time: values.time ?? '',
          channel: values.channel ?? '',
          result: (values.result ?? '') as Schema<'ToldCreate'>['result'],
          toldBy: values.toldBy,
          note: values.note,
          overrideReason: barred.length > 0 ? values.overrideReason : '',
        },
      }),
    );
  return (
    <FormDialog title={t('incidents.tellTitle')} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <SelectField
            label={t('incidents.audience')}
            options={useVocabulary('told_audience')}
            {...form.bind('audience')}
          />
          {values.audience === 'parents' && (
            <SelectField
              label={t('incidents.whom')}
              options={[
                ...inForce.map(({ guardian }) => ({
                  value: guardian.id,
                  label: whom({ guardianId: guardian.id, name: '' }),
                })),
                { value: SOMEBODY, label: t('incidents.somebodyElse') },
              ]}
              {...form.bind('guardianId')}
            />
          )}
          {!isGuardian && <TextField label={t('incidents.name')} maxLength={160} {...form.bind('name')} />}
        </div>
        {barred.length > 0 && (
          <div className={classes.alert} role="status">
            <p className={`${classes.flat} strong`}>{t('incidents.barred')}</p>
            <p className={classes.flat}>{barred.map(reasonWords).join(' · ')}</p>
          </div>
        )}
        <ChoiceCards label={t('incidents.result')} options={useVocabulary('told_result')} {...form.bind('result')} />
        {barred.length > 0 && values.result !== 'no_answer' && (
          <TextField label={t('incidents.overrideReason')} maxLength={300} {...form.bind('overrideReason')} />
        )}
        <div className="form-grid">
          <SelectField
            label={t('incidents.channel')}
            options={useVocabulary('told_channel')}
            {...form.bind('channel')}
          />
          <DateField label={t('incidents.day')} max={today} {...form.bind('on')} />
          <TimeField label={t('incidents.time')} {...form.bind('time')} />
        </div>
        <TextField
          label={t('incidents.toldBy')}
          hint={t('incidents.toldByHint')}
          optional
          maxLength={120}
          {...form.bind('toldBy')}
        />
        <TextField label={t('incidents.note')} optional maxLength={600} {...form.bind('note')} />
        {incident && interruption && <CheckField label={t('incidents.bothTold')} {...form.bind('both')} />}
        <FormActions submitLabel={t('incidents.tell')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
