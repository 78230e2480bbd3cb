// SPDX-License-Identifier: EUPL-1.2
import { Input } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './FileField.module.css';

interface FileFieldProps {
  label: string;
  hint?: ReactNode;
  /** File name endings, ".csv,.json". */
  accept: string;
  error?: string;
  onChange: (file: File | null) => void;
}

/** One file of this device; it can also be dropped on the field. */
export function FileField({ label, hint, accept, error, onChange }: FileFieldProps) {
  const id = useId();
  return (
    <Input.Wrapper id={id} label={label} description={hint} error={error}>
      <input
        id={id}
        type="file"
        accept={accept}
        className={classes.input}
        aria-describedby={[hint && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
        // The same file can be chosen again once corrected: a browser tells no change otherwise.
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => onChange(event.currentTarget.files?.[0] ?? null)}
      />
    </Input.Wrapper>
  );
}
