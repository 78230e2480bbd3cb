// SPDX-License-Identifier: EUPL-1.2
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
}

/** What a note is made of. */
export function EntryFields({ form, stays, textLabel, autoFocus }: EntryFieldsProps) {
  const { t } = useT();
  const today = useToday();
  const kinds = useVocabulary('entry_kind');
  return (
    <div className="stack stack-sm">
      <TextArea
        label={textLabel}
        hint={t('journal.textHint')}
        rows={3}
        maxLength={MAX_TEXT}
        autoFocus={autoFocus}
        {...form.bind('text')}
      />
      <div className={`${classes.fields} ${classes.rest}`}>
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
