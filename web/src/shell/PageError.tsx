// SPDX-License-Identifier: EUPL-1.2
import { Button, CopyButton } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ApiProblem } from '@/api/client';
import { useT } from '@/i18n';
import { LoadError, PageHeader, Section } from '@/ui';
import { type UnsentDraft, unsentDrafts } from './unsentDrafts';

/** A page that broke says so, keeps the menu, shows what was being typed, and can be tried again. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useT();
  const queries = useQueryErrorResetBoundary();
  const drafts = useMemo(unsentDrafts, []);
  const retry = () => {
    // Without this a failed query is not asked again: the page would break at once with the same error.
    queries.reset();
    reset();
  };
  return (
    <div className="stack">
      <PageHeader title={t('shell.pageBroke')} />
      {error instanceof ApiProblem ? <LoadError error={error} retry={retry} /> : <Broken retry={retry} />}
      {drafts.length > 0 && (
        <Section title={t('shell.draftsKept')}>
          <p className="muted">{t('shell.draftsKeptText')}</p>
          {drafts.map((draft) => (
            <KeptDraft key={draft.key} draft={draft} />
          ))}
        </Section>
      )}
    </div>
  );
}

function Broken({ retry }: { retry: () => void }) {
  const { t } = useT();
  return (
    <div role="alert" className="card stack">
      <h2>{t('shell.pageBrokeTitle')}</h2>
      <p>{t('shell.pageBrokeText')}</p>
      <div className="row">
        <Button onClick={retry}>{t('shell.retry')}</Button>
        <Button variant="default" onClick={() => location.reload()}>
          {t('shell.reload')}
        </Button>
      </div>
    </div>
  );
}

function KeptDraft({ draft }: { draft: UnsentDraft }) {
  const { t } = useT();
  const text = draft.texts.join('\n\n');
  return (
    <div className="kept-draft">
      <p className="written">{text}</p>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="default" size="compact-md" onClick={copy}>
            {copied ? t('shell.copied') : t('shell.copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
