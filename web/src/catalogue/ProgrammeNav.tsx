// SPDX-License-Identifier: EUPL-1.2
import { useT } from '@/i18n';
import { SubNav } from '@/ui';
import { PROGRAMME_PAGES } from './programmePages';

/** The parts of «Programme»; `current` is the address of the one shown. */
export function ProgrammeNav({ current }: { current: string }) {
  const { t } = useT();
  return (
    <SubNav
      label={t('catalogue.programme')}
      items={PROGRAMME_PAGES.map(({ href, label }) => ({ href, label: t(label), current: href === current }))}
    />
  );
}
