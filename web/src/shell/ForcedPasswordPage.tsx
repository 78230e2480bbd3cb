// SPDX-License-Identifier: EUPL-1.2
import { Paper } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '@/api/queries';
import { useT } from '@/i18n';
import { PasswordForm } from './PasswordForm';

/** The first sign-in with a password somebody else chose. */
export function ForcedPasswordPage() {
  const { t } = useT();
  const client = useQueryClient();
  return (
    <main className="sign-in">
      <Paper withBorder p="xl" radius="md" className="sign-in-card">
        <h1>{t('shell.choosePassword')}</h1>
        <p>{t('shell.choosePasswordWhy')}</p>
        <PasswordForm onDone={() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey })} />
      </Paper>
    </main>
  );
}
