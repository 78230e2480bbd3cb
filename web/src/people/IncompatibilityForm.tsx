// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  DateField,
  ErrorSummary,
  FormActions,
  FormDialog,
  SearchSelect,
  SelectField,
  TextArea,
  TextField,
  useForm,
  useToday,
} from '@/ui';
import { name } from '@/ui/format';
import { useSavedForm } from './useSavedForm';

type Incompatibility = Schema<'Incompatibility'>;

export interface IncompatibilityFormProps {
  personId: string;
  /** Absent: a new one. */
  incompatibility?: Incompatibility;
  onSaved: (incompatibility: Incompatibility) => unknown;
  onClose: () => void;
}

/** Everybody whose file fits what is typed, but the one whose file is open. */
async function searchOthers(q: string, personId: string): Promise<Schema<'FileRow'>[]> {
  const { items } = await send(api.GET('/api/v1/files', { params: { query: { q, limit: 12, sort: 'name' } } }));
  return items.filter(({ id }) => id !== personId);
}

/** Whom this young person must not meet: who said so, and until when. */
export function IncompatibilityForm({ personId, incompatibility, onSaved, onClose }: IncompatibilityFormProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const reasons = useVocabulary('incompatibility_reason');
  const form = useForm({
    otherId: null as Schema<'FileRow'> | null,
    reason: incompatibility?.reason ?? '',
    source: incompatibility?.source ?? '',
    saidOn: incompatibility?.saidOn ?? (today as string | null),
    validFrom: incompatibility?.validFrom ?? (today as string | null),
    validTo: incompatibility?.validTo ?? (null as string | null),
    note: incompatibility?.note ?? '',
  });
  const { busy, run } = useSavedForm(form, onSaved);
  const { otherId: other, saidOn, validFrom, validTo, ...words } = form.values;
  // Days and a person left empty are refused by the server, beside their fields.
  const typed = { ...words, saidOn: saidOn ?? '', validFrom: validFrom ?? '', validTo: validTo ?? '' };
  const save = () =>
    incompatibility
      ? send(
          api.PATCH('/api/v1/incompatibilities/{id}', {
            params: { path: { id: incompatibility.id }, header: ifMatch(incompatibility.version) },
            body: typed,
          }),
        )
      : send(
          api.POST('/api/v1/people/{id}/incompatibilities', {
            params: { path: { id: personId } },
            body: { id, otherId: other?.id ?? '', ...typed },
          }),
        );
  const title = t(incompatibility ? 'people.editIncompatibility' : 'people.addIncompatibility');

  return (
    <FormDialog title={title} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          {!incompatibility && (
            <div className="wide">
              <SearchSelect
                label={t('people.otherYoung')}
                search={(q) => searchOthers(q, personId)}
                toKey={(row) => row.id}
                toLabel={name}
                toHint={(row) => [row.structureName, row.className].filter(Boolean).join(' · ')}
                {...form.bind('otherId')}
              />
            </div>
          )}
          <SelectField
            label={t('people.incompatibilityReason')}
            options={reasons}
            {...form.bind('reason')}
            onChange={(value) => form.set('reason', value ?? '')}
          />
          <TextField label={t('people.source')} hint={t('people.sourceHint')} {...form.bind('source')} />
          <DateField label={t('people.saidOn')} max={today} {...form.bind('saidOn')} />
          <DateField label={t('people.validFrom')} {...form.bind('validFrom')} />
          <DateField label={t('people.validTo')} {...form.bind('validTo')} />
          <div className="wide">
            <TextArea label={t('people.note')} optional rows={2} {...form.bind('note')} />
          </div>
        </div>
        <FormActions submitLabel={t('people.saveIncompatibility')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
