// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { RefusedLines } from '@/calendar/RefusedLines';
import { rawBody } from '@/calendar/rawBody';
import { useT } from '@/i18n';
import { AppLink, JobProgress, PageHeader, PrintButton, problemText, Section } from '@/ui';
import { FileField } from '@/ui/FileField';
import { cleanImportSearch } from './filters';
import classes from './partners.module.css';
import { useReportFile } from './useReportFile';

type Job = Schema<'Job'>;
type Report = Schema<'StructureImport'>;

/** The official directory of schools: a file, its progress, what came of it line by line. */
export default function ImportPage() {
  const { t } = useT();
  const { job: jobId } = cleanImportSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [ended, setEnded] = useState<Job | null>(null);
  const follow = (job: string | undefined) => {
    setEnded(null);
    void navigate({ to: '/partenaires/importer', search: { job } as never, replace: true });
  };
  const done = (job: Job) => {
    setEnded(job);
    void refresh(['structures'], ['meta']);
  };
  return (
    <>
      <PageHeader title={t('partners.import')} back={{ href: '/partenaires', label: t('partners.title') }} />
      <div className="stack">
        {jobId ? (
          <Section title={t('partners.importProgress')}>
            <JobProgress jobId={jobId} onDone={done} />
            {ended && (
              <p className="no-print">
                <Button variant="default" onClick={() => follow(undefined)}>
                  {t('partners.importAgain')}
                </Button>
              </p>
            )}
          </Section>
        ) : (
          <Choose onStarted={follow} />
        )}
        {ended?.state === 'cancelled' && <p>{t('partners.importCancelled')}</p>}
        {ended?.state === 'done' && ended.result && <ReportSection report={ended.result as unknown as Report} />}
      </div>
    </>
  );
}

function Choose({ onStarted }: { onStarted: (jobId: string) => void }) {
  const { t } = useT();
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const start = async () => {
    if (!file) return setProblem(t('partners.importNoFile'));
    setBusy(true);
    setProblem('');
    try {
      const job = await send(api.POST('/api/v1/structures/import', await rawBody(file)));
      onStarted(job.id);
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={t('partners.importWhat')}>
      <div className="stack">
        <ul style={{ margin: 0 }}>
          <li>{t('partners.importWhere')}</li>
          <li>{t('partners.importNoDuplicate')}</li>
          <li>{t('partners.importKeepsHands')}</li>
        </ul>
        <FileField
          label={t('partners.importFile')}
          hint={t('partners.importFileHint')}
          accept=".csv,text/csv"
          error={problem}
          onChange={(chosen) => {
            setFile(chosen);
            setProblem('');
          }}
        />
        <div className="row">
          <Button loading={busy} onClick={() => void start()}>
            {t('partners.importStart')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

function ReportSection({ report }: { report: Report }) {
  const { t } = useT();
  const download = useReportFile(report);
  const { read, created, updated, unchanged, refused, warnings } = report;
  const counts = [
    { label: t('partners.linesRead'), count: read },
    { label: t('partners.linesCreated'), count: created },
    { label: t('partners.linesUpdated'), count: updated },
    { label: t('partners.linesUnchanged'), count: unchanged },
    { label: t('partners.linesRefused'), count: refused.length },
  ];
  const hasLines = refused.length + warnings.length > 0;
  return (
    <Section
      title={t('partners.importReport')}
      actions={
        hasLines && (
          <>
            <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={download}>
              {t('partners.download')}
            </Button>
            <PrintButton />
          </>
        )
      }
    >
      <dl className={classes.counts}>
        {counts.map(({ label, count }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <div className="stack stack-lg">
        {refused.length > 0 && <RefusedLines title={t('partners.refusedTitle')} lines={refused} />}
        {warnings.length > 0 && <RefusedLines title={t('partners.warningsTitle')} lines={warnings} />}
        {!hasLines && <p style={{ margin: 0 }}>{t('partners.everyLineTaken')}</p>}
        <AppLink href="/partenaires">{t('partners.seeList')}</AppLink>
      </div>
    </Section>
  );
}
