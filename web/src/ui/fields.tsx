// SPDX-License-Identifier: EUPL-1.2
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { HTMLInputAutoCompleteAttribute } from 'react';
import { useT } from '@/i18n';
import { type Choice, choiceValue, type FieldProps, LabelText, withPresent } from './Field';

export interface TextFieldProps extends FieldProps<string> {
  type?: 'text' | 'email' | 'tel' | 'url' | 'search';
  /** Off unless asked for: browsers should not remember children's names. */
  autoComplete?: HTMLInputAutoCompleteAttribute;
  maxLength?: number;
  autoFocus?: boolean;
}

export function TextField({ label, hint, optional, value, onChange, autoComplete = 'off', ...others }: TextFieldProps) {
  return (
    <TextInput
      {...others}
      label={<LabelText label={label} optional={optional} />}
      description={hint}
      autoComplete={autoComplete}
      data-autofocus={others.autoFocus || undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export interface TextAreaProps extends FieldProps<string> {
  /** Lines shown when empty; grows with the text. */
  rows?: number;
  /** Counted, never cut: what is too long is said, nothing is lost. */
  maxLength?: number;
  autoFocus?: boolean;
}

export function TextArea({ label, hint, optional, value, onChange, rows = 4, maxLength, ...others }: TextAreaProps) {
  return (
    <div>
      <Textarea
        {...others}
        label={<LabelText label={label} optional={optional} />}
        description={hint}
        autosize
        minRows={rows}
        maxRows={24}
        data-autofocus={others.autoFocus || undefined}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {maxLength !== undefined && <RoomLeft left={maxLength - value.length} limit={maxLength} />}
    </div>
  );
}

/** Speaks up over the last tenth of the room. */
function RoomLeft({ left, limit }: { left: number; limit: number }) {
  const { t } = useT();
  if (left > limit / 10) return null;
  return (
    <p role="status" className={`small num ${left < 0 ? 'error-text' : 'muted'}`} style={{ margin: 0 }}>
      {left < 0 ? t('ui.charactersOver', { count: -left }) : t('ui.charactersLeft', { count: left })}
    </p>
  );
}

/** Whole numbers; other characters are not taken. */
export function NumberField({
  label,
  hint,
  optional,
  value,
  onChange,
  width = '7rem',
  ...others
}: FieldProps<number | null> & { width?: string }) {
  return (
    <TextInput
      {...others}
      label={<LabelText label={label} optional={optional} />}
      description={hint}
      inputMode="numeric"
      autoComplete="off"
      styles={{ input: { maxWidth: width } }}
      value={value ?? ''}
      onChange={(event) => {
        const figures = event.currentTarget.value.replace(/\D/g, '').slice(0, 9);
        onChange(figures ? Number(figures) : null);
      }}
    />
  );
}

export interface SelectFieldProps extends FieldProps<string | null> {
  options: readonly Choice[];
  /** The words of the empty choice. */
  placeholder?: string;
}

/** One of a list, with the system's own list on phones. Null or '' means nothing chosen yet. */
export function SelectField({
  label,
  hint,
  optional,
  value,
  onChange,
  options,
  placeholder,
  ...others
}: SelectFieldProps) {
  const { t } = useT();
  return (
    <NativeSelect
      {...others}
      label={<LabelText label={label} optional={optional} />}
      description={hint}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      data={[
        { value: '', label: placeholder ?? t('ui.choose') },
        ...withPresent(options, value ? [value] : []).map((choice) => ({
          value: choiceValue(choice),
          label: choice.label,
        })),
      ]}
    />
  );
}

export function CheckField({
  label,
  hint,
  error,
  value,
  onChange,
  id,
  disabled,
}: Omit<FieldProps<boolean>, 'optional'>) {
  return (
    <Checkbox
      id={id}
      label={<LabelText label={label} />}
      description={hint}
      error={error}
      disabled={disabled}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
