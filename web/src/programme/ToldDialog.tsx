// SPDX-License-Identifier: EUPL-1.2
import { useMutation } from '@tanstack/react-query';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useRefresh, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  ChoiceCards,
  DateField,
  Dialog,
  ErrorSummary,
  FormActions,
  notifyError,
  notifyUndo,
  TextField,
  useForm,
  useToday,
} from '@/ui';

interface ToldDialogProps {
  item: Schema<'ProgrammeNews'>['items'][number];
  version: Schema<'ProgrammeVersion'>;
  onClose: () => void;
}

/** Who was told, when and how: kept with the version. */
export function ToldDialog({ item, version, onClose }: ToldDialogProps) {
  const { t } = useT();
  const refresh = useRefresh();
  const channels = useVocabulary('told_channel');
  const form = useForm({ on: useToday() as string | null, channel: null as string | null, to: '' });
  const { values, bind } = form;
  const path = { path: { id: version.id } };
  const reread = () => refresh(['programme'], ['tasks'], ['today']);
  const saving = useMutation({
    mutationFn: () =>
      send(
        api.PUT('/api/v1/programme/versions/{id}/told', {
          params: { ...path, header: ifMatch(version.version) },
          body: { on: values.on ?? '', channel: values.channel ?? '', to: values.to.trim() },
        }),
      ),
    onSuccess: async (stored) => {
      onClose();
      notifyUndo(t('programme.toldDone', { name: item.name }), async () => {
        await send(
          api.DELETE('/api/v1/programme/versions/{id}/told', { params: { ...path, header: ifMatch(stored.version) } }),
        ).catch(notifyError);
        await reread();
      });
      await reread();
    },
    onError: form.fromProblem,
  });
  return (
    <Dialog title={t('programme.markToldOf', { name: item.name })} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          form.setErrors([]);
          saving.mutate();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <ChoiceCards label={t('programme.channel')} options={channels} {...bind('channel')} />
        <DateField label={t('programme.toldDay')} {...bind('on')} />
        <TextField
          label={t('programme.toldTo')}
          optional
          maxLength={120}
          hint={
            item.phones
              .filter(({ mayContact }) => mayContact)
              .map(({ name }) => name)
              .join(', ') || undefined
          }
          {...bind('to')}
        />
        <FormActions submitLabel={t('programme.markTold')} onCancel={onClose} busy={saving.isPending} />
      </form>
    </Dialog>
  );
}
