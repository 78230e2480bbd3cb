// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
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
import { day, name } from '@/ui/format';
import { Conflict } from './Conflict';
import { emptied } from './emptied';
import { useSavedForm } from './useSavedForm';
import { useVersionedSave } from './useVersionedSave';
import { type IncompatibilityValues, incompatibilityValues, newIncompatibility } from './values';

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

const DAYS = ['saidOn', 'validFrom', 'validTo'] as const;

/** Whom this young person must not meet: who said so, and until when. */
export function IncompatibilityForm({ personId, incompatibility, onSaved, onClose }: IncompatibilityFormProps) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const reasons = useVocabulary('incompatibility_reason');
  const form = useForm({
    otherId: null as Schema<'FileRow'> | null,
    ...incompatibilityValues(incompatibility ?? newIncompatibility(id, today)),
  });
  const { busy, run } = useSavedForm(form, onSaved);
  const { otherId: other, ...typed } = form.values;
  const saving = useVersionedSave({
    read: incompatibility ?? newIncompatibility(id, today),
    toValues: incompatibilityValues,
    patch: (changes: Partial<IncompatibilityValues>, version) =>
      send(
        api.PATCH('/api/v1/incompatibilities/{id}', {
          params: { path: { id: incompatibility?.id ?? id }, header: ifMatch(version) },
          body: emptied(changes, DAYS),
        }),
      ),
  });
  const create = () =>
    send(
      api.POST('/api/v1/people/{id}/incompatibilities', {
        params: { path: { id: personId } },
        body: { id, otherId: other?.id ?? '', ...emptied(typed, DAYS) },
      }),
    );
  const reasonWord = useLabel('incompatibility_reason');
  const labels: Record<keyof IncompatibilityValues, string> = {
    reason: t('people.incompatibilityReason'),
    source: t('people.source'),
    saidOn: t('people.saidOn'),
    validFrom: t('people.validFrom'),
    validTo: t('people.validTo'),
    note: t('people.note'),
  };
  const words = (key: keyof IncompatibilityValues, values: IncompatibilityValues): string => {
    if (key === 'reason') return reasonWord(values.reason);
    if (key === 'source' || key === 'note') return values[key];
    return values[key] ? day(values[key]) : '';
  };
  const title = t(incompatibility ? 'people.editIncompatibility' : 'people.addIncompatibility');

  return (
    <FormDialog title={title} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run(incompatibility ? () => saving.save(typed) : create);
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
            label={labels.reason}
            options={reasons}
            {...form.bind('reason')}
            onChange={(value) => form.set('reason', value ?? '')}
          />
          <TextField label={labels.source} hint={t('people.sourceHint')} {...form.bind('source')} />
          <DateField label={labels.saidOn} max={today} {...form.bind('saidOn')} />
          <DateField label={labels.validFrom} {...form.bind('validFrom')} />
          <DateField label={labels.validTo} {...form.bind('validTo')} />
          <div className="wide">
            <TextArea label={labels.note} optional rows={2} {...form.bind('note')} />
          </div>
        </div>
        <FormActions submitLabel={t('people.saveIncompatibility')} onCancel={onClose} busy={busy} />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen))}
      />
    </FormDialog>
  );
}
