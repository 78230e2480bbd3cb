// SPDX-License-Identifier: EUPL-1.2
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Schema } from '@/api/client';
import { useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, type Column, DataTable, EmptyState, LoadError, Loading, PageHeader, PrintButton } from '@/ui';
import { instant } from '@/ui/format';
import { looksQuery } from './queries';

type Look = Schema<'FileLook'>;

/** Who opened a file, how often and when: for those who keep it, and for a parent who asks. */
export default function LooksPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { t } = useT();
  const looks = useQuery(looksQuery(id));
  const columns = useColumns();
  const { rights } = useSession().user;
  if (looks.isError) return <LoadError error={looks.error} retry={() => void looks.refetch()} />;
  if (!looks.data) return <Loading rows={8} />;
  return (
    <>
      <PageHeader
        title={t('record.looks')}
        subtitle={looks.data.personName}
        help="acces-aux-dossiers#qui-a-consulte-ce-dossier"
        actions={<PrintButton />}
      />
      <div className="stack">
        <p className="muted" style={{ margin: 0 }}>
          {t('record.looksText')}
        </p>
        <DataTable
          label={t('record.looks')}
          columns={columns}
          rows={looks.data.items}
          rowKey={(look) => look.user?.id ?? ''}
          empty={<EmptyState icon={IconHistory} title={t('record.noLooks')} />}
        />
        <p className="no-print" style={{ margin: 0 }}>
          {rights.includes('files_see') && <AppLink href={`/dossiers/${id}`}>{t('record.toFile')}</AppLink>}
          {rights.includes('record_see') && (
            <AppLink href={`/administration/consultations?personId=${id}`}>{t('record.toLines')}</AppLink>
          )}
        </p>
      </div>
    </>
  );
}

function useColumns(): Column<Look>[] {
  const { t } = useT();
  const count = (key: string, header: string, of: (look: Look) => number): Column<Look> => ({
    key,
    header,
    width: '8rem',
    align: 'end',
    render: (look) => <span className="num">{of(look)}</span>,
  });
  return [
    {
      key: 'user',
      header: t('record.who'),
      primary: true,
      render: (look) => look.user?.displayName ?? <span className="muted">{t('record.program')}</span>,
    },
    count('opened', t('record.opened'), (look) => look.opened),
    count('changed', t('record.changed'), (look) => look.changed),
    count('taken', t('record.taken'), (look) => look.taken),
    count('emergencies', t('record.emergencies'), (look) => look.emergencies),
    {
      key: 'first',
      header: t('record.first'),
      width: '12rem',
      render: (look) => <span className="num">{instant(look.first)}</span>,
    },
    {
      key: 'last',
      header: t('record.last'),
      width: '12rem',
      render: (look) => <span className="num">{instant(look.last)}</span>,
    },
  ];
}
