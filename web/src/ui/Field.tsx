// SPDX-License-Identifier: EUPL-1.2
// What all fields share: the label and its "facultatif", the hint, the error beside the field.
import { type ReactNode, useId } from 'react';
import { useT } from '@/i18n';
import classes from './Field.module.css';

export interface FieldProps<Value> {
  label: string;
  hint?: ReactNode;
  /** Says so beside the label. All other fields are to be filled in. */
  optional?: boolean;
  error?: string;
  value: Value;
  onChange: (value: Value) => void;
  /** `f-<name in the API>`: where the summary of errors leads to. */
  id?: string;
  disabled?: boolean;
}

export function LabelText({ label, optional = false }: { label: string; optional?: boolean }) {
  const { t } = useT();
  return (
    <>
      <span data-label="">{label}</span>
      {optional && ' '}
      {optional && <span className="optional">({t('ui.optional')})</span>}
    </>
  );
}

/** An entry of a list to choose from; closed lists of the blueprint come as `code`, others as `value`. */
export type Choice = { label: string; hint?: string } & ({ value: string } | { code: string });

export function choiceValue(choice: Choice): string {
  return 'value' in choice ? choice.value : choice.code;
}

/** The choices, and the present value where the list no longer has it: opening a form must not change an answer. */
export function withPresent(options: readonly Choice[], present: readonly string[]): Choice[] {
  const known = new Set(options.map(choiceValue));
  return [
    ...options,
    ...present.filter((value) => value && !known.has(value)).map((value) => ({ value, label: value })),
  ];
}

export interface FieldGroupProps {
  label: string;
  hint?: ReactNode;
  optional?: boolean;
  error?: string;
  id?: string;
  disabled?: boolean;
  children: ReactNode;
}

/** Several inputs under one question. */
export function FieldGroup({ label, hint, optional, error, id, disabled, children }: FieldGroupProps) {
  const own = useId();
  const hintId = hint ? `${own}-hint` : undefined;
  const errorId = error ? `${own}-error` : undefined;
  const describedBy = [hintId, errorId].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset id={id} className={classes.group} disabled={disabled} aria-describedby={describedBy}>
      <legend className={classes.legend}>
        <LabelText label={label} optional={optional} />
      </legend>
      {hint && (
        <div id={hintId} className={classes.hint}>
          {hint}
        </div>
      )}
      {error && (
        <div id={errorId} className={classes.error}>
          {error}
        </div>
      )}
      {children}
    </fieldset>
  );
}
