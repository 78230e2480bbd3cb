// SPDX-License-Identifier: EUPL-1.2
import { useT } from '@/i18n';
import { PageHeader } from '@/ui';
import { SchoolYears } from './SchoolYears';

export default function CalendarsPage() {
  const { t } = useT();
  return (
    <>
      <PageHeader title={t('calendar.title')} />
      <SchoolYears />
    </>
  );
}
