// SPDX-License-Identifier: EUPL-1.2
import { Alert, Button, CopyButton } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useT } from '@/i18n';
import { PageHeader } from '@/ui';

/** Everything typed and not yet sent on this device: the forms mirror it into the session's storage as it is typed. */
function unsent(): { key: string; text: string }[] {
  const found: { key: string; text: string }[] = [];
  for (let i = 0; i < sessionStorage.length; i += 1) {
    const key = sessionStorage.key(i) ?? '';
    if (key.startsWith('jalon-draft:')) found.push({ key: key.slice(12), text: sessionStorage.getItem(key) ?? '' });
  }
  return found;
}

/** A page that broke says so, keeps the menu, shows what was being typed, and can be tried again. */
export function PageError({ reset }: ErrorComponentProps) {
  const { t } = useT();
  const drafts = useMemo(unsent, []);
  return (
    <>
      <PageHeader title={t('shell.pageBroke')} />
      <Alert color="red" role="alert" title={t('shell.pageBrokeTitle')}>
        <p>{t('shell.pageBrokeText')}</p>
        <div className="row">
          <Button onClick={reset}>{t('shell.retry')}</Button>
          <Button variant="default" onClick={() => location.reload()}>
            {t('shell.reload')}
          </Button>
        </div>
      </Alert>
      {drafts.length > 0 && (
        <section aria-labelledby="drafts-kept">
          <h2 id="drafts-kept">{t('shell.draftsKept')}</h2>
          {drafts.map((draft) => (
            <div key={draft.key} className="card">
              <pre className="wrap">{draft.text}</pre>
              <CopyButton value={draft.text}>
                {({ copied, copy }) => (
                  <Button variant="default" size="compact-md" onClick={copy}>
                    {copied ? t('shell.copied') : t('shell.copy')}
                  </Button>
                )}
              </CopyButton>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
