// SPDX-License-Identifier: EUPL-1.2
// Draws a form of the blueprint. Answers are kept by field key, as the API has them.
import { Button } from '@mantine/core';
import { useId } from 'react';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { CheckField, ChipsField, DateField, TextArea, TextField } from '@/ui';
import { FieldGroup } from '@/ui/Field';
import { day } from '@/ui/format';
import type { Comparable } from '../conflict';
import classes from './FormRenderer.module.css';

export type Answers = Record<string, string | boolean | number | string[] | null>;
export type Definition = Schema<'FormDefinition'>;
type Field = Schema<'FormField'>;

export function fieldsOf(definition: Definition): Field[] {
  return definition.sections.flatMap((section) => section.fields);
}

/** Every field with its answer, or what stands for none. */
export function filledIn(definition: Definition, answers: Answers): Answers {
  return Object.fromEntries(fieldsOf(definition).map((field) => [field.key, answers[field.key] ?? blank(field)]));
}

function blank({ type }: Field): Answers[string] {
  if (type === 'choices') return [];
  if (type === 'boolean') return false;
  return type === 'text' || type === 'lines' ? '' : null;
}

/** Only what was answered; an untouched box is no answer, a box unticked again is. */
export function answered(definition: Definition, values: Answers, stored: Answers): Answers {
  const out: Answers = {};
  for (const { key } of fieldsOf(definition)) {
    const value = values[key];
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value) && value.length === 0) continue;
    if (value === false && stored[key] === undefined) continue;
    out[key] = value;
  }
  return out;
}

export function missingAnswers(definition: Definition, values: Answers): Field[] {
  return fieldsOf(definition).filter(({ key, required }) => {
    const value = values[key];
    return (
      required &&
      (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    );
  });
}

/** An answer in words; '' for none. */
export function answerWords(field: Field, value: unknown, yes: string): string {
  const choice = (code: unknown) => field.choices.find((each) => each.code === code)?.label.fr ?? String(code);
  if (value === null || value === undefined || value === '' || value === false) return '';
  if (Array.isArray(value)) return value.map(choice).join(', ');
  if (value === true) return yes;
  if (field.type === 'day') return day(String(value));
  if (field.type === 'choice' || field.type === 'scale') return choice(value);
  return String(value);
}

export function comparableOf(definition: Definition, yes: string): Comparable[] {
  return fieldsOf(definition).map((field) => ({
    key: field.key,
    label: field.label.fr,
    prose: field.type === 'text' || field.type === 'lines',
    words: (value) => answerWords(field, value, yes),
  }));
}

export interface FormRendererProps {
  definition: Definition;
  values: Answers;
  onChange: (key: string, value: Answers[string]) => void;
  errorOf: (field: string) => string | undefined;
  /** Before each field's id, where several forms stand on one page: `f-<prefix>.<key>`. */
  prefix: string;
}

export function FormRenderer({ definition, values, onChange, errorOf, prefix }: FormRendererProps) {
  return (
    <div className="stack stack-lg">
      {definition.sections.map((section) => (
        <fieldset key={section.key} className={classes.section}>
          <legend className={classes.legend}>{section.label.fr}</legend>
          <div className="stack">
            {section.fields.map((field) => (
              <FormFieldInput
                key={field.key}
                field={field}
                id={`f-${prefix}.${field.key}`}
                value={values[field.key] ?? blank(field)}
                error={errorOf(field.key)}
                onChange={(value) => onChange(field.key, value)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

interface FieldInputProps {
  field: Field;
  id: string;
  value: Answers[string];
  error: string | undefined;
  onChange: (value: Answers[string]) => void;
}

function FormFieldInput({ field, id, value, error, onChange }: FieldInputProps) {
  const common = {
    id,
    label: field.label.fr,
    hint: field.hint.fr || undefined,
    optional: !field.required,
    error,
    onChange,
  };
  const text = typeof value === 'string' ? value : '';
  switch (field.type) {
    case 'text':
      return <TextField {...common} value={text} maxLength={field.maxLength || undefined} />;
    case 'lines':
      return <TextArea {...common} value={text} rows={3} maxLength={field.maxLength || undefined} />;
    case 'day':
      return <DateField {...common} value={text || null} />;
    case 'boolean':
      return <CheckField {...common} value={value === true} />;
    case 'choices':
      return <ChipsField {...common} value={Array.isArray(value) ? value : []} options={offered(field, value)} />;
    case 'choice':
    case 'scale':
      return <OneOf {...common} value={text || null} options={offered(field, value)} />;
  }
}

/** Entries still offered, and retired ones that were answered. */
function offered(field: Field, value: Answers[string]) {
  const chosen = Array.isArray(value) ? value : [value];
  return field.choices
    .filter((choice) => choice.active || chosen.includes(choice.code))
    .map((choice) => ({ code: choice.code, label: choice.label.fr }));
}

interface OneOfProps {
  id: string;
  label: string;
  hint?: string;
  optional: boolean;
  error?: string;
  value: string | null;
  onChange: (value: string | null) => void;
  options: { code: string; label: string }[];
}

/** One of a few, side by side; can be left open again. */
function OneOf({ value, onChange, options, ...group }: OneOfProps) {
  const { t } = useT();
  const name = useId();
  return (
    <FieldGroup {...group}>
      <div className={classes.options}>
        {options.map(({ code, label }) => (
          <label key={code} className={classes.option}>
            <input type="radio" name={name} value={code} checked={code === value} onChange={() => onChange(code)} />
            <span>{label}</span>
          </label>
        ))}
        {value && group.optional && (
          <Button variant="subtle" size="compact-sm" className="no-print" onClick={() => onChange(null)}>
            {t('receptions.clearAnswer')}
          </Button>
        )}
      </div>
    </FieldGroup>
  );
}

/** The answers given, to read or print. */
export function FormAnswers({
  definition,
  answers,
  only,
}: {
  definition: Definition;
  answers: Answers;
  only?: ReadonlySet<string>;
}) {
  const { t } = useT();
  const lines = fieldsOf(definition)
    .filter(({ key }) => !only || only.has(key))
    .map((field) => ({ field, words: answerWords(field, answers[field.key], t('receptions.yes')) }))
    .filter(({ words }) => words !== '');
  if (lines.length === 0) return <p className="muted">{t('receptions.nothingAnswered')}</p>;
  return (
    <dl className={classes.answers}>
      {lines.map(({ field, words }) => (
        <div key={field.key}>
          <dt>{field.label.fr}</dt>
          <dd className="written">{words}</dd>
        </div>
      ))}
    </dl>
  );
}
