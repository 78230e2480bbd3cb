// SPDX-License-Identifier: EUPL-1.2
// The parts of «Programme», in the order of its sub-navigation.
import type { MsgId } from '@/i18n';

export const PROGRAMME_PAGES: { href: string; label: MsgId }[] = [
  { href: '/programme', label: 'programme.week' },
  { href: '/programme/modeles', label: 'programme.templates' },
  { href: '/programme/activites', label: 'catalogue.activities' },
  { href: '/programme/intervenants', label: 'catalogue.professionals' },
  { href: '/programme/lieux', label: 'catalogue.places' },
];
