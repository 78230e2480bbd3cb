// SPDX-License-Identifier: EUPL-1.2
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { type Column, DataTable, EmptyState, LoadError, Loading, PageHeader, Section, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import classes from './privacy.module.css';
import { noticesDueQuery, openRequestsQuery } from './queries';
import { privacyHref } from './search';
import { askerWords, kindWords, type RightsRequest, requestTone, schemeWords } from './words';

type Due = Schema<'NoticeDue'>;

/** Files in which somebody was not told yet what is kept of them, those due first. */
export default function NoticesDuePage() {
  const { t } = useT();
  const { data, isError, error, refetch } = useQuery(noticesDueQuery);
  const columns: Column<Due>[] = [
    { key: 'person', header: t('privacy.person'), render: (row) => row.personName, primary: true },
    { key: 'scheme', header: t('privacy.scheme'), render: (row) => schemeWords(row.scheme) },
    {
      key: 'due',
      header: t('privacy.before'),
      render: (row) => (
        <span className="row">
          <span className="num">{row.dueOn && day(row.dueOn)}</span>
          {row.overdue && <StatusBadge tone="bad">{t('privacy.late')}</StatusBadge>}
        </span>
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t('privacy.part')} help="vie-privee" />
      <div className="stack">
        <OpenRequests />
        <Section title={t('privacy.due')}>
          <p className={`muted ${classes.flat}`}>{t('privacy.dueSubtitle')}</p>
          {isError && <LoadError error={error} retry={() => void refetch()} />}
          {!data && !isError && <Loading rows={8} />}
          {data && data.items.length === 0 && (
            <EmptyState icon={IconCircleCheck} title={t('privacy.dueNone')}>
              {t('privacy.dueNoneText')}
            </EmptyState>
          )}
          {data && data.items.length > 0 && (
            <DataTable
              label={t('privacy.due')}
              columns={columns}
              rows={data.items}
              rowKey={(row) => `${row.personId}${row.scheme}`}
              rowHref={(row) => privacyHref(row.personId)}
            />
          )}
          {data?.more && <p className="muted">{t('privacy.dueMore')}</p>}
        </Section>
      </div>
    </>
  );
}

/** What is to be answered, in all files; nothing where nobody asked. */
function OpenRequests() {
  const { t } = useT();
  const { data, isError, error, refetch } = useQuery(openRequestsQuery);
  const columns: Column<RightsRequest>[] = [
    { key: 'person', header: t('privacy.person'), render: (row) => row.personName, primary: true },
    { key: 'kind', header: t('privacy.kind'), render: (row) => kindWords(row.kind) },
    { key: 'who', header: t('privacy.asks'), render: askerWords },
    {
      key: 'due',
      header: t('privacy.before'),
      render: (row) => <StatusBadge tone={requestTone(row)}>{day(row.dueOn)}</StatusBadge>,
    },
  ];
  return (
    <Section title={t('privacy.openRequests')}>
      {isError && <LoadError error={error} retry={() => void refetch()} />}
      {!data && !isError && <Loading rows={2} />}
      {data?.length === 0 && <p className={`muted ${classes.flat}`}>{t('privacy.requestsNone')}</p>}
      {data && data.length > 0 && (
        <DataTable
          label={t('privacy.openRequests')}
          columns={columns}
          rows={data}
          rowKey={(row) => row.id}
          rowHref={(row) => privacyHref(row.personId)}
        />
      )}
    </Section>
  );
}
