// SPDX-License-Identifier: EUPL-1.2
import { useT } from '@/i18n';
import { SubNav } from '@/ui';
import { PARTS, type SchemePart } from './parts';

/** The parts of the scheme and its versions. The edited copy is one: going from part to part loses nothing. */
export function SchemeNav({ current }: { current: SchemePart | 'versions' }) {
  const { t } = useT();
  const words: Record<SchemePart, string> = {
    listes: t('admin.lists'),
    formulaires: t('admin.forms'),
    etapes: t('admin.steps'),
    echeances: t('admin.deadlines'),
    imprimes: t('admin.sheets'),
  };
  const items = PARTS.map((part) => ({
    href: `/administration/dispositif?partie=${part}`,
    label: words[part],
    current: part === current,
  }));
  const versions = {
    href: '/administration/dispositif/versions',
    label: t('admin.versions'),
    current: current === 'versions',
  };
  return <SubNav label={t('admin.schemeParts')} items={[...items, versions]} />;
}
