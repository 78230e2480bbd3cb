// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, asProblem, ifMatch, type Schema, send } from '@/api/client';
import { useBlueprint, useMeta, useRefresh, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { fileIncidentsHref, newIncidentHref } from '@/incidents/search';
import {
  ActionMenu,
  AppLink,
  DateField,
  Dialog,
  ErrorSummary,
  FormActions,
  notifyError,
  notifyUndo,
  SelectField,
  TextArea,
  TextField,
  useForm,
  useNavigateTo,
} from '@/ui';

type Stay = Schema<'Stay'>;
type Rule = Schema<'StayTransitionRule'>;

/** The moves the blueprint knows from here and the server allows now. */
export function movesOf(rules: readonly Rule[], stay: Pick<Stay, 'state' | 'allowed'>): { main: Rule[]; side: Rule[] } {
  const open = rules.filter((rule) => rule.from === stay.state && stay.allowed.includes(rule.to));
  return { main: open.filter((rule) => !rule.side), side: open.filter((rule) => rule.side) };
}

/** What may happen next, by the words of the trade; the last step can be taken back. */
export function Moves({ stay }: { stay: Stay }) {
  const { t } = useT();
  const { stayTransitions } = useBlueprint();
  const [asking, setAsking] = useState<Rule | 'undo' | null>(null);
  const go = useNavigateTo();
  const { main, side } = movesOf(stayTransitions, stay);
  return (
    <div className="row no-print">
      {main.map((rule, index) => (
        <Button key={rule.to} variant={index === 0 ? 'filled' : 'default'} onClick={() => setAsking(rule)}>
          {rule.label.fr}
        </Button>
      ))}
      {side.length > 0 && (
        <ActionMenu
          label={t('receptions.otherOutcome')}
          items={side.map((rule) => ({
            label: rule.label.fr,
            onClick: () =>
              rule.to === 'interrupted'
                ? go(fileIncidentsHref(stay.personId, { acte: 'interrompre', accueil: stay.id }))
                : setAsking(rule),
          }))}
        />
      )}
      {stay.state === 'running' && (
        <Button component={AppLink} href={newIncidentHref(stay.personId, stay.id)} variant="default">
          {t('incidents.report')}
        </Button>
      )}
      {stay.canUndo && (
        <Button
          variant="subtle"
          onClick={() => (stay.state === 'interrupted' ? go(fileIncidentsHref(stay.personId)) : setAsking('undo'))}
        >
          {t('receptions.undoStep')}
        </Button>
      )}
      {asking === 'undo' && <UndoDialog stay={stay} onClose={() => setAsking(null)} />}
      {asking && asking !== 'undo' && <MoveDialog stay={stay} rule={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}

export function useStayRefresh() {
  const refresh = useRefresh();
  return (stay: Pick<Stay, 'id' | 'personId'>) =>
    refresh(
      ['stay', stay.id],
      ['stays'],
      ['places'],
      ['today'],
      ['tasks'],
      ['files'],
      ['file', stay.personId],
      ['attendance'],
    );
}

const takeBack = (stay: Stay, reason: string) =>
  send(
    api.POST('/api/v1/stays/{id}/undo', {
      params: { path: { id: stay.id }, header: ifMatch(stay.version) },
      body: { reason },
    }),
  );

function MoveDialog({ stay, rule, onClose }: { stay: Stay; rule: Rule; onClose: () => void }) {
  const { t } = useT();
  const { today } = useMeta();
  const refresh = useStayRefresh();
  const reasons = useVocabulary(`reason_${rule.to}`);
  const form = useForm<{ on: string | null; reasonCode: string | null; note: string }>({
    on: today,
    reasonCode: null,
    note: '',
  });
  const moving = useMutation({
    mutationFn: () =>
      send(
        api.POST('/api/v1/stays/{id}/transitions', {
          params: { path: { id: stay.id }, header: ifMatch(stay.version) },
          body: {
            to: rule.to,
            on: form.values.on ?? '',
            reasonCode: form.values.reasonCode ?? '',
            note: form.values.note,
          },
        }),
      ),
    onSuccess: async (moved) => {
      onClose();
      await refresh(moved);
      notifyUndo(t('receptions.moved', { step: rule.label.fr }), async () => {
        await takeBack(moved, t('receptions.undoneAtOnce'));
        await refresh(moved);
      });
    },
    onError: async (error) => {
      form.fromProblem(error);
      if (asProblem(error).status === 412) await refresh(stay);
    },
  });
  const submit = () => {
    const missing = rule.needsReason && !form.values.reasonCode;
    form.setErrors(missing ? [{ field: 'reasonCode', message: t('problem.required') }] : []);
    if (!missing) moving.mutate();
  };
  return (
    <Dialog title={rule.label.fr} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <DateField label={t('receptions.moveOn')} {...form.bind('on')} />
        {reasons.length > 0 && (
          <SelectField
            label={t('receptions.reason')}
            optional={!rule.needsReason}
            options={reasons}
            {...form.bind('reasonCode')}
          />
        )}
        <TextArea label={t('receptions.precision')} optional rows={2} maxLength={600} {...form.bind('note')} />
        <FormActions submitLabel={rule.label.fr} busy={moving.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

function UndoDialog({ stay, onClose }: { stay: Stay; onClose: () => void }) {
  const { t } = useT();
  const refresh = useStayRefresh();
  const form = useForm({ reason: '' });
  const undoing = useMutation({
    mutationFn: () => takeBack(stay, form.values.reason.trim()),
    onSuccess: async (moved) => {
      onClose();
      await refresh(moved);
    },
    onError: async (error) => {
      form.fromProblem(error);
      if (asProblem(error).status !== 412) return;
      notifyError(error);
      await refresh(stay);
    },
  });
  const submit = () => {
    const missing = !form.values.reason.trim();
    form.setErrors(missing ? [{ field: 'reason', message: t('problem.required') }] : []);
    if (!missing) undoing.mutate();
  };
  return (
    <Dialog title={t('receptions.undoStep')} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <p className="muted">{t('receptions.undoKept')}</p>
        <TextField label={t('receptions.undoReason')} autoFocus maxLength={300} {...form.bind('reason')} />
        <FormActions submitLabel={t('receptions.undoStep')} busy={undoing.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
