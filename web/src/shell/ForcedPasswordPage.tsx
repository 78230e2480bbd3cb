// SPDX-License-Identifier: EUPL-1.2
import { useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { sessionQuery } from '@/api/queries';
import { useT } from '@/i18n';
import { OuterPage } from './OuterPage';
import { PasswordForm } from './PasswordForm';

/** The first sign-in with a password somebody else chose. */
export function ForcedPasswordPage({ user }: { user: Schema<'SessionUser'> }) {
  const { t } = useT();
  const client = useQueryClient();
  return (
    <OuterPage title={t('shell.choosePassword')} lead={t('shell.choosePasswordWhy')}>
      <PasswordForm
        login={user.login}
        onDone={() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey })}
      />
    </OuterPage>
  );
}
