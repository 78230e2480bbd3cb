// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { ReadersDialog } from '@/opening/ReadersDialog';
import { EndIncompatibility } from '@/people/EndIncompatibility';
import { GuardianForm } from '@/people/GuardianForm';
import { IncompatibilityForm } from '@/people/IncompatibilityForm';
import { PersonForm } from '@/people/PersonForm';
import { RestrictionForm } from '@/people/RestrictionForm';
import { SituationForm } from '@/people/SituationForm';
import { NewTaskDialog } from '@/tasks';
import { PrintDialog } from './PrintDialog';

/** What is being done to the file. */
export type Act =
  | { kind: 'person' | 'situation' | 'task' | 'print' | 'readers' }
  | { kind: 'guardian'; guardian?: Schema<'Guardian'> }
  | { kind: 'restriction'; restriction?: Schema<'Restriction'> }
  | { kind: 'incompatibility'; incompatibility?: Schema<'Incompatibility'> }
  | { kind: 'endIncompatibility'; incompatibility: Schema<'Incompatibility'> }
  | { kind: 'printing'; notes: boolean };

interface FileDialogsProps {
  file: Schema<'CaseFile'>;
  act: Act | null;
  onAct: (act: Act | null) => void;
  /** Something was stored; with the words to say so. */
  onDone: (message: string) => void;
  /** Two who had to be kept apart may meet again. */
  onEnded: (ended: Schema<'Incompatibility'>) => void;
}

export function FileDialogs({ file, act, onAct, onDone, onEnded }: FileDialogsProps) {
  const { t } = useT();
  const personId = file.person.id;
  const onClose = () => onAct(null);
  switch (act?.kind) {
    case 'person':
      return <PersonForm person={file.person} onClose={onClose} onSaved={() => onDone(t('files.personSaved'))} />;
    case 'guardian':
      return (
        <GuardianForm
          personId={personId}
          guardian={act.guardian}
          onClose={onClose}
          onSaved={() => onDone(t('files.guardianSaved'))}
        />
      );
    case 'restriction':
      return (
        <RestrictionForm
          personId={personId}
          guardians={file.guardians}
          restriction={act.restriction}
          onClose={onClose}
          onSaved={() => onDone(t('files.restrictionSaved'))}
        />
      );
    case 'incompatibility':
      return (
        <IncompatibilityForm
          personId={personId}
          incompatibility={act.incompatibility}
          onClose={onClose}
          onSaved={() => onDone(t('files.apartSaved'))}
        />
      );
    case 'endIncompatibility':
      return <EndIncompatibility incompatibility={act.incompatibility} onClose={onClose} onSaved={onEnded} />;
    case 'situation':
      return <SituationForm personId={personId} onClose={onClose} onSaved={() => onDone(t('files.situationSaved'))} />;
    case 'task':
      return <NewTaskDialog personId={personId} onClose={onClose} />;
    case 'readers':
      return <ReadersDialog personId={personId} onClose={onClose} />;
    case 'print':
      return <PrintDialog onClose={onClose} onPrint={(notes) => onAct({ kind: 'printing', notes })} />;
    default:
      return null;
  }
}
