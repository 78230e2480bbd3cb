// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { schoolCalendarQuery } from '@/calendar/queries';
import { SchoolCalendarForm } from '@/calendar/SchoolCalendarForm';
import { hrefOf } from '@/calendar/view';
import { useT } from '@/i18n';
import { AppLink, LoadError, Loading, PageHeader } from '@/ui';
import { structureQuery } from './queries';

/** When one school has class, as far as it differs from its zone. */
export default function SchoolCalendarPage() {
  const { t } = useT();
  const { id } = useParams({ strict: false }) as { id: string };
  const structure = useQuery(structureQuery(id));
  const calendar = useQuery(schoolCalendarQuery(id));
  const failed = structure.isError ? structure : calendar.isError ? calendar : null;
  const name = structure.data?.name ?? '…';
  return (
    <>
      <PageHeader
        title={t('partners.calendarOf', { name })}
        help="partenaires#les-jours-propres-a-un-college"
        back={{ href: `/partenaires/${id}`, label: name }}
        actions={<AppLink href={hrefOf({ vue: 'coup-d-oeil', structureId: id })}>{t('partners.seeWholeYear')}</AppLink>}
      />
      {failed ? (
        <LoadError error={failed.error} retry={() => void failed.refetch()} />
      ) : calendar.data ? (
        <div className="card">
          <SchoolCalendarForm key={id} calendar={calendar.data} />
        </div>
      ) : (
        <Loading rows={8} />
      )}
    </>
  );
}
