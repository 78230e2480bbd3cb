// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, asProblem, newId, send } from '@/api/client';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { ErrorSummary, FormActions, FormDialog, notify, SelectField, useForm, useToday } from '@/ui';
import { dayLong, name } from '@/ui/format';
import { FaceQuestions } from './FaceQuestions';
import classes from './grids.module.css';
import { useRereadGrids } from './queries';
import { type Page, type Stay, standingByDay } from './words';

interface EvaluationDialogProps {
  page: Page;
  stay: Stay;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** What the young person says, written down by the professional beside. */
export function EvaluationDialog({ page, stay, onClose, onDone }: EvaluationDialogProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const past = stay.days.filter((each) => each <= today);
  const form = useForm<{ on: string; answers: Record<string, string> }>({ on: past.at(-1) ?? today, answers: {} });
  const { values } = form;
  const standing = standingByDay(stay.evaluations).get(values.on);
  const reread = useRereadGrids(page.person.id);
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('grids.evaluationSaved'));
    await onDone();
  });
  const save = async () => {
    try {
      return await send(
        api.POST('/api/v1/stays/{id}/self-evaluations', {
          params: { path: { id: stay.stayId } },
          body: { id, on: values.on, answers: values.answers, replaces: standing?.id ?? null },
        }),
      );
    } catch (error) {
      // The young person answered meanwhile: shown now, and replaced only when asked again.
      if (asProblem(error).status === 409) await reread();
      throw error;
    }
  };
  return (
    <FormDialog
      title={t('grids.evaluationTitle', { name: name(page.person) })}
      unsaved={form.dirty}
      onClose={onClose}
      size="lg"
    >
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <SelectField
          label={t('grids.day')}
          options={past.map((on) => ({ value: on, label: dayLong(on) }))}
          {...form.bind('on')}
          onChange={(on) => form.set('on', on ?? today)}
        />
        {standing && (
          <p className={classes.given} role="status">
            {t('grids.willReplace', { how: t(`grids.how_${standing.how}`) })}
          </p>
        )}
        <div id="f-answers">
          <FaceQuestions
            form={page.forms.day}
            answers={values.answers}
            onAnswer={(item, code) => form.set('answers', { ...values.answers, [item]: code })}
          />
        </div>
        <FormActions submitLabel={t('grids.saveEvaluation')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
