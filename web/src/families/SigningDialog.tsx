// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  ChipsField,
  ChoiceCards,
  DateField,
  Dialog,
  ErrorSummary,
  FormActions,
  notify,
  SelectField,
  TextField,
  useForm,
  useToday,
} from '@/ui';
import { name } from '@/ui/format';
import classes from './families.module.css';
import { SignaturePad, type Strokes } from './SignaturePad';
import { type Answer, answerWords, type Family, useKindWords, useWho } from './words';

interface SigningDialogProps {
  family: Family;
  stayId: string | null;
  onClose: () => void;
  onDone: () => Promise<void>;
}

interface OneAnswer {
  answer: Answer | null;
  scopes: string[];
  validUntil: string | null;
  reason: string;
}

interface Values {
  who: string;
  signerName: string;
  on: string | null;
  how: Schema<'SigningCreate'>['how'];
  filedAt: string;
  statement: string;
  strokes: Strokes;
  answers: Record<string, OneAnswer>;
}

const BLANK: OneAnswer = { answer: null, scopes: [], validUntil: null, reason: '' };
const OTHERS = ['young', 'school', 'service'] as const;
const ANSWERS: Answer[] = ['given', 'refused', 'asked', 'withdrawn'];

/** One person answers on one day, and signs once for all of it. */
export function SigningDialog({ family, stayId, onClose, onDone }: SigningDialogProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const who = useWho(family.guardians);
  const signers = family.guardians.filter(({ rule }) => !rule.reasons.includes('not_in_force'));
  const nameOf = (party: string) => {
    const guardian = signers.find((each) => each.guardian.id === party)?.guardian;
    if (guardian) return [guardian.firstName, guardian.lastName].filter(Boolean).join(' ');
    return party === 'young' ? name(family.person) : '';
  };
  const first = signers.find(({ guardian }) => guardian.authority === 'yes') ?? signers[0];
  const form = useForm<Values>({
    who: first?.guardian.id ?? 'young',
    signerName: first ? nameOf(first.guardian.id) : '',
    on: today,
    how: 'screen',
    filedAt: '',
    statement: '',
    strokes: [],
    answers: {},
  });
  const { values } = form;
  const kinds = [...new Set(family.matrix.map((row) => row.kind))];
  const given = kinds.filter((kind) => values.answers[kind]?.answer);
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('families.signingMade'));
    await onDone();
  });
  const isGuardian = !OTHERS.some((other) => other === values.who);
  const save = () =>
    send(
      api.POST('/api/v1/people/{id}/signings', {
        params: { path: { id: family.person.id } },
        body: {
          id,
          stayId,
          party: isGuardian ? 'guardian' : (values.who as (typeof OTHERS)[number]),
          guardianId: isGuardian ? values.who : null,
          signerName: values.signerName,
          on: values.on ?? '',
          how: values.how,
          filedAt: values.how === 'paper' ? values.filedAt : '',
          statement: values.how === 'screen' ? values.statement : '',
          strokes: values.how === 'screen' ? values.strokes : [],
          answers: given.map((kind) => {
            const { answer, ...rest } = values.answers[kind] ?? BLANK;
            return { kind, answer: answer ?? 'asked', ...rest };
          }),
        },
      }),
    );
  const answer = (kind: string, some: Partial<OneAnswer>) =>
    form.set('answers', { ...values.answers, [kind]: { ...(values.answers[kind] ?? BLANK), ...some } });
  return (
    <Dialog title={t('families.sign')} opened onClose={onClose} size="xl">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          form.setErrors(given.length > 0 ? [] : [{ field: 'answers', message: t('families.noAnswerYet') }]);
          if (given.length > 0) void run(save);
        }}
      >
        <ErrorSummary errors={named(form.errors, given)} />
        <div className="form-grid">
          <SelectField
            id="f-guardianId"
            label={t('families.signer')}
            options={[
              ...signers.map(({ guardian }) => ({ value: guardian.id, label: who(guardian.id) })),
              ...OTHERS.map((value) => ({ value, label: t(`families.${value}`) })),
            ]}
            value={values.who}
            error={form.errorOf('guardianId')}
            onChange={(party) => form.setAll({ who: party ?? '', signerName: nameOf(party ?? '') })}
          />
          <TextField label={t('families.signerName')} {...form.bind('signerName')} />
          <DateField label={t('families.day')} max={today} {...form.bind('on')} />
        </div>
        <ul id="f-answers" className={`plain-list line-list ${classes.questions}`}>
          {kinds.map((kind) => (
            <Question
              key={kind}
              kind={kind}
              value={values.answers[kind] ?? BLANK}
              row={family.matrix.find((each) => each.kind === kind)}
              errorOf={(field) => form.errorOf(`answers.${given.indexOf(kind)}.${field}`)}
              onChange={(some) => answer(kind, some)}
            />
          ))}
        </ul>
        <ChoiceCards
          label={t('families.how')}
          options={(['screen', 'paper', 'spoken'] as const).map((value) => ({
            value,
            label: t(`families.how_${value}`),
          }))}
          {...form.bind('how')}
          onChange={(how) => form.set('how', how as Values['how'])}
        />
        {values.how === 'screen' && (
          <>
            <div id="f-strokes">
              <p className={classes.flat}>{t('families.draw')}</p>
              {form.errorOf('strokes') && <p className="error-text">{t('families.signatureMissing')}</p>}
              <SignaturePad value={values.strokes} onChange={(strokes) => form.set('strokes', strokes)} />
            </div>
            <TextField
              label={t('families.statement')}
              hint={t('families.statementHint')}
              optional
              {...form.bind('statement')}
            />
          </>
        )}
        {values.how === 'paper' && (
          <TextField label={t('families.filedAt')} hint={t('families.filedAtHint')} {...form.bind('filedAt')} />
        )}
        <FormActions submitLabel={t('families.saveSigning')} onCancel={onClose} busy={busy} />
      </form>
    </Dialog>
  );
}

