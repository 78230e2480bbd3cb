// SPDX-License-Identifier: EUPL-1.2
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useT } from '@/i18n';
import { stayQuery } from '@/receptions/queries';
import { measurePeriod } from '@/receptions/words';
import { AppLink, LoadError, Loading, PageHeader } from '@/ui';
import { splitHalfDay } from '@/ui/format';
import { programmePrintHref, rollHref } from './search';
import classes from './sheets.module.css';

/** Everything that can be printed about one reception. */
export default function StaySheetsPage() {
  const { t } = useT();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data: stay, isError, error, refetch } = useQuery(stayQuery(id));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!stay) return <Loading rows={8} />;
  const first = stay.halfDays.find(({ planned }) => planned)?.halfDay;
  const day = first ? splitHalfDay(first)?.day : undefined;
  const sheets = [
    { href: `/dossiers/${stay.personId}/famille`, title: t('sheets.convocation'), note: t('sheets.convocationNote') },
    {
      href: programmePrintHref({ quoi: 'jeune', jour: day, pour: stay.id }),
      title: t('sheets.timetable'),
      note: t('sheets.timetableNote'),
    },
    { href: rollHref({ du: first, etendue: 'semaine' }), title: t('sheets.roll'), note: t('sheets.rollNote') },
    { href: `/accueils/${stay.id}/imprimer/liaison`, title: t('sheets.liaison'), note: t('sheets.liaisonNote') },
    {
      href: `/accueils/${stay.id}/imprimer/attestation`,
      title: t('sheets.attestation'),
      note: t('sheets.attestationNote'),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('sheets.ofStay', { name: stay.personName })}
        subtitle={[stay.structureName, stay.className, measurePeriod(stay.measure)].filter(Boolean).join(' · ')}
        back={{ href: `/accueils/${stay.id}`, label: t('sheets.backToStay') }}
        help="imprimer"
      />
      <ul className={`plain-list card ${classes.index}`}>
        {sheets.map(({ href, title, note }) => (
          <li key={href}>
            <AppLink href={href} className={classes.entry}>
              <span className={classes.entryWords}>
                <strong>{title}</strong>
                <span className="muted small">{note}</span>
              </span>
              <IconChevronRight size={18} aria-hidden />
            </AppLink>
          </li>
        ))}
      </ul>
    </>
  );
}
