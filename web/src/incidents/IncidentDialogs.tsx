// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, asProblem, ifMatch, newId, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import { Dialog, ErrorSummary, FormActions, FormDialog, LoadError, Loading, notify, TextArea, useForm } from '@/ui';
import { instant } from '@/ui/format';
import { IncidentPrint, SchoolSheetPrint } from './IncidentPrints';
import { AnswerDialog, InterruptDialog, ResumeDialog } from './InterruptDialogs';
import classes from './incidents.module.css';
import { versionsQuery } from './queries';
import { SchoolSheetDialog } from './SchoolSheetDialog';
import { TellDialog } from './TellDialog';
import { type Audience, type FilePage, type Incident, type Interruption, withoutOthers } from './words';

type Stay = FilePage['stays'][number];

/** What is being done. */
export type Act =
  | { kind: 'tell'; incident?: Incident; interruption?: Interruption; audience: Audience }
  | { kind: 'note' | 'state' | 'versions' | 'print' | 'schoolSheet'; incident: Incident }
  | { kind: 'schoolPrint'; incident: Incident; words: string }
  | { kind: 'interrupt'; stay: Stay; incident?: Incident }
  | { kind: 'answer' | 'resume'; interruption: Interruption };

interface IncidentDialogsProps {
  page: FilePage;
  act: Act | null;
  onAct: (act: Act | null) => void;
  /** Something was stored. */
  onDone: () => Promise<void>;
}

export function IncidentDialogs({ page, act, onAct, onDone }: IncidentDialogsProps) {
  const common = { onClose: () => onAct(null), onDone };
  switch (act?.kind) {
    case 'tell':
      return <TellDialog {...common} {...act} page={page} />;
    case 'note':
      return <NoteDialog {...common} incident={act.incident} />;
    case 'state':
      return <StateDialog {...common} incident={act.incident} />;
    case 'versions':
      return <VersionsDialog personId={page.person.id} incident={act.incident} onClose={common.onClose} />;
    case 'interrupt':
      return <InterruptDialog {...common} page={page} stay={act.stay} incident={act.incident} />;
    case 'answer':
      return <AnswerDialog {...common} interruption={act.interruption} />;
    case 'resume':
      return <ResumeDialog {...common} interruption={act.interruption} />;
    case 'print':
      return <IncidentPrint page={page} incident={act.incident} onPrinted={common.onClose} />;
    case 'schoolSheet':
      return (
        <SchoolSheetDialog
          {...common}
          personId={page.person.id}
          incident={act.incident}
          onPrint={(words) => onAct({ kind: 'schoolPrint', incident: act.incident, words })}
        />
      );
    case 'schoolPrint':
      return <SchoolSheetPrint page={page} incident={act.incident} words={act.words} onPrinted={common.onClose} />;
    default:
      return null;
  }
}

interface OneIncidentProps {
  incident: Incident;
  onClose: () => void;
  onDone: () => Promise<void>;
}

function NoteDialog({ incident, onClose, onDone }: OneIncidentProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const form = useForm({ words: '' });
  const { busy, run } = useSavedForm(form, async () => {
    notify(t('incidents.noteSaved'));
    await onDone();
  });
  return (
    <FormDialog title={t('incidents.addNote')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(() =>
            send(
              api.POST('/api/v1/incidents/{id}/notes', {
                params: { path: { id: incident.id } },
                body: { id, words: form.values.words },
              }),
            ),
          );
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextArea label={t('incidents.noteWords')} rows={4} maxLength={1500} {...form.bind('words')} />
        <FormActions submitLabel={t('incidents.addNote')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}

/** Closed with what came of it; with somebody untold, only by saying why. */
function StateDialog({ incident, onClose, onDone }: OneIncidentProps) {
  const { t } = useT();
  const audience = useLabel('told_audience');
  const closing = incident.state === 'open';
  const form = useForm({ note: '' });
  const [untold, setUntold] = useState(closing && incident.awaited.length > 0);
  const { busy, run } = useSavedForm(form, async () => {
    notify(t(closing ? 'incidents.closed' : 'incidents.reopened'));
    await onDone();
  });
  const save = async () => {
    try {
      return await send(
        api.PUT('/api/v1/incidents/{id}/state', {
          params: { path: { id: incident.id }, header: ifMatch(incident.version) },
          body: { state: closing ? 'closed' : 'open', note: form.values.note },
        }),
      );
    } catch (error) {
      if (asProblem(error).code === 'incident_untold') setUntold(true);
      throw error;
    }
  };
  const title = t(closing ? 'incidents.close' : 'incidents.reopen');
  return (
    <FormDialog title={title} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const missing = untold && !form.values.note.trim();
          form.setErrors(missing ? [{ field: 'note', message: t('incidents.sayWhyUntold') }] : []);
          if (!missing) void run(save);
        }}
      >
        <ErrorSummary errors={form.errors} />
        {untold && (
          <div className={classes.alert}>
            <p className={classes.flat}>
              {t('incidents.untold', { who: incident.awaited.map((each) => audience(each.audience)).join(', ') })}
            </p>
          </div>
        )}
        {closing && (
          <TextArea
            label={t(untold ? 'incidents.closingWhy' : 'incidents.closingNote')}
            optional={!untold}
            rows={3}
            maxLength={600}
            {...form.bind('note')}
          />
        )}
        <FormActions submitLabel={title} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}

interface VersionsDialogProps {
  personId: string;
  incident: Incident;
  onClose: () => void;
}

/** What corrections replaced. */
function VersionsDialog({ personId, incident, onClose }: VersionsDialogProps) {
  const { t } = useT();
  const { data, isError, error, refetch } = useQuery(versionsQuery(incident.id, personId));
  return (
    <Dialog title={t('incidents.formerVersions')} opened onClose={onClose} size="lg">
      {isError ? (
        <LoadError error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading rows={4} />
      ) : (
        <ul className={`plain-list ${classes.notes}`}>
          {data.items.map(({ version, content, reason, at, by }) => (
            <li key={version}>
              <div>
                <p className={`muted small ${classes.flat}`}>
                  {[instant(at), by?.displayName, reason].filter(Boolean).join(' · ')}
                </p>
                <p className={classes.facts}>{withoutOthers(content.facts)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
