// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { ApiProblem } from '@/api/client';
import { translateOr, useT } from '@/i18n';

/** The moment before the first answer, or why none comes; asked again as soon as the connection is back. */
export function Starting({ error, retry }: { error?: ApiProblem; retry?: () => void }) {
  const { t } = useT();
  useEffect(() => {
    if (!retry) return;
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  });
  return (
    <main className="starting" aria-busy={!error}>
      <img src="/icon.svg" alt="" width={48} height={48} />
      <h1>Jalon</h1>
      {error ? (
        <div role="alert" className="stack">
          <p>{translateOr(`problem.${error.code}`, t('shell.unreachable'))}</p>
          {error.reference && <p>{t('shell.reference', { reference: error.reference })}</p>}
          <Button onClick={retry}>{t('shell.retry')}</Button>
        </div>
      ) : (
        <p role="status">{t('shell.starting')}</p>
      )}
    </main>
  );
}
