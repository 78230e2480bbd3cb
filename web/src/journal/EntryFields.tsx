// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useMay, useSession, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { readersQuery } from '@/opening/queries';
import { colleaguesQuery } from '@/tasks/queries';
import { ChipsField, DateField, type Form, SelectField, TextArea, useToday } from '@/ui';
import classes from './journal.module.css';
import { type EntryValues, RINGS, RINGS_OUTSIDE, type StayChoice } from './values';
import { ringWords } from './words';

const MAX_TEXT = 20_000;

interface EntryFieldsProps {
  personId: string;
  form: Form<EntryValues>;
  stays: StayChoice[];
  textLabel: string;
  autoFocus?: boolean;
  /** Somebody else wrote it: who reads it is theirs to say. */
  ringFixed?: boolean;
}

/** What a note is made of. */
export function EntryFields({ personId, form, stays, textLabel, autoFocus, ringFixed }: EntryFieldsProps) {
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
        {!ringFixed && <RingField form={form} />}
      </div>
      {!ringFixed && form.values.ring === 'restricted' && (
        <div className={classes.rest}>
          <ReadersField personId={personId} form={form} />
        </div>
      )}
    </div>
  );
}

function RingField({ form }: { form: Form<EntryValues> }) {
  const { t } = useT();
  const rings = useMay('course_see') ? RINGS : RINGS_OUTSIDE;
  return (
    <SelectField
      label={t('journal.ring')}
      options={rings.map((ring) => ({ value: ring, label: ringWords(ring) }))}
      {...form.bind('ring')}
      onChange={(ring) => form.set('ring', rings.find((one) => one === ring) ?? 'team')}
    />
  );
}

/** Those named, besides the author: of who may open the file, as far as the author may know of them. */
function ReadersField({ personId, form }: { personId: string; form: Form<EntryValues> }) {
  const { t } = useT();
  const { user } = useSession();
  const keeps = useMay('files_keep');
  const readers = useQuery({ ...readersQuery(personId), enabled: keeps });
  const colleagues = useQuery({ ...colleaguesQuery, enabled: !keeps });
  const people = keeps ? readers.data?.readers.map((reader) => reader.user) : colleagues.data;
  const names = new Map(
    (people ?? []).flatMap((one) => (one && one.id !== user.id ? [[one.id, one.displayName]] : [])),
  );
  return (
    <ChipsField
      label={t('journal.readers')}
      hint={t('journal.readersHint')}
      options={[...names].map(([value, label]) => ({ value, label: label ?? '' }))}
      {...form.bind('readerIds')}
    />
  );
}
