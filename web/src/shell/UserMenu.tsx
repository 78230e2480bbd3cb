// SPDX-License-Identifier: EUPL-1.2
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconKey, IconKeyboard, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schema, send, setCsrfToken } from '@/api/client';
import { useT } from '@/i18n';
import { ActionMenu, Dialog, notify, notifyError } from '@/ui';
import { PasswordForm } from './PasswordForm';

export function UserMenu({ user, onShortcuts }: { user: Schema<'SessionUser'>; onShortcuts: () => void }) {
  const { t } = useT();
  const client = useQueryClient();
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const scheme = useComputedColorScheme('light');
  const [password, setPassword] = useState(false);

  async function signOut() {
    try {
      await send(api.DELETE('/api/v1/session'));
      setCsrfToken('');
      sessionStorage.clear();
      client.clear();
      location.assign('/');
    } catch (error) {
      notifyError(error);
    }
  }

  return (
    <>
      <ActionMenu
        label={user.displayName}
        items={[
          {
            label: scheme === 'dark' ? t('shell.lightTheme') : t('shell.darkTheme'),
            icon: scheme === 'dark' ? IconSun : IconMoon,
            onClick: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark'),
          },
          { label: t('shell.shortcuts'), icon: IconKeyboard, onClick: onShortcuts },
          { label: t('shell.myPassword'), icon: IconKey, onClick: () => setPassword(true) },
          { label: t('shell.signOut'), icon: IconLogout, onClick: () => void signOut() },
        ]}
      />
      <Dialog title={t('shell.myPassword')} opened={password} onClose={() => setPassword(false)}>
        <PasswordForm
          onCancel={() => setPassword(false)}
          onDone={() => {
            setPassword(false);
            notify(t('shell.passwordChanged'));
          }}
        />
      </Dialog>
    </>
  );
}
