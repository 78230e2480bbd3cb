// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useT } from '@/i18n';
import { SelectField } from '@/ui';
import { colleaguesQuery } from './queries';

interface OwnerFieldProps {
  id: string;
  value: string | null;
  onChange: (value: string | null) => void;
  error: string | undefined;
}

/** Who will do it; nobody in particular when empty. */
export function OwnerField(bound: OwnerFieldProps) {
  const { t } = useT();
  const { data } = useQuery(colleaguesQuery);
  return (
    <SelectField
      {...bound}
      label={t('tasks.owner')}
      optional
      placeholder={t('tasks.anybody')}
      options={(data ?? []).map((user) => ({ value: user.id, label: user.displayName }))}
    />
  );
}
