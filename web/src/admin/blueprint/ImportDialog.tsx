// SPDX-License-Identifier: EUPL-1.2
import { Alert } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, asProblem, newId, type Schema, send } from '@/api/client';
import { useMeta, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  DateField,
  Dialog,
  ErrorSummary,
  FileField,
  FormActions,
  Loading,
  notify,
  problemText,
  TextArea,
  useForm,
} from '@/ui';
import { day } from '@/ui/format';
import { settingLabel, settingValue } from '../words';
import { Differences, Problems } from './Differences';
import { LaterVersion } from './LaterVersion';
import { versionQuery, versionsQuery } from './queries';

type Report = Schema<'SchemeImportReport'>;
type File_ = Record<string, never>;

/** A file from another Jalon, or kept from this one: first what it would change, then whether it shall. */
export function ImportDialog({ latest, onClose }: { latest: number; onClose: () => void }) {
  const { t } = useT();
  const { today } = useMeta();
  const refresh = useRefresh();
  const [file, setFile] = useState<File_ | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const form = useForm({ id: newId(), validFrom: today as string | null, comment: '' });
  const body = (chosen: File_) => ({
    id: form.values.id,
    latest,
    validFrom: form.values.validFrom ?? today,
    comment: form.values.comment,
    file: chosen,
  });
  const look = useMutation({
    mutationFn: (chosen: File_) =>
      send(api.POST('/api/v1/scheme/import', { params: { query: { dryRun: true } }, body: body(chosen) })),
  });
  const save = useMutation({
    mutationFn: (chosen: File_) => send(api.POST('/api/v1/scheme/import', { body: body(chosen) })),
    onSuccess: async () => {
      await refresh(['blueprint'], ['blueprintVersions'], ['settings']);
      notify(t('admin.imported'));
      onClose();
    },
    onError: (problem) => form.fromProblem(problem),
  });
  const choose = async (chosen: File | null) => {
    setFile(null);
    setUnreadable(false);
    look.reset();
    if (!chosen) return;
    try {
      const read = JSON.parse(await chosen.text());
      setFile(read);
      look.mutate(read);
    } catch {
      setUnreadable(true);
    }
  };
  return (
    <Dialog title={t('admin.importFile')} opened size="lg" onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (file) save.mutate(file);
        }}
      >
        <FileField
          label={t('admin.schemeFile')}
          hint={t('admin.importHint')}
          accept=".json"
          error={unreadable ? t('admin.notAScheme') : undefined}
          onChange={(chosen) => void choose(chosen)}
        />
        {look.isPending && <Loading rows={3} />}
        {look.isError && (
          <Alert color="red" role="alert">
            {asProblem(look.error).code === 'invalid' ? t('admin.notAScheme') : problemText(look.error)}
          </Alert>
        )}
        {look.data && <Found report={look.data} />}
        <ErrorSummary errors={form.errors} />
        {file && look.data && hasChanges(look.data) && (
          <>
            <DateField
              label={t('admin.validFrom')}
              hint={t('admin.validFromHint')}
              min={today}
              {...form.bind('validFrom')}
            />
            <LaterVersion from={form.values.validFrom} />
            <TextArea label={t('admin.comment')} optional rows={2} maxLength={500} {...form.bind('comment')} />
            <FormActions submitLabel={t('admin.importFile')} busy={save.isPending} onCancel={onClose} />
          </>
        )}
      </form>
    </Dialog>
  );
}

function hasErrors({ problems }: Report): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

function hasChanges(report: Report): boolean {
  return !hasErrors(report) && report.changes.length + report.settings.length > 0;
}

function Found({ report }: { report: Report }) {
  const { t } = useT();
  const versions = useQuery(versionsQuery);
  const inForce = versions.data?.items.find(({ state }) => state === 'in_force')?.number ?? 0;
  const { data } = useQuery(versionQuery(inForce));
  if (!data) return <Loading rows={3} />;
  const blocked = hasErrors(report);
  return (
    <>
      <Problems problems={report.problems} content={data.content} />
      {!blocked && <Differences changes={report.changes} content={data.content} />}
      {!blocked && report.settings.length > 0 && (
        <section aria-label={t('admin.settings')}>
          <p className="strong">{t('admin.settingChanges', { count: report.settings.length })}</p>
          <ul>
            {report.settings.map(({ key, from, before, after, unit }) => (
              <li key={`${key} ${from}`}>
                {before === null
                  ? t('admin.settingNew', {
                      setting: settingLabel({ key }),
                      value: settingValue({ value: after, unit }),
                      from: day(from),
                    })
                  : t('admin.settingCorrected', {
                      setting: settingLabel({ key }),
                      before: settingValue({ value: before, unit }),
                      after: settingValue({ value: after, unit }),
                      from: day(from),
                    })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
