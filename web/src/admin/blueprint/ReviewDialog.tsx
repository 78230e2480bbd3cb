// SPDX-License-Identifier: EUPL-1.2
import { Alert } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, asProblem, newId, type Schema, send } from '@/api/client';
import { useMeta, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { DateField, Dialog, ErrorSummary, FormActions, notify, TextArea, useForm } from '@/ui';
import { day } from '@/ui/format';
import { Differences, Problems } from './Differences';
import type { Content } from './draft';
import { LaterVersion } from './LaterVersion';

export interface Checked {
  problems: Schema<'BlueprintProblem'>[];
  changes: Schema<'BlueprintChange'>[];
}

interface ReviewDialogProps {
  checked: Checked;
  content: Content;
  basedOn: number;
  latest: number;
  onSaved: (version: Schema<'BlueprintVersion'>) => void;
  onClose: () => void;
}

/** What the edited copy changes, what is wrong with it, and from which day it is to hold. */
export function ReviewDialog({ checked, content, basedOn, latest, onSaved, onClose }: ReviewDialogProps) {
  const { t } = useT();
  const { today } = useMeta();
  const refresh = useRefresh();
  const form = useForm({ id: newId(), validFrom: today as string | null, comment: '' });
  const blocked = checked.problems.some(({ severity }) => severity === 'error');
  const save = useMutation({
    mutationFn: () =>
      send(
        api.POST('/api/v1/blueprint/versions', {
          body: {
            id: form.values.id,
            basedOn,
            latest,
            validFrom: form.values.validFrom ?? '',
            comment: form.values.comment,
            content,
          },
        }),
      ),
    onSuccess: async (version) => {
      await refresh(['blueprint'], ['blueprintVersions']);
      notify(t('admin.versionSaved', { number: version.number, from: day(version.validFrom ?? today) }));
      onSaved(version);
    },
    onError: (problem) => form.fromProblem(problem),
  });
  const conflict = save.isError && asProblem(save.error).code === 'newer_version';
  return (
    <Dialog title={t('admin.review')} opened size="lg" onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!form.values.validFrom) {
            form.setErrors([{ field: 'validFrom', message: t('admin.dayNeeded') }]);
            return;
          }
          save.mutate();
        }}
      >
        <Problems problems={checked.problems} content={content} />
        <Differences changes={checked.changes} content={content} />
        {conflict && <Alert color="red">{t('admin.newerVersion')}</Alert>}
        <ErrorSummary errors={form.errors} />
        {!blocked && checked.changes.length > 0 && (
          <>
            <DateField
              label={t('admin.validFrom')}
              hint={t('admin.validFromHint')}
              min={today}
              {...form.bind('validFrom')}
            />
            <LaterVersion from={form.values.validFrom} />
            <TextArea label={t('admin.comment')} optional rows={2} maxLength={500} {...form.bind('comment')} />
            <FormActions submitLabel={t('admin.saveVersion')} busy={save.isPending} onCancel={onClose} />
          </>
        )}
      </form>
    </Dialog>
  );
}
