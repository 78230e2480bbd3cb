// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { Dialog, notify, problemText } from '@/ui';
import { FileField } from '@/ui/FileField';
import { RefusedLines } from './RefusedLines';
import { rawBody } from './rawBody';
import { useZoneName } from './words';

type Report = Schema<'CalendarImport'>;

async function sendFile(file: File, dryRun: boolean): Promise<Report> {
  const query = { dryRun: dryRun ? 'true' : 'false' } as const;
  return send(api.POST('/api/v1/calendars/import', { params: { query }, ...(await rawBody(file)) }));
}

/** The Ministry's file: read first without writing anything, then taken once somebody has seen what it would change. */
export function CalendarImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useT();
  const refresh = useRefresh();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setReport(null);
    setProblem('');
    if (chosen) void attempt(async () => setReport(await sendFile(chosen, true)));
  };
  const take = (chosen: File) =>
    attempt(async () => {
      const { added, changed } = await sendFile(chosen, false);
      await refresh(['calendars'], ['meta'], ['today']);
      notify(t('calendar.imported', { count: added + changed }));
      onClose();
    });
  const changes = report ? report.added + report.changed : 0;

  return (
    <Dialog title={t('calendar.import')} opened onClose={onClose} size="lg">
      <div className="stack">
        <p style={{ margin: 0 }}>{t('calendar.importText')}</p>
        <FileField
          label={t('calendar.importFile')}
          hint={t('calendar.importFileHint')}
          accept=".csv,.json,text/csv,application/json"
          error={problem}
          onChange={choose}
        />
        <div role="status">
          {busy && !report && t('calendar.reading')}
          {report && <Preview report={report} />}
        </div>
        <div className="row">
          {report && changes > 0 && file && (
            <Button loading={busy} onClick={() => void take(file)}>
              {t('calendar.importConfirm', { count: changes })}
            </Button>
          )}
          <Button variant="default" onClick={onClose} disabled={busy}>
            {report && changes === 0 ? t('calendar.close') : t('calendar.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Preview({ report }: { report: Report }) {
  const { t } = useT();
  const zoneName = useZoneName();
  const { added, changed, unchanged, years, refused } = report;
  const byLabel = new Map<string, string[]>();
  for (const year of years) byLabel.set(year.label, [...(byLabel.get(year.label) ?? []), zoneName(year.zone)]);
  return (
    <div className="stack">
      <p style={{ margin: 0 }} className="strong">
        {t('calendar.previewCounts', { added, changed, unchanged })}
      </p>
      {added + changed === 0 && <p style={{ margin: 0 }}>{t('calendar.previewNothing')}</p>}
      <ul style={{ margin: 0 }}>
        {[...byLabel].sort().map(([label, zones]) => (
          <li key={label}>
            {t('calendar.yearNamed', { year: label })} : {zones.join(', ')}
          </li>
        ))}
      </ul>
      {refused.length > 0 && <RefusedLines title={t('calendar.refusedLines')} lines={refused} />}
    </div>
  );
}
