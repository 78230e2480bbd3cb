// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import type { Schema } from '@/api/client';
import { useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { PageHeader, SubNav } from '@/ui';

export type AdminPart = 'accounts' | 'teams' | 'audit' | 'scheme' | 'settings' | 'notices' | 'backups';

/** The head of each page of the administration, with the way to the others. */
export function AdminHead({ part, actions }: { part: AdminPart; actions?: ReactNode }) {
  const { t } = useT();
  const parts: { part: AdminPart; right: Schema<'Right'>; href: string; label: string; help: string }[] = [
    {
      part: 'accounts',
      right: 'accounts_keep',
      href: '/administration',
      label: t('admin.accounts'),
      help: 'administration-comptes#les-comptes',
    },
    {
      part: 'teams',
      right: 'accounts_keep',
      href: '/administration/equipes',
      label: t('admin.teams'),
      help: 'administration-comptes#les-equipes',
    },
    {
      part: 'audit',
      right: 'record_see',
      href: '/administration/consultations',
      label: t('admin.audit'),
      help: 'administration-comptes#qui-a-vu-quoi',
    },
    {
      part: 'scheme',
      right: 'settings_keep',
      href: '/administration/dispositif',
      label: t('admin.scheme'),
      help: 'administration-dispositif',
    },
    {
      part: 'settings',
      right: 'settings_keep',
      href: '/administration/reglages',
      label: t('admin.settings'),
      help: 'administration-comptes#les-reglages',
    },
    {
      part: 'notices',
      right: 'settings_keep',
      href: '/administration/information',
      label: t('privacy.admin'),
      help: 'vie-privee#les-textes',
    },
    {
      part: 'backups',
      right: 'backups_keep',
      href: '/administration/sauvegardes',
      label: t('admin.backups'),
      help: 'sauvegardes',
    },
  ];
  const { rights } = useSession().user;
  const here = parts.find((each) => each.part === part);
  return (
    <>
      <PageHeader title={here?.label ?? ''} actions={actions} help={here?.help} />
      <SubNav
        label={t('admin.parts')}
        items={parts
          .filter((each) => rights.includes(each.right))
          .map((each) => ({ ...each, current: each.part === part }))}
      />
    </>
  );
}
