// SPDX-License-Identifier: EUPL-1.2
import { useMutation } from '@tanstack/react-query';
import { api, newId, type Schema, send } from '@/api/client';
import { useMeta, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  addDays,
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  isDay,
  notify,
  SelectField,
  TextArea,
  TextField,
  TimeField,
  useForm,
} from '@/ui';
import { period } from '@/ui/format';
import { settingLabel, settingStatus, settingValue } from './words';

type Setting = Schema<'DatedSetting'>;
const STATUSES: Setting['status'][] = ['verified', 'to_confirm', 'practice'];
const MINUTES = 60;

interface SettingDialogProps {
  setting: Setting;
  /** The same days with another value; else a value from another day on. */
  correcting: boolean;
  all: readonly Setting[];
  onClose: () => void;
}

export function SettingDialog({ setting, correcting, all, onClose }: SettingDialogProps) {
  const { t } = useT();
  const { today } = useMeta();
  const refresh = useRefresh();
  const form = useForm({
    id: newId(),
    key: setting.key,
    value: String(setting.value),
    from: (correcting ? setting.from : today) as string | null,
    before: null as string | null,
    source: setting.source,
    status: setting.status,
    comment: '',
  });
  const { values } = form;
  const chosen = all.find(({ key }) => key === values.key) ?? setting;
  const timeOfDay = chosen.unit === 'minutes_after_midnight';
  const save = useMutation({
    mutationFn: () => {
      const common = {
        id: values.id,
        value: Number(values.value),
        source: values.source,
        status: values.status,
        comment: values.comment,
      };
      return correcting
        ? send(
            api.POST('/api/v1/settings/{entry}/correction', { params: { path: { entry: setting.id } }, body: common }),
          )
        : send(
            api.POST('/api/v1/settings', {
              body: { ...common, key: values.key, from: values.from ?? '', before: values.before },
            }),
          );
    },
    onSuccess: async () => {
      await refresh(['settings'], ['blueprint']);
      notify(t('admin.settingSaved', { setting: settingLabel(chosen) }));
      onClose();
    },
    onError: (problem) => form.fromProblem(problem),
  });
  const keys = [...new Map(all.map((each) => [each.key, each])).values()]
    .map((each) => ({ code: each.key, label: settingLabel(each) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'fr'));
  return (
    <FormDialog
      title={correcting ? t('admin.correctTitle', { setting: settingLabel(setting) }) : t('admin.newValue')}
      size="lg"
      unsaved={form.dirty}
      onClose={onClose}
    >
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!/^\d+$/.test(values.value)) {
            form.setErrors([{ field: 'value', message: t('admin.valueNeeded') }]);
            return;
          }
          save.mutate();
        }}
      >
        <ErrorSummary errors={form.errors} />
        {correcting ? (
          <p className="muted">{t('admin.correctText', { period: period(setting.from, setting.before) })}</p>
        ) : (
          <SelectField
            label={t('admin.setting')}
            options={keys}
            {...form.bind('key')}
            onChange={(key) => {
              const other = all.find((each) => each.key === key && each.state === 'in_force');
              if (other)
                form.setAll({ key: other.key, value: String(other.value), source: other.source, status: other.status });
            }}
          />
        )}
        <div className="form-grid">
          {timeOfDay ? (
            <TimeField
              label={t('admin.value')}
              id="f-value"
              error={form.errorOf('value')}
              value={clock(values.value)}
              onChange={(time) => form.set('value', time ? String(minutesOf(time)) : '')}
            />
          ) : (
            <TextField
              label={t('admin.value')}
              hint={settingValue({ value: Number(values.value) || 0, unit: chosen.unit })}
              {...form.bind('value')}
            />
          )}
          <SelectField
            label={t('admin.status')}
            options={STATUSES.map((code) => ({ code, label: settingStatus(code).words }))}
            {...form.bind('status')}
            onChange={(status) => form.set('status', (status ?? 'practice') as Setting['status'])}
          />
          {!correcting && (
            <>
              <DateField label={t('admin.from')} {...form.bind('from')} />
              <DateField
                label={t('admin.lastDay')}
                hint={t('admin.lastDayHint')}
                optional
                id="f-before"
                error={form.errorOf('before')}
                value={values.before && addDays(values.before, -1)}
                onChange={(last) => form.set('before', last && isDay(last) ? addDays(last, 1) : null)}
              />
            </>
          )}
        </div>
        <TextField label={t('admin.source')} hint={t('admin.sourceHint')} {...form.bind('source')} />
        <TextArea label={t('admin.comment')} optional rows={2} maxLength={500} {...form.bind('comment')} />
        <FormActions submitLabel={t('admin.saveValue')} busy={save.isPending} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}

/** Minutes after midnight and "09:30". */
function clock(minutes: string): string {
  if (minutes === '') return '';
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(Number(minutes) / MINUTES))}:${two(Number(minutes) % MINUTES)}`;
}
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * MINUTES + minutes;
}
