// SPDX-License-Identifier: EUPL-1.2
// The incident on paper: whole for the service, or what the school is told.
import { type ReactNode, useEffect, useRef } from 'react';
import { useLabel, useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { KeyValues, PrintSheet } from '@/ui';
import { day, dayLong, name } from '@/ui/format';
import { Side } from './IncidentArticle';
import classes from './incidents.module.css';
import { ToldLines } from './Told';
import { type FilePage, type Incident, when, withoutOthers } from './words';

/** Prints once, as soon as the dialog that asked has left the page. */
function Printed({ title, onPrinted, children }: { title: string; onPrinted: () => void; children: ReactNode }) {
  const printed = useRef(onPrinted);
  printed.current = onPrinted;
  useEffect(() => {
    const after = () => printed.current();
    addEventListener('afterprint', after);
    const timer = setTimeout(() => window.print(), 300);
    return () => {
      clearTimeout(timer);
      removeEventListener('afterprint', after);
    };
  }, []);
  return (
    <PrintSheet title={title} onlyPrint>
      {children}
    </PrintSheet>
  );
}

interface PrintProps {
  page: FilePage;
  incident: Incident;
  onPrinted: () => void;
}

/** For the service's own folder; the other young people stay unnamed. */
export function IncidentPrint({ page, incident, onPrinted }: PrintProps) {
  const { t } = useT();
  const kind = useLabel('incident_kind');
  const place = useLabel('incident_place');
  const { person } = page;
  return (
    <Printed title={t('incidents.sheet')} onPrinted={onPrinted}>
      <KeyValues
        items={[
          { label: t('incidents.young'), value: name(person) },
          { label: t('incidents.bornOn'), value: person.birthDate && day(person.birthDate) },
          { label: t('incidents.school'), value: [person.structureName, person.className].filter(Boolean).join(', ') },
          { label: t('incidents.kind'), value: kind(incident.kind) },
          { label: t('incidents.whenWhere'), value: `${when(incident)} · ${place(incident.place)}` },
        ]}
      />
      <p className={classes.facts}>{withoutOthers(incident.facts)}</p>
      <Side incident={incident} />
      <ToldLines page={page} told={incident.told} awaited={incident.awaited} onTell={() => undefined} />
      {incident.notes.map((note) => (
        <p key={note.id}>{withoutOthers(note.words)}</p>
      ))}
      <p>{t('incidents.internalOnly')}</p>
    </Printed>
  );
}

/** For the school: what happened in words the guard has read, what was done, and nothing else. */
export function SchoolSheetPrint({ page, incident, words, onPrinted }: PrintProps & { words: string }) {
  const { t } = useT();
  const { today } = useMeta();
  const kind = useLabel('incident_kind');
  const action = useLabel('incident_action');
  const { person } = page;
  return (
    <Printed title={t('incidents.schoolTitle')} onPrinted={onPrinted}>
      <p>{t('incidents.schoolDate', { school: person.structureName, day: dayLong(today) })}</p>
      <KeyValues
        items={[
          { label: t('incidents.pupil'), value: [name(person), person.className].filter(Boolean).join(', ') },
          { label: t('incidents.kind'), value: kind(incident.kind) },
          { label: t('incidents.when'), value: when(incident) },
        ]}
      />
      <p className={classes.facts}>{words}</p>
      {incident.actions.length > 0 && (
        <p>{t('incidents.doneAtOnce', { actions: incident.actions.map(action).join(', ').toLowerCase() })}</p>
      )}
      <p>{t('incidents.schoolClosing')}</p>
    </Printed>
  );
}
