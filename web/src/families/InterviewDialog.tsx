// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { emptied } from '@/people/emptied';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import {
  DateField,
  Dialog,
  ErrorSummary,
  FormActions,
  notify,
  SelectField,
  TextArea,
  TimeField,
  useForm,
  useToday,
} from '@/ui';
import { day } from '@/ui/format';
import { asPresent, type Presence, Presences } from './Presences';
import { type Convocation, type Family, type Interview, useWho } from './words';

interface InterviewDialogProps {
  family: Family;
  stayId: string | null;
  convocation?: Convocation;
  /** Absent: a new one. */
  interview?: Interview;
  onClose: () => void;
  onDone: () => Promise<void>;
}

type Values = Pick<Interview, 'mode' | 'note'> & {
  on: string | null;
  time: string | null;
  presences: Presence[];
};

const MOMENTS = ['on', 'time'] as const;
const valuesOf = ({ on, time, mode, presences, note }: Values): Values => ({ on, time, mode, presences, note });

function expected(family: Family, convocation?: Convocation): Presence[] {
  const invited = family.guardians.filter(({ guardian, rule }) =>
    convocation ? convocation.guardians.includes(guardian.id) : rule.write && !rule.restricted,
  );
  const young: Presence[] =
    (convocation?.young ?? true) ? [{ relation: 'young', guardianId: null, name: '', status: 'present' }] : [];
  return [
    ...young,
    ...invited.map(
      ({ guardian }): Presence => ({
        relation: asPresent(guardian.relation),
        guardianId: guardian.id,
        name: '',
        status: 'present',
      }),
    ),
    ...(convocation && convocation.interpreter !== 'none'
      ? [{ relation: 'interpreter', guardianId: null, name: '', status: 'present' } as Presence]
      : []),
  ];
}

export function InterviewDialog(props: InterviewDialogProps) {
  const { family, stayId, convocation, interview, onClose, onDone } = props;
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const [start] = useState<Values>(() =>
    interview
      ? valuesOf(interview)
      : {
          on: convocation && convocation.on < today ? convocation.on : today,
          time: convocation?.time ?? '',
          mode: 'on_site',
          presences: expected(family, convocation),
          note: '',
        },
  );
  const form = useForm({ kind: interview?.kind ?? convocation?.purpose ?? 'presentation', ...start });
  const { kind, ...values } = form.values;
  const purposes = useVocabulary('convocation_purpose');
  const labels = useLabels();
  const words = useValueWords(family);
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('families.presenceNoted'));
    await onDone();
  });
  const saving = useVersionedSave<Values & { version: number }, Values>({
    read: interview ?? { ...start, version: 0 },
    toValues: valuesOf,
    patch: (changes, version) =>
      send(
        api.PATCH('/api/v1/interviews/{id}', {
          params: { path: { id: interview?.id ?? id }, header: ifMatch(version) },
          body: emptied(changes, MOMENTS),
        }),
      ),
  });
  const create = () =>
    send(
      api.POST('/api/v1/people/{id}/interviews', {
        params: { path: { id: family.person.id } },
        body: {
          id,
          stayId: convocation?.stayId ?? stayId,
          convocationId: convocation?.id ?? null,
          kind,
          ...emptied(values, MOMENTS),
        },
      }),
    );
  return (
    <Dialog title={t('families.whoCame')} opened onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(interview ? () => saving.save(values) : create);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          {!interview && (
            <SelectField
              label={t('families.purpose')}
              options={purposes}
              {...form.bind('kind')}
              onChange={(value) => form.set('kind', value ?? '')}
            />
          )}
          <SelectField
            label={labels.mode}
            options={useVocabulary('interview_mode')}
            {...form.bind('mode')}
            onChange={(value) => form.set('mode', (value ?? 'on_site') as Interview['mode'])}
          />
          <DateField label={labels.on} max={today} {...form.bind('on')} />
          <TimeField label={labels.time} optional {...form.bind('time')} />
        </div>
        <Presences family={family} value={values.presences} onChange={(list) => form.set('presences', list)} />
        <TextArea label={labels.note} optional rows={2} maxLength={2000} {...form.bind('note')} />
        <FormActions submitLabel={t('families.notePresence')} onCancel={onClose} busy={busy} />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen))}
      />
    </Dialog>
  );
}

function useLabels(): Record<keyof Values, string> {
  const { t } = useT();
  return {
    on: t('families.day'),
    time: t('families.time'),
    mode: t('families.mode'),
    presences: t('families.presences'),
    note: t('families.note'),
  };
}

/** How a value reads beside a colleague's. */
function useValueWords(family: Family) {
  const mode = useLabel('interview_mode');
  const relation = useLabel('presence_relation');
  const status = useLabel('presence_status');
  const who = useWho(family.guardians);
  return (key: keyof Values, values: Values): string => {
    if (key === 'on') return values.on ? day(values.on) : '';
    if (key === 'mode') return mode(values.mode);
    if (key !== 'presences') return values[key] ?? '';
    return values.presences
      .map((each) => {
        const name = each.guardianId ? who(each.guardianId) : each.name || relation(each.relation);
        return `${name} : ${status(each.status)}`;
      })
      .join(', ');
  };
}
