// SPDX-License-Identifier: EUPL-1.2
import { useSearch } from '@tanstack/react-router';
import { useT } from '@/i18n';
import { PageHeader, SubNav } from '@/ui';
import { SchoolYears } from './SchoolYears';
import { ServiceCalendar } from './ServiceCalendar';
import { cleanCalendarView, hrefOf } from './view';
import { YearGlance } from './YearGlance';

/** School years, the service's own opening, and what both make of a year. */
export default function CalendarsPage() {
  const { t } = useT();
  const view = cleanCalendarView(useSearch({ strict: false }));
  const shown = view.vue ?? 'annees';
  return (
    <>
      <PageHeader title={t('calendar.title')} help="partenaires#les-annees-scolaires" />
      <SubNav
        label={t('calendar.parts')}
        items={[
          { href: hrefOf({}), label: t('calendar.years'), current: shown === 'annees' },
          { href: hrefOf({ vue: 'service' }), label: t('calendar.service'), current: shown === 'service' },
          { href: hrefOf({ vue: 'coup-d-oeil' }), label: t('calendar.glance'), current: shown === 'coup-d-oeil' },
        ]}
      />
      {shown === 'annees' && <SchoolYears />}
      {shown === 'service' && <ServiceCalendar />}
      {shown === 'coup-d-oeil' && <YearGlance view={view} />}
    </>
  );
}
