// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useT } from '@/i18n';
import { TextField } from '@/ui';
import { centsOf, euros } from './words';

interface MoneyFieldProps {
  id?: string;
  label: string;
  error?: string;
  /** Cents; -1 while what is typed is no amount: the server refuses it. */
  value: number | null;
  onChange: (cents: number | null) => void;
}

/** An amount in euros, typed as people write it: "24,5", "24,50 €". */
export function MoneyField({ id, label, error, value, onChange }: MoneyFieldProps) {
  const { t } = useT();
  const [text, setText] = useState(value === null ? '' : euros(value));
  return (
    <TextField
      id={id}
      label={label}
      hint={t('catalogue.amountHint')}
      optional
      error={error ?? (value === -1 ? t('catalogue.amountUnknown') : undefined)}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(typed.trim() ? (centsOf(typed) ?? -1) : null);
      }}
    />
  );
}
