// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, asProblem, newId, send } from '@/api/client';
import { translateOr, useT } from '@/i18n';
import { CheckField, ErrorSummary, FormActions, FormDialog, TextArea, useForm } from '@/ui';
import classes from './incidents.module.css';
import { type Incident, withoutOthers } from './words';

interface Guarded {
  sentences: { text: string; hits: { domain: string; text: string }[] }[];
}

interface SchoolSheetDialogProps {
  personId: string;
  incident: Incident;
  onClose: () => void;
  onDone: () => Promise<void>;
  onPrint: (words: string) => void;
}

const OTHER_PUPIL = 'other_pupil';

/** The words of the sheet for the school, read over by the guard before they go to paper. */
export function SchoolSheetDialog({ personId, incident, onClose, onDone, onPrint }: SchoolSheetDialogProps) {
  const { t } = useT();
  const [id, setId] = useState(newId);
  const [guarded, setGuarded] = useState<Guarded['sentences']>([]);
  const [busy, setBusy] = useState(false);
  const form = useForm({ words: withoutOthers(incident.facts), acknowledged: false });
  const domains = [...new Set(guarded.flatMap(({ hits }) => hits.map(({ domain }) => domain)))];
  const save = async () => {
    setBusy(true);
    try {
      const sheet = await send(
        api.POST('/api/v1/incidents/{id}/school-sheets', {
          params: { path: { id: incident.id } },
          body: { id, personId, words: form.values.words, acknowledged: form.values.acknowledged ? domains : [] },
        }),
      );
      await onDone();
      setId(newId());
      onPrint(sheet.words);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'guarded' && problem.current) setGuarded((problem.current as Guarded).sentences);
      else form.fromProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <FormDialog title={t('incidents.schoolSheet')} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <TextArea
          label={t('incidents.sheetWords')}
          hint={t('incidents.sheetHint')}
          rows={6}
          maxLength={3000}
          {...form.bind('words')}
        />
        {guarded.length > 0 && (
          <div role="status" className={`${classes.alert} ${classes.guarded}`}>
            <p className={`${classes.flat} strong`}>{t('incidents.guarded')}</p>
            <ul className="plain-list">
              {guarded.map(({ text, hits }) => (
                <li key={text}>
                  « {text} »{' '}
                  <span>
                    {[...new Set(hits.map(({ domain }) => translateOr(`incidents.domain_${domain}`, domain)))].join(
                      ', ',
                    )}
                    {' : '}
                    {hits.map((hit) => hit.text).join(', ')}
                  </span>
                </li>
              ))}
            </ul>
            {domains.includes(OTHER_PUPIL) ? (
              <p className={classes.flat}>{t('incidents.neverNamed')}</p>
            ) : (
              <CheckField label={t('incidents.readAndKept')} {...form.bind('acknowledged')} />
            )}
          </div>
        )}
        <FormActions submitLabel={t('incidents.keepAndPrint')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
