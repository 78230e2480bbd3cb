// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { findSchools } from '@/people/searchSchools';
import { DateField, SearchSelect, SelectField, TextField, TimeField } from '@/ui';
import fields from '../fields.module.css';
import { structureQuery } from '../queries';
import { type AnnouncementForm, partOf } from './form';

interface School {
  id: string;
  name: string;
  hint: string;
}

/** Who announces: the school, the caller, when. */
export const SchoolFields = partOf(['structure', 'className', 'caller.', 'received'], SchoolPart);

function SchoolPart({ form, today }: { form: AnnouncementForm; today: string }) {
  const { t } = useT();
  const { values, bind, setAll } = form;
  const functions = useVocabulary('caller_function');
  const channels = useVocabulary('channel');
  const kindLabel = useLabel('structure_kind');
  const school: School | null = values.structureId
    ? { id: values.structureId, name: values.structureName, hint: '' }
    : null;

  const find = async (q: string): Promise<School[]> =>
    (await findSchools(q)).map((row) => ({
      id: row.id,
      name: row.name,
      hint: [kindLabel(row.kind), row.city, row.partner ? t('receptions.partner') : t('receptions.notPartner')]
        .filter(Boolean)
        .join(' · '),
    }));

  return (
    <div className={fields.dense}>
      <SearchSelect<School>
        id="f-structureId"
        label={t('receptions.school')}
        error={bind('structureId').error}
        value={school}
        onChange={(chosen) =>
          setAll({ structureId: chosen?.id ?? null, structureName: chosen?.name ?? '', 'caller.contactId': null })
        }
        search={find}
        toKey={({ id }) => id}
        toLabel={({ name }) => name}
        toHint={({ hint }) => hint}
      />
      <TextField label={t('receptions.className')} optional maxLength={30} {...bind('className')} />
      <KnownContacts form={form} />
      <TextField label={t('receptions.callerName')} optional maxLength={100} {...bind('caller.name')} />
      <SelectField label={t('receptions.callerFunction')} optional options={functions} {...bind('caller.function')} />
      <SelectField label={t('receptions.channel')} options={channels} {...bind('caller.channel')} />
      <DateField label={t('receptions.receivedOn')} max={today} {...bind('receivedOn')} />
      <TimeField label={t('receptions.receivedAt')} optional {...bind('receivedTime')} />
    </div>
  );
}

/** The contacts of the school on file: one choice fills name and function. */
function KnownContacts({ form: { values, setAll } }: { form: AnnouncementForm }) {
  const { t } = useT();
  const id = values.structureId;
  const { data } = useQuery({ ...structureQuery(id ?? ''), enabled: Boolean(id) });
  const contactLabel = useLabel('contact_function');
  const callerFunctions = useVocabulary('caller_function');
  const contacts = data?.contacts.filter((each) => !each.validTo) ?? [];
  if (contacts.length === 0) return null;

  const fill = (contact: Schema<'Contact'> | undefined) => {
    if (!contact) return setAll({ 'caller.contactId': null });
    const known = callerFunctions.some(({ code }) => code === contact.function);
    setAll({
      'caller.contactId': contact.id,
      'caller.name': fullName(contact),
      'caller.function': known ? contact.function : 'other',
    });
  };
  return (
    <SelectField
      id="f-caller.contactId"
      label={t('receptions.knownContact')}
      optional
      placeholder={t('receptions.otherCaller')}
      value={values['caller.contactId']}
      onChange={(chosen) => fill(contacts.find((each) => each.id === chosen))}
      options={contacts.map((each) => ({
        value: each.id,
        label: [fullName(each), contactLabel(each.function)].filter(Boolean).join(', '),
      }))}
    />
  );
}

function fullName({ firstName, lastName }: Schema<'Contact'>): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}
