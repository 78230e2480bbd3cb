// SPDX-License-Identifier: EUPL-1.2
import type { KeyboardEvent } from 'react';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { DateField, type Form, SelectField, TextArea, useToday } from '@/ui';
import classes from './journal.module.css';
import type { EntryValues, StayChoice } from './values';

const MAX_TEXT = 20_000;

interface EntryFieldsProps {
  form: Form<EntryValues>;
  stays: StayChoice[];
  textLabel: string;
  autoFocus?: boolean;
  onSubmit: () => void;
}

/** What a note is made of; Ctrl+Enter anywhere in it saves. */
export function EntryFields({ form, stays, textLabel, autoFocus, onSubmit }: EntryFieldsProps) {
  const { t } = useT();
  const today = useToday();
  const kinds = useVocabulary('entry_kind');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut of the fields inside; the button does the same
    <div className="stack stack-sm" onKeyDown={onKeyDown}>
      <TextArea
        label={textLabel}
        hint={t('journal.textHint')}
        rows={3}
        maxLength={MAX_TEXT}
        autoFocus={autoFocus}
        {...form.bind('text')}
      />
      <div className={classes.fields}>
        <SelectField
          label={t('journal.kind')}
          options={kinds}
          {...form.bind('kind')}
          onChange={(kind) => form.set('kind', (kind ?? 'note') as EntryValues['kind'])}
        />
        <DateField label={t('journal.occurredOn')} max={today} {...form.bind('occurredOn')} />
        {stays.length > 0 && (
          <SelectField
            label={t('journal.stay')}
            optional
            placeholder={t('journal.noStay')}
            options={stays.map(({ id, label }) => ({ value: id, label }))}
            {...form.bind('stayId')}
          />
        )}
      </div>
    </div>
  );
}
