// SPDX-License-Identifier: EUPL-1.2
import { IconShieldLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useT } from '@/i18n';
import { EmptyState, LoadError, Loading, PageHeader, PrintButton } from '@/ui';
import { day } from '@/ui/format';
import { NoticeSheet } from './NoticeSheet';
import { currentNoticeQuery, fileNoticesQuery, handoverQuery } from './queries';
import { type PrintSearch, privacyHref } from './search';
import { levelWords, type Scheme, schemeWords } from './words';

export default function NoticePrintPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { dispositif = 'exclusion', niveau = 'parents', remise } = useSearch({ strict: false }) as PrintSearch;
  if (remise) return <GivenNotice personId={id} handover={remise} />;
  return <CurrentNotice personId={id} scheme={dispositif} level={niveau} />;
}

/** Today's text, for one reading level. */
function CurrentNotice({ personId, scheme, level }: { personId: string; scheme: Scheme; level: 'parents' | 'young' }) {
  const { t } = useT();
  const file = useQuery(fileNoticesQuery(personId));
  const organisation = file.data?.organisationId ?? '';
  const notice = useQuery({ ...currentNoticeQuery(organisation, scheme), enabled: organisation !== '' });
  const failed = file.error ?? notice.error;
  if (failed) return <LoadError error={failed} retry={() => void (file.error ? file.refetch() : notice.refetch())} />;
  if (!notice.data) return <Loading rows={12} />;
  const { filled } = notice.data;
  return (
    <>
      <Head
        personId={personId}
        subtitle={`${schemeWords(scheme)} · ${levelWords(level)}`}
        printable={Boolean(filled)}
      />
      {filled ? (
        <NoticeSheet text={filled[level]} receipt />
      ) : (
        <EmptyState icon={IconShieldLock} title={t('privacy.cannotPrint')}>
          {t('privacy.controllerMissing')}
        </EmptyState>
      )}
    </>
  );
}

/** What was handed over then, whatever changed since. */
function GivenNotice({ personId, handover }: { personId: string; handover: string }) {
  const { t } = useT();
  const given = useQuery(handoverQuery(handover));
  if (given.isError) return <LoadError error={given.error} retry={() => void given.refetch()} />;
  if (!given.data) return <Loading rows={12} />;
  return (
    <>
      <Head personId={personId} subtitle={t('privacy.asGiven', { day: day(given.data.handover.givenOn) })} printable />
      <NoticeSheet text={given.data.text} />
    </>
  );
}

function Head({ personId, subtitle, printable }: { personId: string; subtitle: string; printable: boolean }) {
  const { t } = useT();
  return (
    <PageHeader
      title={t('privacy.print')}
      subtitle={subtitle}
      back={{ href: privacyHref(personId), label: t('privacy.backToPart') }}
      actions={printable && <PrintButton />}
      help="vie-privee"
    />
  );
}