/** "answers.2.validUntil" leads to the field of the kind that was third among those answered. */
function named(errors: { field: string; message: string }[], given: string[]) {
  return errors.map((error) => {
    const [list, index, field] = error.field.split('.');
    const kind = list === 'answers' && index !== undefined ? given[Number(index)] : undefined;
    return kind && field ? { ...error, field: `${field}.${kind}` } : error;
  });
}

interface QuestionProps {
  kind: string;
  value: OneAnswer;
  row: Schema<'AuthorisationRow'> | undefined;
  errorOf: (field: string) => string | undefined;
  onChange: (some: Partial<OneAnswer>) => void;
}

function Question({ kind, value, row, errorOf, onChange }: QuestionProps) {
  const { t } = useT();
  const kindWords = useKindWords();
  const scopes = useVocabulary(`${kind}_scope`);
  return (
    <li className={classes.question}>
      <SelectField
        id={`f-kind.${kind}`}
        label={kindWords(kind)}
        hint={row?.both ? t('families.needsBoth') : row?.young ? t('families.needsYoung') : undefined}
        placeholder={t('families.notToday')}
        options={ANSWERS.map((each) => ({ value: each, label: answerWords(each) }))}
        value={value.answer}
        error={errorOf('kind')}
        onChange={(answer) => onChange({ answer: answer as Answer | null })}
      />
      {value.answer === 'given' && scopes.length > 0 && (
        <ChipsField
          id={`f-scopes.${kind}`}
          label={t('families.scopes')}
          options={scopes}
          value={value.scopes}
          error={errorOf('scopes')}
          onChange={(chosen) => onChange({ scopes: chosen })}
        />
      )}
      {value.answer === 'given' && (
        <DateField
          id={`f-validUntil.${kind}`}
          label={t('families.validUntil')}
          optional={!row?.dated}
          value={value.validUntil}
          error={errorOf('validUntil')}
          onChange={(validUntil) => onChange({ validUntil })}
        />
      )}
      {(value.answer === 'refused' || value.answer === 'withdrawn') && (
        <TextField
          label={t('families.reasonGiven')}
          optional
          value={value.reason}
          onChange={(reason) => onChange({ reason })}
        />
      )}
    </li>
  );
}
