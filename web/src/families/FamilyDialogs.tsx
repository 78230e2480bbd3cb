// SPDX-License-Identifier: EUPL-1.2
import { AttemptDialog } from './AttemptDialog';
import { CallDialog } from './CallDialog';
import { ConvocationDialog } from './ConvocationDialog';
import { InterviewDialog } from './InterviewDialog';
import { ConvocationLetters, LettersDialog } from './Letters';
import { SigningDialog } from './SigningDialog';
import type { Convocation, Family, Interview } from './words';

/** What is being done. */
export type Act =
  | { kind: 'convocation'; convocation?: Convocation; replaces?: Convocation }
  | { kind: 'attempt' | 'letters'; convocation: Convocation }
  | { kind: 'interview'; convocation?: Convocation; interview?: Interview }
  | { kind: 'signing' | 'call' }
  | { kind: 'printing'; convocation: Convocation; guardians: string[] };

interface FamilyDialogsProps {
  family: Family;
  /** What is added belongs to this stay. */
  stayId: string | null;
  act: Act | null;
  onAct: (act: Act | null) => void;
  /** Something was stored. */
  onDone: () => Promise<void>;
}

export function FamilyDialogs({ family, stayId, act, onAct, onDone }: FamilyDialogsProps) {
  const common = { family, onClose: () => onAct(null), onDone };
  switch (act?.kind) {
    case 'convocation':
      return <ConvocationDialog {...common} stayId={stayId} convocation={act.convocation} replaces={act.replaces} />;
    case 'attempt':
      return <AttemptDialog {...common} convocation={act.convocation} />;
    case 'interview':
      return <InterviewDialog {...common} stayId={stayId} convocation={act.convocation} interview={act.interview} />;
    case 'signing':
      return <SigningDialog {...common} stayId={stayId} />;
    case 'call':
      return <CallDialog {...common} />;
    case 'letters':
      return (
        <LettersDialog
          family={family}
          convocation={act.convocation}
          onClose={common.onClose}
          onPrint={(guardians) => onAct({ kind: 'printing', convocation: act.convocation, guardians })}
        />
      );
    case 'printing':
      return (
        <ConvocationLetters
          family={family}
          convocation={act.convocation}
          guardians={act.guardians}
          onPrinted={common.onClose}
        />
      );
    default:
      return null;
  }
}
