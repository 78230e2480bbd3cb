// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api, asProblem, ifMatch, newId, type Schema, send } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  DateField,
  Dialog,
  ErrorSummary,
  FormActions,
  NumberField,
  notify,
  SelectField,
  TextArea,
  TextField,
  TimeField,
  useForm,
  useToday,
} from '@/ui';
import classes from './families.module.css';
import { useRereadFamily } from './queries';
import { type Convocation, type Family, type Interview, useWho } from './words';

type Presence = Schema<'PresenceInput'>;

interface InterviewDialogProps {
  family: Family;
  stayId: string | null;
  convocation?: Convocation;
  /** Absent: a new one. */
  interview?: Interview;
  onClose: () => void;
  onDone: () => Promise<void>;
}

interface Values {
  kind: string;
  on: string | null;
  time: string | null;
  mode: Interview['mode'];
  presences: Presence[];
  note: string;
}

/** What a guardian is called among those present. */
const asPresent = (relation: string) => (relation === 'mother' || relation === 'father' ? relation : 'other_guardian');

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
  const form = useForm<Values>(
    interview
      ? {
          kind: interview.kind,
          on: interview.on,
          time: interview.time,
          mode: interview.mode,
          presences: interview.presences,
          note: interview.note,
        }
      : {
          kind: convocation?.purpose ?? 'presentation',
          on: convocation && convocation.on < today ? convocation.on : today,
          time: convocation?.time ?? '',
          mode: 'on_site',
          presences: expected(family, convocation),
          note: '',
        },
  );
  const { values } = form;
  const reread = useRereadFamily(family.person.id);
  const purposes = useVocabulary('convocation_purpose');
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('families.presenceNoted'));
    await onDone();
  });
  const common = () => ({
    on: values.on ?? '',
    time: values.time ?? '',
    mode: values.mode,
    presences: values.presences,
    note: values.note,
  });
  const save = async () => {
    try {
      return await (interview
        ? send(
            api.PATCH('/api/v1/interviews/{id}', {
              params: { path: { id: interview.id }, header: ifMatch(interview.version) },
              body: common(),
            }),
          )
        : send(
            api.POST('/api/v1/people/{id}/interviews', {
              params: { path: { id: family.person.id } },
              body: {
                id,
                stayId: convocation?.stayId ?? stayId,
                convocationId: convocation?.id ?? null,
                kind: values.kind,
                ...common(),
              },
            }),
          ));
    } catch (error) {
      // What was typed stays; the page behind shows what somebody else wrote meanwhile.
      if (asProblem(error).status === 412) await reread();
      throw error;
    }
  };
  return (
    <Dialog title={t('families.whoCame')} opened onClose={onClose} size="lg">
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
          {!interview && (
            <SelectField
              label={t('families.purpose')}
              options={purposes}
              {...form.bind('kind')}
              onChange={(value) => form.set('kind', value ?? '')}
            />
          )}
          <SelectField
            label={t('families.mode')}
            options={useVocabulary('interview_mode')}
            {...form.bind('mode')}
            onChange={(value) => form.set('mode', (value ?? 'on_site') as Interview['mode'])}
          />
          <DateField label={t('families.day')} max={today} {...form.bind('on')} />
          <TimeField label={t('families.time')} optional {...form.bind('time')} />
        </div>
        <Presences family={family} value={values.presences} onChange={(list) => form.set('presences', list)} />
        <TextArea label={t('families.note')} optional rows={2} maxLength={2000} {...form.bind('note')} />
        <FormActions submitLabel={t('families.notePresence')} onCancel={onClose} busy={busy} />
      </form>
    </Dialog>
  );
}

interface PresencesProps {
  family: Family;
  value: Presence[];
  onChange: (presences: Presence[]) => void;
}

function Presences({ family, value, onChange }: PresencesProps) {
  const { t } = useT();
  const relations = useVocabulary('presence_relation');
  const statuses = useVocabulary('presence_status');
  const who = useWho(family.guardians);
  const [adding, setAdding] = useState<string | null>(null);
  const relationOf = (code: string) => relations.find((each) => each.code === code)?.label ?? code;
  const change = (index: number, some: Partial<Presence>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...some } : each)));
  const absent = family.guardians.filter(({ guardian }) => !value.some((each) => each.guardianId === guardian.id));
  const add = () => {
    const guardian = family.guardians.find((each) => each.guardian.id === adding)?.guardian;
    if (!adding) return;
    onChange([
      ...value,
      {
        relation: guardian ? asPresent(guardian.relation) : adding,
        guardianId: guardian?.id ?? null,
        name: '',
        status: 'present',
      },
    ]);
    setAdding(null);
  };
  return (
    <fieldset id="f-presences" className={classes.group}>
      <legend>{t('families.presences')}</legend>
      <ul className="plain-list line-list">
        {value.map((presence, index) => {
          const label = presence.guardianId ? who(presence.guardianId) : relationOf(presence.relation);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two companions may be alike
            <li key={index} className={classes.presence}>
              <SelectField
                label={label}
                options={statuses}
                value={presence.status}
                onChange={(status) => change(index, { status: (status ?? 'present') as Presence['status'] })}
              />
              {presence.status === 'late' && (
                <NumberField
                  label={t('families.minutesLate')}
                  value={presence.minutesLate ?? null}
                  onChange={(minutesLate) => change(index, { minutesLate: minutesLate ?? 0 })}
                />
              )}
              {!presence.guardianId && presence.relation !== 'young' && (
                <TextField
                  label={t('families.name')}
                  optional
                  value={presence.name ?? ''}
                  onChange={(text) => change(index, { name: text })}
                />
              )}
              <Button
                variant="subtle"
                color="gray"
                size="compact-md"
                aria-label={t('families.removePresence', { who: label })}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                {t('families.remove')}
              </Button>
            </li>
          );
        })}
      </ul>
      <div className="row row-end">
        <SelectField
          label={t('families.addPresence')}
          optional
          options={[
            ...absent.map(({ guardian }) => ({ value: guardian.id, label: who(guardian.id) })),
            ...relations
              .filter(({ code }) => !['mother', 'father', 'other_guardian'].includes(code))
              .map(({ code, label }) => ({ value: code, label })),
          ]}
          value={adding}
          onChange={setAdding}
        />
        <Button variant="default" disabled={!adding} leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t('families.add')}
        </Button>
      </div>
    </fieldset>
  );
}
