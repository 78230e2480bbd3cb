// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Schema } from '@/api/client';
import { May } from '@/api/May';
import { useMay } from '@/api/queries';
import { useT } from '@/i18n';
import { EntryEditor } from '@/journal/EntryEditor';
import { EmergencyBanner } from '@/opening/EmergencyBanner';
import { PathwayLine } from '@/pathways/PathwayLine';
import { putEnded } from '@/people/EndIncompatibility';
import { NoticesOwed } from '@/privacy/NoticesOwed';
import { focusField, LoadError, Loading, notify, notifyError, notifyUndo, Section } from '@/ui';
import { type Act, FileDialogs } from './FileDialogs';
import { FileHead } from './FileHead';
import { FileNav } from './FilePageFrame';
import { FilePrint } from './FilePrint';
import { FileTasks } from './FileTasks';
import { FileTimeline } from './FileTimeline';
import classes from './files.module.css';
import { Guardians } from './Guardians';
import { Identity } from './Identity';
import { Incompatibilities } from './Incompatibilities';
import { PinnedHead } from './PinnedHead';
import { fileQuery, useRereadFile } from './queries';
import { Receptions } from './Receptions';
import { Restrictions } from './Restrictions';
import { Situations } from './Situations';
import { useStayChoices } from './useStayChoices';

export default function FilePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const file = useQuery(fileQuery(id));
  if (file.data) return <File key={id} file={file.data} />;
  if (file.isError) return <LoadError error={file.error} retry={() => void file.refetch()} />;
  return <Loading rows={14} />;
}

/** Everything about one young person on one page. */
export function File({ file }: { file: Schema<'CaseFile'> }) {
  const { t } = useT();
  const { person, guardians } = file;
  const mayKeep = useMay('files_keep');
  const reread = useRereadFile(person.id);
  const stays = useStayChoices(file.stays);
  const [act, setAct] = useState<Act | null>(null);
  const head = useRef<HTMLDivElement>(null);
  const editor = useRef<HTMLDivElement>(null);
  const write = () => {
    editor.current?.scrollIntoView({ block: 'start' });
    focusField('text');
  };
  const done = (message: string) => {
    setAct(null);
    notify(message);
    void reread();
  };
  const resume = async (ended: Schema<'Incompatibility'>) => {
    await putEnded(ended, false);
    await reread();
  };
  const ended = (one: Schema<'Incompatibility'>) => {
    setAct(null);
    notifyUndo(t('files.apartEndedNow'), () => resume(one));
    void reread();
  };

  return (
    <>
      {file.emergency && <EmergencyBanner emergency={file.emergency} />}
      <div className={classes.head} ref={head}>
        <FileHead person={person} onAct={setAct} onWrite={write} />
        <Restrictions
          restrictions={file.restrictions}
          guardians={guardians}
          onEdit={mayKeep ? (restriction) => setAct({ kind: 'restriction', restriction }) : undefined}
        />
      </div>
      <FileNav personId={person.id} current="" />
      <PinnedHead person={person} restrictions={file.restrictions} of={head} />
      <div className={`${classes.columns} no-print`}>
        <div className="stack">
          <May right="particulars_see">
            <Guardians
              guardians={guardians}
              restrictions={file.restrictions}
              onAdd={() => setAct({ kind: 'guardian' })}
              onEdit={(guardian) => setAct({ kind: 'guardian', guardian })}
            />
          </May>
          <May right="particulars_see">
            <Incompatibilities
              personId={person.id}
              incompatibilities={file.incompatibilities}
              onAdd={() => setAct({ kind: 'incompatibility' })}
              onEdit={(incompatibility) => setAct({ kind: 'incompatibility', incompatibility })}
              onEnd={(incompatibility) => setAct({ kind: 'endIncompatibility', incompatibility })}
              onResume={(one) => void resume(one).then(() => notify(t('files.apartResumed')), notifyError)}
            />
          </May>
          <May right="tasks">
            <FileTasks tasks={file.tasks} onAdd={() => setAct({ kind: 'task' })} />
          </May>
          <May right="course_see">
            <Receptions
              referrals={file.referrals}
              stays={file.stays}
              links={file.measureLinks}
              steps={file.returnSteps}
              personId={person.id}
            />
          </May>
          <May right="privacy_see">
            <NoticesOwed personId={person.id} owed={file.noticesOwed} />
          </May>
          <May right="pathways_see">
            <PathwayLine personId={person.id} pathway={file.pathway} />
          </May>
          <Identity person={person} onEdit={() => setAct({ kind: 'person' })} />
          <May right="course_see">
            <Situations personId={person.id} situations={file.situations} onAdd={() => setAct({ kind: 'situation' })} />
          </May>
        </div>
        <div className="stack">
          <May right="writings_keep">
            <div ref={editor} className={classes.editor}>
              <Section title={t('files.write')}>
                <EntryEditor personId={person.id} stays={stays} />
              </Section>
            </div>
          </May>
          <FileTimeline personId={person.id} first={file.timeline} stays={stays} />
        </div>
      </div>
      <FileDialogs file={file} act={act} onAct={setAct} onDone={done} onEnded={ended} />
      {act?.kind === 'printing' && <FilePrint file={file} notes={act.notes} onPrinted={() => setAct(null)} />}
    </>
  );
}
