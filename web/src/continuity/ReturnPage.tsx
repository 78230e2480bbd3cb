// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPrinter, IconSchool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { FilePageFrame } from '@/files/FilePageFrame';
import { useT } from '@/i18n';
import { stayStateWords, stayTone } from '@/receptions/words';
import { AppLink, EmptyState, LoadError, Loading, StatusBadge, SubNav } from '@/ui';
import { name, period, splitHalfDay } from '@/ui/format';
import classes from './continuity.module.css';
import { FollowUps } from './FollowUps';
import { Questionnaires } from './Questionnaires';
import { returnQuery, useRereadReturn } from './queries';
import { SchoolWork } from './SchoolWork';
import type { ReturnSearch } from './search';
import type { ReturnPage as Page, ReturnStay } from './words';

export default function ReturnPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const page = useQuery(returnQuery(id));
  if (page.data) return <ReturnView key={id} page={page.data} />;
  if (page.isError) return <LoadError error={page.error} retry={() => void page.refetch()} />;
  return <Loading rows={14} />;
}

const dayOf = (half: string | null) => (half ? (splitHalfDay(half)?.day ?? null) : null);
export const stayDates = ({ firstHalfDay, lastHalfDay }: ReturnStay) => period(dayOf(firstHalfDay), dayOf(lastHalfDay));

/** School work, return and what follows, for one reception of the file. */
export function ReturnView({ page }: { page: Page }) {
  const { t } = useT();
  const search = useSearch({ strict: false }) as ReturnSearch;
  const reread = useRereadReturn(page.person.id);
  const stay = page.stays.find(({ id }) => id === search.accueil) ?? page.stays[0];
  const { firstName, usualName, lastName } = page.person;
  return (
    <FilePageFrame
      person={page.person}
      current="retour"
      actions={
        stay && (
          <Button
            component={AppLink}
            href={`/accueils/${stay.id}/imprimer`}
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
          >
            {t('continuity.printSheets')}
          </Button>
        )
      }
    >
      <div className={`stack ${classes.page}`}>
        {!stay && <EmptyState icon={IconSchool} title={t('continuity.noStay')} />}
        {page.stays.length > 1 && (
          <SubNav
            label={t('continuity.stays')}
            items={page.stays.map((each) => ({
              href: `/dossiers/${page.person.id}/retour?accueil=${each.id}`,
              label: stayDates(each) || each.structureName,
              current: each.id === stay?.id,
            }))}
          />
        )}
        {stay && (
          <>
            <p className={classes.line}>
              <span>{[stay.structureName, stay.className, stayDates(stay)].filter(Boolean).join(' · ')}</span>
              <StatusBadge tone={stayTone(stay.state)}>{stayStateWords(stay.state)}</StatusBadge>
            </p>
            <SchoolWork key={`work ${stay.id}`} stay={stay} pupil={name(page.person)} onDone={reread} />
            <FollowUps key={`return ${stay.id}`} stay={stay} personId={page.person.id} onDone={reread} />
            <Questionnaires
              key={`questionnaire ${stay.id}`}
              stay={stay}
              pupil={`${usualName || firstName} ${lastName.slice(0, 1)}.`}
              onDone={reread}
            />
          </>
        )}
      </div>
    </FilePageFrame>
  );
}
