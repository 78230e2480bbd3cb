// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useT } from '@/i18n';
import { TextField } from '@/ui';
import { temporaryPassword } from './temporaryPassword';

interface PasswordFieldProps {
  id: string;
  value: string;
  error?: string;
  onChange: (value: string) => void;
}

/** A first password in clear: the administrator hands it over, its owner changes it at once. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useT();
  return (
    <div className="stack stack-sm">
      <TextField label={t('admin.password')} hint={t('admin.passwordHint')} maxLength={200} {...props} />
      <div>
        <Button variant="default" size="compact-md" onClick={() => props.onChange(temporaryPassword())}>
          {t('admin.generate')}
        </Button>
      </div>
    </div>
  );
}
