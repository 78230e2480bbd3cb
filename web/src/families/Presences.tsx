// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { NumberField, SelectField, TextField } from '@/ui';
import classes from './families.module.css';
import { type Family, useWho } from './words';

export type Presence = Schema<'PresenceInput'>;

/** What a guardian is called among those present. */
export const asPresent = (relation: string) =>
  relation === 'mother' || relation === 'father' ? relation : 'other_guardian';

interface PresencesProps {
  family: Family;
  value: Presence[];
  onChange: (presences: Presence[]) => void;
}

/** Who came to an interview, by what they are to the young person. */
export function Presences({ family, value, onChange }: PresencesProps) {
  const { t } = useT();
  const relations = useVocabulary('presence_relation');
  const statuses = useVocabulary('presence_status');
  const who = useWho(family.guardians);
  const [adding, setAdding] = useState<string | null>(null);
  const relationOf = (code: string) => relations.find((each) => each.code === code)?.label ?? code;
  const change = (index: number, some: Partial<Presence>) =>
    onChange(value.map((each, at) => (at === index ? { ...each, ...some } : each)));
  const absent = family.guardians.filter(({ guardian }) => !value.some((each) => each.guardianId === guardian.id));
  const add = () => {
    const guardian = family.guardians.find((each) => each.guardian.id === adding)?.guardian;
    if (!adding) return;
    onChange([
      ...value,
      {
        relation: guardian ? asPresent(guardian.relation) : adding,
        guardianId: guardian?.id ?? null,
        name: '',
        status: 'present',
      },
    ]);
    setAdding(null);
  };
  return (
    <fieldset id="f-presences" className={classes.group}>
      <legend>{t('families.presences')}</legend>
      <ul className="plain-list line-list">
        {value.map((presence, index) => {
          const label = presence.guardianId ? who(presence.guardianId) : relationOf(presence.relation);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: two companions may be alike
            <li key={index} className={classes.presence}>
              <SelectField
                label={label}
                options={statuses}
                value={presence.status}
                onChange={(status) => change(index, { status: (status ?? 'present') as Presence['status'] })}
              />
              {presence.status === 'late' && (
                <NumberField
                  label={t('families.minutesLate')}
                  value={presence.minutesLate ?? null}
                  onChange={(minutesLate) => change(index, { minutesLate: minutesLate ?? 0 })}
                />
              )}
              {!presence.guardianId && presence.relation !== 'young' && (
                <TextField
                  label={t('families.name')}
                  optional
                  value={presence.name ?? ''}
                  onChange={(text) => change(index, { name: text })}
                />
              )}
              <Button
                variant="subtle"
                color="gray"
                size="compact-md"
                aria-label={t('families.removePresence', { who: label })}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                {t('families.remove')}
              </Button>
            </li>
          );
        })}
      </ul>
      <div className="row row-end">
        <SelectField
          label={t('families.addPresence')}
          optional
          options={[
            ...absent.map(({ guardian }) => ({ value: guardian.id, label: who(guardian.id) })),
            ...relations
              .filter(({ code }) => !['mother', 'father', 'other_guardian'].includes(code))
              .map(({ code, label }) => ({ value: code, label })),
          ]}
          value={adding}
          onChange={setAdding}
        />
        <Button variant="default" disabled={!adding} leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t('families.add')}
        </Button>
      </div>
    </fieldset>
  );
}
