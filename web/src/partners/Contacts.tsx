// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconDoorExit, IconPencil, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useLabel, useMay, useMeta, useRefresh, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { ActionMenu, EmptyState, notify, notifyError, notifyUndo, Section, StatusBadge } from '@/ui';
import { day, name, period, phone } from '@/ui/format';
import { ContactForm } from './ContactForm';
import classes from './partners.module.css';
import { byValidity } from './values';

type Contact = Schema<'Contact'>;

/** Those in office first; those who left stay known, folded away. */
export function Contacts({ structure }: { structure: Schema<'Structure'> }) {
  const { t } = useT();
  const { today } = useMeta();
  const mayWrite = useMay('partners_keep');
  const refresh = useRefresh();
  const [editing, setEditing] = useState<Contact | 'new' | null>(null);
  const functions = useVocabulary('contact_function').map(({ code }) => code);
  const { present, past } = byValidity(structure.contacts, today, functions);
  const reread = () => refresh(['structures', 'one', structure.id]);

  const saved = async () => {
    await reread();
    notify(editing === 'new' ? t('partners.contactAdded') : t('partners.saved'));
    setEditing(null);
  };
  const leave = async (contact: Contact) => {
    try {
      const stored = await setEnd(contact.id, contact.version, today);
      await reread();
      notifyUndo(t('partners.contactLeft', { name: name(contact) }), async () => {
        await setEnd(stored.id, stored.version, contact.validTo);
        await reread();
      });
    } catch (error) {
      notifyError(error);
      void reread();
    }
  };
  const list = (contacts: Contact[], inOffice: boolean) => (
    <ul className="plain-list line-list">
      {contacts.map((contact) => (
        <ContactLine
          key={contact.id}
          contact={contact}
          onEdit={mayWrite ? () => setEditing(contact) : undefined}
          onLeave={mayWrite && inOffice ? () => void leave(contact) : undefined}
        />
      ))}
    </ul>
  );
  const add = mayWrite && (
    <Button variant="default" leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setEditing('new')}>
      {t('partners.addContact')}
    </Button>
  );

  return (
    <Section title={t('partners.contacts')} actions={present.length > 0 && add}>
      {present.length > 0 ? (
        list(present, true)
      ) : (
        <EmptyState icon={IconUsers} title={t('partners.noContact')} action={add}>
          {t('partners.noContactText')}
        </EmptyState>
      )}
      {past.length > 0 && (
        <details className={classes.past}>
          <summary>{t('partners.pastContacts', { count: past.length })}</summary>
          {list(past, false)}
        </details>
      )}
      {editing && (
        <ContactForm
          structureId={structure.id}
          contact={editing === 'new' ? undefined : editing}
          onSaved={saved}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}

function setEnd(id: string, version: number, validTo: string | null): Promise<Contact> {
  return send(
    api.PATCH('/api/v1/contacts/{id}', { params: { path: { id }, header: ifMatch(version) }, body: { validTo } }),
  );
}

interface ContactLineProps {
  contact: Contact;
  onEdit?: () => void;
  onLeave?: () => void;
}

function ContactLine({ contact, onEdit, onLeave }: ContactLineProps) {
  const { t } = useT();
  const { today } = useMeta();
  const functionLabel = useLabel('contact_function');
  const items = [
    ...(onEdit ? [{ label: t('partners.editContact'), icon: IconPencil, onClick: onEdit }] : []),
    ...(onLeave ? [{ label: t('partners.leftOffice'), icon: IconDoorExit, onClick: onLeave }] : []),
  ];
  return (
    <li className={classes.contact}>
      <div className="grow">
        <div className={classes.function}>{functionLabel(contact.function)}</div>
        <div className="row" style={{ gap: '0.5rem' }}>
          <span className="strong">{name(contact)}</span>
          {contact.validFrom && contact.validFrom > today && (
            <StatusBadge tone="info">{t('partners.startsOn', { day: day(contact.validFrom) })}</StatusBadge>
          )}
        </div>
        {(contact.validFrom || contact.validTo) && (
          <div className="muted small">
            {t('partners.inOffice', { period: period(contact.validFrom, contact.validTo) })}
          </div>
        )}
        {contact.note && <div className="small written">{contact.note}</div>}
      </div>
      <div className={classes.reach}>
        {contact.phone && (
          <span className="num nowrap">
            <a href={`tel:${contact.phone}`}>{phone(contact.phone)}</a>
          </span>
        )}
        {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
      </div>
      {items.length > 0 && (
        <ActionMenu compact label={t('partners.contactActions', { name: name(contact) })} items={items} />
      )}
    </li>
  );
}
