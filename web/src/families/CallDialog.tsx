// SPDX-License-Identifier: EUPL-1.2
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  CheckField,
  ChipsField,
  Dialog,
  ErrorSummary,
  FormActions,
  notify,
  SelectField,
  TextArea,
  TextField,
  useForm,
} from '@/ui';
import classes from './families.module.css';
import { type Family, reasonWords, useWho } from './words';

type Rule = Schema<'ContactRule'>;

interface CallDialogProps {
  family: Family;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const STRANGER = 'stranger';
/** What has to be allowed before a request is answered; nothing for those who only tell. */
const PURPOSES: Record<string, 'whereabouts' | null> = { timetable: 'whereabouts', appointment: null, absence: null };

/** The requests that may not be answered to this caller. */
export function notToBeAnswered(rule: Rule | null, asked: readonly string[]): string[] {
  return asked.filter((request) => {
    const purpose = request in PURPOSES ? PURPOSES[request] : 'tell';
    return purpose && !(rule?.[purpose] ?? false);
  });
}

/** Somebody is on the telephone: who, what for, and at once what may be told. */
export function CallDialog({ family, onClose, onDone }: CallDialogProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const who = useWho(family.guardians);
  const request = useLabel('call_request');
  const form = useForm<{
    caller: string | null;
    callerName: string;
    asked: string[];
    told: boolean;
    toldReason: string;
    words: string;
  }>({ caller: null, callerName: '', asked: [], told: false, toldReason: '', words: '' });
  const { values } = form;
  const caller = family.guardians.find(({ guardian }) => guardian.id === values.caller);
  const refused = values.caller ? notToBeAnswered(caller?.rule ?? null, values.asked) : [];
  const { busy, run } = useSavedForm(form, async (call: Schema<'ReceivedCall'>) => {
    notify(t(call.alert ? 'families.callAlerted' : 'families.callNoted'), call.alert ? 'warn' : 'good');
    await onDone();
  });
  const text = [
    t('families.callSentence', {
      who: caller ? who(caller.guardian.id) : values.callerName,
      asked: values.asked.map((code) => request(code).toLowerCase()).join(' ; '),
      told: values.told ? 'yes' : 'no',
    }),
    values.words.trim(),
  ]
    .filter(Boolean)
    .join('\n');
  const save = () =>
    send(
      api.POST('/api/v1/people/{id}/calls', {
        params: { path: { id: family.person.id } },
        body: {
          id,
          guardianId: caller?.guardian.id ?? null,
          callerName: values.callerName,
          asked: values.asked,
          told: values.told,
          toldReason: values.told ? values.toldReason : '',
          text,
        },
      }),
    );
  const check = () => {
    const missing = (field: string) => ({ field, message: t('problem.required') });
    return [
      ...(values.caller ? [] : [missing('caller')]),
      ...(values.caller === STRANGER && !values.callerName.trim() ? [missing('callerName')] : []),
      ...(values.asked.length > 0 ? [] : [missing('asked')]),
    ];
  };
  return (
    <Dialog title={t('families.callReceived')} opened onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const missing = check();
          form.setErrors(missing);
          if (missing.length === 0) void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <SelectField
            label={t('families.caller')}
            options={[
              ...family.guardians.map(({ guardian }) => ({ value: guardian.id, label: who(guardian.id) })),
              { value: STRANGER, label: t('families.stranger') },
            ]}
            {...form.bind('caller')}
          />
          {values.caller === STRANGER && <TextField label={t('families.callerName')} {...form.bind('callerName')} />}
        </div>
        <ChipsField label={t('families.asked')} options={useVocabulary('call_request')} {...form.bind('asked')} />
        {values.caller && (
          <MayBeTold rule={caller?.rule ?? null} asked={values.asked} refused={refused} words={request} />
        )}
        <TextArea label={t('families.callWords')} optional rows={3} maxLength={4000} {...form.bind('words')} />
        <CheckField label={t('families.answeredThem')} {...form.bind('told')} />
        {values.told && refused.length > 0 && (
          <TextField label={t('families.toldReason')} {...form.bind('toldReason')} />
        )}
        <FormActions submitLabel={t('families.noteCall')} onCancel={onClose} busy={busy} />
      </form>
    </Dialog>
  );
}

interface MayBeToldProps {
  rule: Rule | null;
  asked: string[];
  refused: string[];
  words: (code: string) => string;
}

/** Read while one is on the telephone: short, and the ban first. */
function MayBeTold({ rule, asked, refused, words }: MayBeToldProps) {
  const { t } = useT();
  const reasons = rule ? rule.reasons : ['unknown_caller'];
  const nothing = rule === null || (!rule.tell && !rule.whereabouts);
  const fine = asked.filter((code) => !refused.includes(code));
  return (
    <div role="status" className={nothing || refused.length > 0 ? classes.alert : classes.calm}>
      {nothing ? (
        <p className={classes.verdict}>
          <IconBan size={20} aria-hidden /> {t('families.tellNothing')}
        </p>
      ) : (
        refused.length > 0 && (
          <p className={classes.verdict}>
            <IconBan size={20} aria-hidden />{' '}
            {t('families.doNotTell', { what: refused.map((code) => words(code).toLowerCase()).join(' ; ') })}
          </p>
        )
      )}
      {!nothing && refused.length === 0 && (
        <p className={classes.verdict}>
          <IconCheck size={20} aria-hidden /> {t('families.mayBeTold')}
        </p>
      )}
      {reasons.length > 0 && <p className={classes.flat}>{reasons.map(reasonWords).join(' · ')}</p>}
      {refused.length > 0 && fine.length > 0 && (
        <p className={classes.flat}>
          {t('families.mayTellOnly', { what: fine.map((code) => words(code).toLowerCase()).join(' ; ') })}
        </p>
      )}
    </div>
  );
}
