// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, type Schema, send } from '@/api/client';
import { useLabel, useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { measurePeriod } from '@/receptions/words';
import { type Column, DataTable, EmptyState, LoadError, Loading, notifyError, notifyUndo, PageHeader } from '@/ui';
import { toEraseQuery, useRereadMeasures } from './queries';
import { effacementWords } from './words';

type Item = Schema<'ErasureItem'>;

const put = (item: Item, doneOn: string | null) =>
  send(api.PUT('/api/v1/referrals/{id}/erasure', { params: { path: { id: item.referralId } }, body: { doneOn } }));

/** Measures the school has forgotten by now. Nothing is erased by itself: somebody looks, and says it is dealt with. */
export default function ToErasePage() {
  const { t } = useT();
  const { today } = useMeta();
  const kind = useLabel('measure_kind');
  const reread = useRereadMeasures();
  const { data, isError, error, refetch } = useQuery(toEraseQuery);
  const done = async (item: Item) => {
    try {
      await put(item, today);
      await reread(item.personId);
      notifyUndo(t('measures.eraseDone'), async () => {
        await put(item, null);
        await reread(item.personId);
      });
    } catch (problem) {
      notifyError(problem);
    }
  };
  const columns: Column<Item>[] = [
    { key: 'name', header: t('receptions.pupil'), primary: true, render: ({ personName }) => personName },
    {
      key: 'measure',
      header: t('receptions.measureKind'),
      render: ({ measure }) => `${kind(measure.kind)}, ${measurePeriod(measure)}`,
    },
    { key: 'school', header: t('receptions.school'), hideOnPhone: true, render: (item) => item.structureName },
    { key: 'due', header: t('measures.effacement'), render: ({ effacement }) => effacementWords(effacement) },
    {
      key: 'act',
      header: t('measures.acts'),
      width: '9rem',
      align: 'end',
      render: (item) => (
        <Button variant="default" size="compact-md" onClick={() => void done(item)}>
          {t('measures.dealtWith')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('measures.toErase')}
        subtitle={t('measures.toEraseHint')}
        help="mesures#quand-une-mesure-doit-etre-oubliee"
      />
      {isError ? (
        <LoadError error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading rows={8} />
      ) : (
        <DataTable
          label={t('measures.toErase')}
          columns={columns}
          rows={data.items}
          rowKey={({ referralId }) => referralId}
          rowHref={({ personId }) => `/dossiers/${personId}/mesures`}
          empty={<EmptyState icon={IconEraser} title={t('measures.nothingToErase')} />}
        />
      )}
    </>
  );
}
