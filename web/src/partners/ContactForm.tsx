// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import { DateField, ErrorSummary, FormActions, FormDialog, SelectField, TextArea, TextField, useForm } from '@/ui';
import { day } from '@/ui/format';
import { type ContactValues, contactValues, NEW_CONTACT } from './values';

type Contact = Schema<'Contact'>;

export interface ContactFormProps {
  structureId: string;
  /** Absent: a new one. */
  contact?: Contact;
  onSaved: (contact: Contact) => unknown;
  onClose: () => void;
}

/** Somebody in a function at a partner's, and since when. */
export function ContactForm({ structureId, contact, onSaved, onClose }: ContactFormProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const form = useForm(contact ? contactValues(contact) : NEW_CONTACT);
  const { busy, run } = useSavedForm(form, onSaved);
  const saving = useVersionedSave<Contact, ContactValues>({
    read: contact ?? { ...NEW_CONTACT, id, structureId, version: 0 },
    toValues: contactValues,
    patch: (body, version) =>
      send(
        api.PATCH('/api/v1/contacts/{id}', {
          params: { path: { id: contact?.id ?? id }, header: ifMatch(version) },
          body,
        }),
      ),
  });
  const create = () =>
    send(
      api.POST('/api/v1/structures/{id}/contacts', {
        params: { path: { id: structureId } },
        body: { id, ...form.values },
      }),
    );
  const functionLabel = useLabel('contact_function');
  const labels: Record<keyof ContactValues, string> = {
    function: t('partners.function'),
    lastName: t('partners.lastName'),
    firstName: t('partners.firstName'),
    phone: t('partners.phone'),
    email: t('partners.email'),
    validFrom: t('partners.inOfficeFrom'),
    validTo: t('partners.inOfficeTo'),
    note: t('partners.note'),
  };
  const words = (key: keyof ContactValues, values: ContactValues) => {
    const value = values[key] ?? '';
    if (key === 'validFrom' || key === 'validTo') return value && day(value);
    return key === 'function' ? functionLabel(value) : value;
  };

  return (
    <FormDialog
      title={contact ? t('partners.editContact') : t('partners.addContact')}
      unsaved={form.dirty}
      onClose={onClose}
      size="lg"
    >
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run(contact ? () => saving.save(form.values) : create);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <div className="wide">
            <SelectField
              label={labels.function}
              options={useVocabulary('contact_function')}
              {...form.bind('function')}
              onChange={(code) => form.set('function', code ?? '')}
            />
          </div>
          <TextField label={labels.lastName} {...form.bind('lastName')} />
          <TextField label={labels.firstName} optional {...form.bind('firstName')} />
          <TextField label={labels.phone} type="tel" optional {...form.bind('phone')} />
          <TextField label={labels.email} type="email" optional {...form.bind('email')} />
          <DateField label={labels.validFrom} optional {...form.bind('validFrom')} />
          <DateField label={labels.validTo} optional {...form.bind('validTo')} />
          <div className="wide">
            <TextArea
              label={labels.note}
              hint={t('partners.contactNoteHint')}
              optional
              rows={2}
              {...form.bind('note')}
            />
          </div>
        </div>
        <FormActions
          submitLabel={contact ? t('partners.save') : t('partners.addContact')}
          onCancel={onClose}
          busy={busy}
        />
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
