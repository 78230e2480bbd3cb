// SPDX-License-Identifier: EUPL-1.2
// The sentences that speak of what a school is not told: each is kept with a reason, or left out, by a person.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useBlueprint } from '@/api/queries';
import { useT } from '@/i18n';
import { fieldsOf } from '@/receptions/stay/FormRenderer';
import { AppLink, FormActions, FormDialog, notifyError, Section, TextArea, useForm } from '@/ui';
import { marksOf } from './marks';
import { liaisonQuery } from './queries';
import classes from './sheets.module.css';

type Sheet = Schema<'LiaisonSheet'>;
type Text = Schema<'LiaisonText'>;
type Marked = Schema<'LiaisonSentence'>;

interface Chosen {
  text: Text;
  marked: Marked;
}

export function Guarded({ sheet }: { sheet: Sheet }) {
  const { t } = useT();
  const { forms } = useBlueprint();
  const client = useQueryClient();
  const [keeping, setKeeping] = useState<Chosen | null>(null);
  const [busy, setBusy] = useState(false);
  const replace = (answer: Sheet) => client.setQueryData(liaisonQuery(sheet.stayId).queryKey, answer);
  const act = async (asked: Promise<Sheet>) => {
    setBusy(true);
    try {
      replace(await asked);
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  const leaveOut = ({ text, marked }: Chosen) => act(decide(sheet.stayId, text, marked, 'leave_out', ''));
  const takeBack = (id: string) =>
    act(send(api.DELETE('/api/v1/liaison-decisions/{id}', { params: { path: { id } } })));
  return (
    <Section
      title={t('sheets.toRead')}
      actions={<AppLink href={`/accueils/${sheet.stayId}`}>{t('sheets.correctInForm')}</AppLink>}
    >
      <ul className="plain-list line-list">
        {sheet.texts.flatMap((text) =>
          text.marked.map((marked) => (
            <li key={`${text.form}${text.field}${marked.from}`} className={classes.guarded}>
              <div>
                <span className="muted small">{labelOf(forms, text)}</span>
                <MarkedWords marked={marked} />
                {marked.decision && (
                  <span className="small">
                    {t(marked.decision.decision === 'keep' ? 'sheets.kept' : 'sheets.leftOut', {
                      by: marked.decision.by?.displayName ?? 'none',
                      reason: marked.decision.reason,
                    })}
                  </span>
                )}
              </div>
              <div className="row">
                {marked.decision ? (
                  <Button
                    variant="default"
                    disabled={busy}
                    onClick={() => marked.decision && void takeBack(marked.decision.id)}
                  >
                    {t('sheets.decideAgain')}
                  </Button>
                ) : (
                  <>
                    <Button variant="default" disabled={busy} onClick={() => void leaveOut({ text, marked })}>
                      {t('sheets.leaveOut')}
                    </Button>
                    <Button variant="default" disabled={busy} onClick={() => setKeeping({ text, marked })}>
                      {t('sheets.keep')}
                    </Button>
                  </>
                )}
              </div>
            </li>
          )),
        )}
      </ul>
      {keeping && (
        <KeepDialog
          marked={keeping.marked}
          onClose={() => setKeeping(null)}
          onKeep={async (reason) => {
            replace(await decide(sheet.stayId, keeping.text, keeping.marked, 'keep', reason));
            setKeeping(null);
          }}
        />
      )}
    </Section>
  );
}

function decide(
  stayId: string,
  { form, field }: Text,
  { sentence }: Marked,
  decision: 'keep' | 'leave_out',
  reason: string,
) {
  return send(
    api.POST('/api/v1/stays/{id}/liaison/decisions', {
      params: { path: { id: stayId } },
      body: { id: newId(), form, field, sentence, decision, reason },
    }),
  );
}

function labelOf(forms: Schema<'FormDefinition'>[], { form, field }: Text): string {
  const definition = forms.find(({ kind }) => kind === form);
  const label = definition && fieldsOf(definition).find(({ key }) => key === field)?.label.fr;
  return [definition?.label.fr, label].filter(Boolean).join(' · ');
}

/** The sentence with what was found in it, and of what each word speaks. */
function MarkedWords({ marked }: { marked: Marked }) {
  const { t } = useT();
  return (
    <p className={classes.sentence}>
      {marksOf(marked).map(({ text, domain, at }) =>
        domain ? (
          <mark key={at} className={classes.mark}>
            {text}
            <span className={classes.domain}>{t(`sheets.domain_${domain}`)}</span>
          </mark>
        ) : (
          <Fragment key={at}>{text}</Fragment>
        ),
      )}
    </p>
  );
}

interface KeepDialogProps {
  marked: Marked;
  onKeep: (reason: string) => Promise<void>;
  onClose: () => void;
}

function KeepDialog({ marked, onKeep, onClose }: KeepDialogProps) {
  const { t } = useT();
  const form = useForm({ reason: '' });
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (!form.values.reason.trim()) return form.setErrors([{ field: 'reason', message: t('problem.required') }]);
    setBusy(true);
    try {
      await onKeep(form.values.reason.trim());
    } catch (error) {
      form.fromProblem(error);
      setBusy(false);
    }
  };
  return (
    <FormDialog title={t('sheets.keepTitle')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <MarkedWords marked={marked} />
        <TextArea label={t('sheets.keepReason')} hint={t('sheets.keepReasonHint')} {...form.bind('reason')} />
        <FormActions submitLabel={t('sheets.keep')} busy={busy} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}
