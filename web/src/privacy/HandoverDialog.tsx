// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, send } from '@/api/client';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  CheckField,
  ChoiceCards,
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  SelectField,
  TextField,
  useForm,
  useToday,
} from '@/ui';
import classes from './privacy.module.css';
import { SCHEMES } from './search';
import {
  CHANNELS,
  channelWords,
  type FileNotices,
  type Handover,
  type Level,
  levelWords,
  type Scheme,
  schemeWords,
} from './words';

interface HandoverDialogProps {
  page: FileNotices;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const YOUNG = 'young';

/** To whom the notice was given, when and how. Begins with who is still to be told. */
export function HandoverDialog({ page, onClose, onDone }: HandoverDialogProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const owed = page.schemes.find((one) => one.owed) ?? page.schemes[0];
  const first = owed?.recipients.find(({ standing }) => standing === 'missing')?.guardianId ?? null;
  const form = useForm({
    scheme: (owed?.scheme ?? 'exclusion') as string | null,
    guardianId: (first ?? YOUNG) as string | null,
    level: (first ? 'parents' : 'young') as string | null,
    givenOn: today as string | null,
    channel: 'in_person' as string | null,
    explained: false,
    note: '',
    overrideReason: '',
  });
  const { values } = form;
  const { busy, run } = useSavedForm(form, onDone);
  const barred = page.guardians.some(
    ({ guardianId, standing }) => guardianId !== null && guardianId === values.guardianId && standing === 'not_to_tell',
  );
  const save = () =>
    send(
      api.POST('/api/v1/people/{id}/notice-handovers', {
        params: { path: { id: page.person.id } },
        body: {
          id,
          scheme: (values.scheme ?? '') as Scheme,
          guardianId: values.guardianId === YOUNG ? null : values.guardianId,
          level: (values.level ?? '') as Level,
          givenOn: values.givenOn ?? '',
          channel: (values.channel ?? '') as Handover['channel'],
          explained: values.explained,
          note: values.note,
          overrideReason: barred ? values.overrideReason : '',
        },
      }),
    );
  return (
    <FormDialog title={t('privacy.handOverTitle')} unsaved={form.dirty} onClose={onClose} size="lg">
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
            label={t('privacy.scheme')}
            options={SCHEMES.map((value) => ({ value, label: schemeWords(value) }))}
            {...form.bind('scheme')}
          />
          <SelectField
            label={t('privacy.recipient')}
            options={page.guardians.map(({ guardianId, name }) => ({
              value: guardianId ?? YOUNG,
              label: guardianId ? name : t('privacy.young'),
            }))}
            {...form.bind('guardianId')}
            onChange={(who) => form.setAll({ guardianId: who, level: who === YOUNG ? 'young' : 'parents' })}
          />
        </div>
        {barred && (
          <>
            <p className={classes.alert}>{t('privacy.barred')}</p>
            <TextField label={t('privacy.overrideReason')} maxLength={300} {...form.bind('overrideReason')} />
          </>
        )}
        <ChoiceCards
          label={t('privacy.level')}
          options={(['young', 'parents'] as const).map((value) => ({ value, label: levelWords(value) }))}
          {...form.bind('level')}
        />
        <div className="form-grid">
          <DateField label={t('privacy.givenOn')} max={today} {...form.bind('givenOn')} />
          <SelectField
            label={t('privacy.channel')}
            options={CHANNELS.map((value) => ({ value, label: channelWords(value) }))}
            {...form.bind('channel')}
          />
        </div>
        <CheckField label={t('privacy.explainedField')} {...form.bind('explained')} />
        <TextField label={t('privacy.note')} optional maxLength={1000} {...form.bind('note')} />
        <FormActions submitLabel={t('privacy.save')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
