// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { ApiProblem, api, asProblem, ifMatch, type Schema, send } from '@/api/client';
import { useBlueprint } from '@/api/queries';
import { useT } from '@/i18n';
import { type Answers, answered, type Definition, FormRenderer, filledIn } from '@/receptions/stay/FormRenderer';
import { ErrorSummary, FormActions, FormDialog, notify, TextField, useForm } from '@/ui';
import type { Questionnaire } from './words';

interface TypeAnswersDialogProps {
  questionnaire: Questionnaire;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Answers that came back on paper or by telephone. */
export function TypeAnswersDialog(props: TypeAnswersDialogProps) {
  const { forms } = useBlueprint();
  const definition = forms.find(({ kind }) => kind === 'school_questionnaire');
  return definition ? <Typing definition={definition} {...props} /> : null;
}

function Typing({ questionnaire, definition, onClose, onDone }: TypeAnswersDialogProps & { definition: Definition }) {
  const { t } = useT();
  const before = questionnaire.answers as Answers;
  const form = useForm<Answers>({ ...filledIn(definition, before), answeredBy: questionnaire.answeredBy });
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    form.setErrors([]);
    const { answeredBy, ...answers } = form.values;
    try {
      await send(
        api.PUT('/api/v1/questionnaires/{id}/answers', {
          params: { path: { id: questionnaire.id }, header: ifMatch(questionnaire.version) },
          body: {
            answers: answered(definition, answers as Answers, before) as Schema<'FormAnswers'>,
            answeredBy: String(answeredBy ?? ''),
          },
        }),
      );
      form.reset(form.values);
      notify(t('continuity.answersKept'));
      await onDone();
    } catch (error) {
      const { status, code, errors, reference } = asProblem(error);
      const shown = errors.map((each) => ({ ...each, field: each.field.replace(/^answers\./, 'q.') }));
      form.fromProblem(new ApiProblem({ status, code, reference, errors: shown }));
    } finally {
      setBusy(false);
    }
  };
  return (
    <FormDialog title={t('continuity.typeAnswers')} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextField
          id="f-answeredBy"
          label={t('continuity.whoAnswered')}
          optional
          maxLength={120}
          value={String(form.values.answeredBy ?? '')}
          onChange={(value) => form.set('answeredBy', value)}
        />
        <FormRenderer
          definition={definition}
          values={form.values}
          onChange={(key, value) => form.set(key, value)}
          errorOf={(key) => form.errorOf(`q.${key}`)}
          prefix="q"
        />
        <FormActions submitLabel={t('continuity.save')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
