// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { NewPersonDialog } from '@/people/NewPersonDialog';
import { Dialog, SearchSelect } from '@/ui';
import { day, name } from '@/ui/format';

type Row = Schema<'FileRow'>;

/** For whom: somebody on file, or somebody new, with or without a school. */
export function ChoosePerson({ onClose, onPerson }: { onClose: () => void; onPerson: (id: string) => void }) {
  const { t } = useT();
  const [creating, setCreating] = useState(false);
  if (creating) return <NewPersonDialog onClose={onClose} onPerson={onPerson} />;
  return (
    <Dialog title={t('pathways.new')} opened onClose={onClose}>
      <div className="stack">
        <SearchSelect<Row>
          label={t('pathways.forWhom')}
          search={searchFiles}
          toKey={(row) => row.id}
          toLabel={name}
          toHint={(row) => [row.birthDate && day(row.birthDate), row.structureName].filter(Boolean).join(' · ')}
          value={null}
          onChange={(row) => row && onPerson(row.id)}
        />
        <div>
          <Button variant="default" onClick={() => setCreating(true)}>
            {t('pathways.notOnFile')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

async function searchFiles(q: string): Promise<Row[]> {
  const { items } = await send(api.GET('/api/v1/files', { params: { query: { q, limit: 12 } } }));
  return items;
}
