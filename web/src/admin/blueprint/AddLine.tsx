// SPDX-License-Identifier: EUPL-1.2
import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '@/i18n';

interface AddLineProps {
  label: string;
  onAdd: (words: string) => void;
}

/** One line to type a name into, and Enter or the button to add it. */
export function AddLine({ label, onAdd }: AddLineProps) {
  const { t } = useT();
  const [words, setWords] = useState('');
  const add = () => {
    const tidy = words.trim();
    if (!tidy) return;
    onAdd(tidy);
    setWords('');
  };
  return (
    <div className="row">
      <TextInput
        className="grow"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} disabled={!words.trim()} onClick={add}>
        {t('admin.add')}
      </Button>
    </div>
  );
}
