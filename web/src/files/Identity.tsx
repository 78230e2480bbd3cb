// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import type { Schema } from '@/api/client';
import { May } from '@/api/May';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { HiddenAddress } from '@/people/HiddenAddress';
import { dialled } from '@/people/words';
import { KeyValues, Section } from '@/ui';
import { instant, phone } from '@/ui/format';
import classes from './files.module.css';

interface IdentityProps {
  person: Schema<'Person'>;
  onEdit: () => void;
}

/** What the head of the page has no room for. */
export function Identity({ person, onEdit }: IdentityProps) {
  const { t } = useT();
  const meal = useLabel('meal_choice');
  const items = [
    { label: t('files.usualName'), value: person.usualName },
    { label: t('files.phone'), value: person.phone && <a href={dialled(person.phone)}>{phone(person.phone)}</a> },
    { label: t('files.email'), value: person.email && <a href={`mailto:${person.email}`}>{person.email}</a> },
    {
      label: t('files.address'),
      value: (person.addressHidden || person.address.lines || person.address.city) && (
        <HiddenAddress address={person.address} hidden={person.addressHidden} />
      ),
    },
    { label: t('files.meal'), value: person.mealChoice && meal(person.mealChoice) },
    { label: t('files.note'), value: person.note && <span className="written">{person.note}</span> },
  ];
  return (
    <Section
      title={t('files.identity')}
      actions={
        <May right="files_keep">
          <Button variant="subtle" size="compact-md" onClick={onEdit}>
            {t('files.edit')}
            <span className="visually-hidden"> {t('files.theIdentity')}</span>
          </Button>
        </May>
      }
    >
      <KeyValues items={items.filter(({ value }) => Boolean(value))} />
      <p className={`muted small ${classes.updated}`}>{t('files.updated', { at: instant(person.updatedAt) })}</p>
    </Section>
  );
}
