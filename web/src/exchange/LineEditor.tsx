// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useBlueprint } from '@/api/queries';
import { useT } from '@/i18n';
import { FormActions, SelectField, TextField } from '@/ui';
import classes from './exchange.module.css';
import type { Cells } from './lines';

interface LineEditorProps {
  cells: Partial<Cells>;
  onApply: (cells: Cells) => void;
  onCancel: () => void;
}

const TEXTS = ['lastName', 'firstName', 'usualName', 'birthDate', 'sex', 'className', 'start', 'end'] as const;
const LISTS = { measureKind: 'measure_kind', motive: 'motive' } as const;
const EMPTY: Cells = {
  lastName: '',
  firstName: '',
  usualName: '',
  birthDate: '',
  sex: '',
  className: '',
  measureKind: '',
  start: '',
  end: '',
  motive: '',
};

/** The cells of a line, corrected in place as they would be in the school's list. */
export function LineEditor({ cells, onApply, onCancel }: LineEditorProps) {
  const { t } = useT();
  const { vocabularies } = useBlueprint();
  const [values, setValues] = useState<Cells>({ ...EMPTY, ...cells });
  const set = (key: keyof Cells) => (value: string | null) =>
    setValues((before) => ({ ...before, [key]: value ?? '' }));
  /** The list's own word stays to be chosen: it may be all that is known. */
  const options = (key: keyof typeof LISTS) => {
    const labels = (vocabularies[LISTS[key]] ?? []).filter(({ active }) => active).map(({ label }) => label.fr);
    const all = values[key] && !labels.includes(values[key]) ? [values[key], ...labels] : labels;
    return all.map((label) => ({ value: label, label }));
  };
  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onApply(values);
      }}
    >
      <div className={classes.fields}>
        {TEXTS.map((key) => (
          <TextField key={key} label={t(`exchange.cell_${key}`)} value={values[key]} onChange={set(key)} />
        ))}
        {(['measureKind', 'motive'] as const).map((key) => (
          <SelectField
            key={key}
            label={t(`exchange.cell_${key}`)}
            placeholder={t('exchange.toComplete')}
            value={values[key] || null}
            onChange={set(key)}
            options={options(key)}
          />
        ))}
      </div>
      <FormActions submitLabel={t('exchange.apply')} onCancel={onCancel} />
    </form>
  );
}
