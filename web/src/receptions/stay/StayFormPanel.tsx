// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { ApiProblem, api, asProblem, ifMatch, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  ConflictDialog,
  DraftNotice,
  DraftStatusLine,
  ErrorSummary,
  FormActions,
  notify,
  StatusBadge,
  useDraft,
  useForm,
} from '@/ui';
import { instant } from '@/ui/format';
import { conflictFields, resolved } from '../conflict';
import { submitKeys } from '../submitKeys';
import { FormerAnswers } from './FormerAnswers';
import {
  type Answers,
  answered,
  comparableOf,
  type Definition,
  FormRenderer,
  filledIn,
  missingAnswers,
} from './FormRenderer';
import classes from './StayFormPanel.module.css';

type StayForm = Schema<'StayForm'>;

export interface StayFormPanelProps {
  stayId: string;
  definition: Definition;
  /** As the server has it; undefined while nobody wrote it. */
  stored: StayForm | undefined;
  /** The form the stay waits for. */
  due: boolean;
  onPrint: () => void;
}

/** One structured interview of a stay: folded until it is its turn. */
export function StayFormPanel(props: StayFormPanelProps) {
  const { t } = useT();
  const { definition, stored, due, onPrint } = props;
  const [open, setOpen] = useState(due);
  const [wasDue, setWasDue] = useState(due);
  if (due !== wasDue) {
    setWasDue(due);
    // Its turn has come by a step taken on this page.
    if (due) setOpen(true);
  }
  const body = useId();
  const written = stored !== undefined && stored.version > 0;
  const missing = written ? missingAnswers(definition, stored.answers as Answers).length : 0;
  return (
    <section className={`card ${classes.panel}`} aria-label={definition.label.fr}>
      <div className={classes.head}>
        <h3 className={classes.title}>
          <UnstyledButton
            className={classes.toggle}
            aria-expanded={open}
            aria-controls={body}
            onClick={() => setOpen(!open)}
          >
            {open ? <IconChevronDown size={18} aria-hidden /> : <IconChevronRight size={18} aria-hidden />}
            {definition.label.fr}
          </UnstyledButton>
        </h3>
        {!written && <StatusBadge tone={due ? 'warn' : 'quiet'}>{t('receptions.formToWrite')}</StatusBadge>}
        {written && missing > 0 && (
          <StatusBadge tone="warn">{t('receptions.formMissing', { count: missing })}</StatusBadge>
        )}
        {written && missing === 0 && <StatusBadge tone="good">{t('receptions.formWritten')}</StatusBadge>}
        {written && stored.updatedAt && (
          <span className="muted small">
            {t('receptions.recordedBy', { by: stored.updatedBy?.displayName ?? 'none', at: instant(stored.updatedAt) })}
          </span>
        )}
        {written && (
          <ActionIcon
            variant="subtle"
            size="lg"
            className={`no-print ${classes.print}`}
            aria-label={t('receptions.printForm', { form: definition.label.fr })}
            onClick={onPrint}
          >
            <IconPrinter size={18} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div id={body}>{open && <Writing {...props} />}</div>
    </section>
  );
}

/** A version the person has seen: what saving is measured against. */
interface Base {
  version: number;
  answers: Answers;
}

function baseOf(stored: StayForm | undefined): Base {
  return { version: stored?.version ?? 0, answers: (stored?.answers ?? {}) as Answers };
}

function Writing({ stayId, definition, stored }: StayFormPanelProps) {
  const { t } = useT();
  const { kind } = definition;
  const [base, setBase] = useState(baseOf(stored));
  const [theirs, setTheirs] = useState<StayForm | null>(null);
  const form = useForm<Answers>(filledIn(definition, base.answers));
  const { values, dirty, reset } = form;
  // The draft knows which version it was begun on, so that an old draft cannot pass over a newer text unseen.
  const draft = useDraft(
    `stay.${stayId}.${kind.replaceAll('_', '-')}`,
    { values, base },
    {
      restore: (content) => {
        form.setAll(content.values);
        setBase(content.base);
      },
    },
  );
  const save = useSaveForm({ stayId, definition, onConflict: setTheirs, onError: form.fromProblem });

  useEffect(() => {
    // Somebody else's newer version is shown at once while nothing is being written here.
    if (dirty || !stored || stored.version <= base.version) return;
    setBase(baseOf(stored));
    reset(filledIn(definition, stored.answers as Answers));
  }, [dirty, stored, base.version, definition, reset]);

  const store = (answers: Answers, onto: Base) =>
    save.mutate(
      { answers, onto },
      {
        onSuccess: async (saved) => {
          setBase(baseOf(saved));
          reset(filledIn(definition, saved.answers as Answers));
          await draft.clear();
          notify(t('receptions.formSaved', { form: definition.label.fr }));
        },
      },
    );

  return (
    <form
      noValidate
      className="stack"
      onKeyDown={submitKeys}
      onSubmit={(event) => {
        event.preventDefault();
        form.setErrors([]);
        store(values, base);
      }}
    >
      <DraftNotice draft={draft} />
      <ErrorSummary errors={form.errors} />
      <FormRenderer
        definition={definition}
        values={values}
        onChange={(key, value) => form.set(key, value)}
        errorOf={(key) => form.errorOf(`${kind}.${key}`)}
        prefix={kind}
      />
      <FormerAnswers definition={definition} answeredIn={stored?.answeredIn} answers={base.answers} />
      <FormActions
        submitLabel={t('receptions.saveForm')}
        busy={save.isPending}
        note={<DraftStatusLine draft={draft} />}
      />
      {theirs && (
        <FormConflict
          definition={definition}
          mine={values}
          theirs={theirs}
          onClose={() => setTheirs(null)}
          onResolve={(chosen) => {
            setTheirs(null);
            form.setAll(chosen);
            store(chosen, baseOf(theirs));
          }}
        />
      )}
    </form>
  );
}

interface SaveForm {
  stayId: string;
  definition: Definition;
  onConflict: (theirs: StayForm) => void;
  onError: (problem: unknown) => void;
}

function useSaveForm({ stayId, definition, onConflict, onError }: SaveForm) {
  const refresh = useRefresh();
  const { kind } = definition;
  return useMutation({
    mutationFn: ({ answers, onto }: { answers: Answers; onto: Base }) =>
      send(
        api.PUT('/api/v1/stays/{id}/forms/{kind}', {
          params: { path: { id: stayId, kind }, header: ifMatch(onto.version) },
          body: { answers: answered(definition, answers, onto.answers) as Schema<'FormAnswers'> },
        }),
      ),
    onSuccess: () => void refresh(['stay', stayId], ['return'], ['file'], ['tasks'], ['today']),
    onError: (error) => {
      const problem = asProblem(error);
      if (problem.status === 412 && problem.current) onConflict(problem.current as StayForm);
      else onError(underKind(error, kind));
    },
  });
}

/** "answers.goals" is shown where this form has it: "presentation.goals". */
function underKind(error: unknown, kind: string): ApiProblem {
  const { status, code, errors, reference } = asProblem(error);
  const shown = errors.map((each) => ({ ...each, field: each.field.replace(/^answers\./, `${kind}.`) }));
  return new ApiProblem({ status, code, reference, errors: shown });
}

interface FormConflictProps {
  definition: Definition;
  mine: Answers;
  theirs: StayForm;
  onClose: () => void;
  onResolve: (answers: Answers) => void;
}

function FormConflict({ definition, mine, theirs, onClose, onResolve }: FormConflictProps) {
  const { t } = useT();
  const fields = comparableOf(definition, t('receptions.yes'));
  const stored = filledIn(definition, theirs.answers as Answers);
  return (
    <ConflictDialog
      fields={conflictFields(fields, mine, stored)}
      by={theirs.updatedBy?.displayName}
      at={theirs.updatedAt ?? undefined}
      onResolve={(chosen) => onResolve(resolved(fields, mine, stored, chosen) as Answers)}
      onClose={onClose}
    />
  );
}
