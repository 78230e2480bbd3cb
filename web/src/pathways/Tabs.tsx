// SPDX-License-Identifier: EUPL-1.2
import { useT } from '@/i18n';
import { SubNav } from '@/ui';

/** The two lists of pathways. */
export function Tabs({ current }: { current: 'list' | 'queue' }) {
  const { t } = useT();
  return (
    <SubNav
      label={t('pathways.lists')}
      items={[
        { href: '/parcours', label: t('pathways.all'), current: current === 'list' },
        { href: '/parcours/a-joindre', label: t('pathways.toReach'), current: current === 'queue' },
      ]}
    />
  );
}
