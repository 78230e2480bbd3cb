// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { NumberField, SelectField } from '@/ui';
import classes from './catalogue.module.css';

type StaffRole = Schema<'StaffRole'>;

interface RolesFieldProps {
  label: string;
  value: StaffRole[];
  onChange: (roles: StaffRole[]) => void;
  errorOf: (field: string) => string | undefined;
}

/** Who is needed, by qualification; several lines when an activity is led by two. */
export function RolesField({ label, value, onChange, errorOf }: RolesFieldProps) {
  const { t } = useT();
  const options = useVocabulary('qualification');
  const change = (index: number, changes: Partial<StaffRole>) =>
    onChange(value.map((role, at) => (at === index ? { ...role, ...changes } : role)));
  return (
    <fieldset id="f-roles" className={classes.rows}>
      <legend>{label}</legend>
      {value.map((role, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place, its content is typed
        <div key={index} className={classes.line}>
          <SelectField
            id={`f-roles.${index}.qualification`}
            label={t('catalogue.qualification')}
            options={options}
            error={errorOf(`roles.${index}.qualification`)}
            value={role.qualification}
            onChange={(qualification) => change(index, { qualification: qualification ?? '' })}
          />
          <NumberField
            id={`f-roles.${index}.count`}
            label={t('catalogue.howMany')}
            width="5rem"
            error={errorOf(`roles.${index}.count`)}
            value={role.count}
            onChange={(count) => change(index, { count: count ?? 0 })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('catalogue.removeLine', { n: index + 1 })}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...value, { qualification: '', count: 1 }])}
        >
          {t('catalogue.addRole')}
        </Button>
      </div>
    </fieldset>
  );
}
