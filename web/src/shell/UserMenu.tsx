// SPDX-License-Identifier: EUPL-1.2
import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconDeviceDesktop,
  IconDevices,
  IconHelpCircle,
  IconKey,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Schema } from '@/api/client';
import { type MsgId, useT } from '@/i18n';
import { ActionMenu, ConfirmDialog, Dialog, notify, notifyError } from '@/ui';
import { endSession, everythingSent } from './leave';
import { PasswordForm } from './PasswordForm';

const SessionsDialog = lazy(() => import('@/sessions/SessionsDialog'));

const THEMES: Record<MantineColorScheme, { label: MsgId; icon: typeof IconSun }> = {
  auto: { label: 'shell.themeAuto', icon: IconDeviceDesktop },
  light: { label: 'shell.themeLight', icon: IconSun },
  dark: { label: 'shell.themeDark', icon: IconMoon },
};

const openGuide = () => window.open('/guide/sommaire.html', '_blank', 'noopener');

export function UserMenu({ user, onShortcuts }: { user: Schema<'SessionUser'>; onShortcuts: () => void }) {
  const { t } = useT();
  // Mantine stops transitions during the change with a <style>, which the content policy forbids.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const client = useQueryClient();
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [dialog, setDialog] = useState<'password' | 'sessions' | 'unsent' | null>(null);
  const themes = (Object.keys(THEMES) as MantineColorScheme[]).filter((theme) => theme !== colorScheme);

  async function signOut() {
    try {
      await endSession(client);
      location.assign('/');
    } catch (error) {
      notifyError(error);
    }
  }

  async function signOutOnceSent() {
    if (await everythingSent(client)) await signOut();
    else setDialog('unsent');
  }

  return (
    <>
      <ActionMenu
        label={user.displayName}
        compact={phone}
        icon={IconUserCircle}
        items={[
          ...themes.map((theme) => ({
            label: t(THEMES[theme].label),
            icon: THEMES[theme].icon,
            onClick: () => setColorScheme(theme),
          })),
          { label: t('shell.guide'), icon: IconHelpCircle, onClick: openGuide },
          { label: t('shell.shortcuts'), icon: IconKeyboard, onClick: onShortcuts },
          { label: t('shell.mySessions'), icon: IconDevices, onClick: () => setDialog('sessions') },
          { label: t('shell.myPassword'), icon: IconKey, onClick: () => setDialog('password') },
          { label: t('shell.signOut'), icon: IconLogout, onClick: () => void signOutOnceSent() },
        ]}
      />
      <Dialog title={t('shell.myPassword')} opened={dialog === 'password'} onClose={() => setDialog(null)}>
        <PasswordForm
          login={user.login}
          onCancel={() => setDialog(null)}
          onDone={() => {
            setDialog(null);
            notify(t('shell.passwordChanged'));
          }}
        />
      </Dialog>
      {dialog === 'sessions' && (
        <Suspense fallback={null}>
          <SessionsDialog onClose={() => setDialog(null)} />
        </Suspense>
      )}
      <ConfirmDialog
        title={t('shell.unsentTitle')}
        opened={dialog === 'unsent'}
        onClose={() => setDialog(null)}
        confirmLabel={t('shell.signOut')}
        danger
        onConfirm={() => void signOut()}
      >
        {t('shell.unsentText')}
      </ConfirmDialog>
    </>
  );
}
