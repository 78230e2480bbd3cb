// SPDX-License-Identifier: EUPL-1.2
import { AttemptDialog } from './AttemptDialog';
import { ExitDialog, ReopenDialog, TermDialog } from './ExitDialogs';
import { OpeningDialog } from './OpeningDialog';
import { ActionDialog, FindingDialog, ObjectiveDialog } from './PlanDialogs';
import { ReviewDialog } from './ReviewDialog';
import type { Action, Finding, Objective, Page, Pathway, Review } from './words';

export type Act =
  | { kind: 'open'; stayId?: string }
  | { kind: 'edit' | 'renew' | 'end' | 'reopen' | 'attempt' }
  | { kind: 'finding'; domain?: string; before?: Finding }
  | { kind: 'objective'; objective?: Objective }
  | { kind: 'action'; objective: Objective; action?: Action }
  | { kind: 'review'; review?: Review };

interface PathwayDialogsProps {
  page: Page;
  /** The one acted on; none while one is being opened. */
  pathway?: Pathway;
  act: Act | null;
  onClose: () => void;
  onDone: () => Promise<void>;
}

export function PathwayDialogs({ page, pathway, act, ...ends }: PathwayDialogsProps) {
  if (!act) return null;
  if (act.kind === 'open')
    return <OpeningDialog personId={page.person.id} stays={page.stays} stayId={act.stayId} {...ends} />;
  if (!pathway) return null;
  switch (act.kind) {
    case 'edit':
      return <OpeningDialog personId={page.person.id} stays={page.stays} pathway={pathway} {...ends} />;
    case 'renew':
      return <TermDialog pathway={pathway} {...ends} />;
    case 'end':
      return <ExitDialog pathway={pathway} {...ends} />;
    case 'reopen':
      return <ReopenDialog pathway={pathway} {...ends} />;
    case 'attempt':
      return <AttemptDialog pathwayId={pathway.id} contacts={page.contacts} {...ends} />;
    case 'finding':
      return <FindingDialog pathwayId={pathway.id} domain={act.domain} before={act.before} {...ends} />;
    case 'objective':
      return <ObjectiveDialog pathwayId={pathway.id} objective={act.objective} {...ends} />;
    case 'action':
      return <ActionDialog objective={act.objective} action={act.action} {...ends} />;
    case 'review':
      return <ReviewDialog pathway={pathway} review={act.review} {...ends} />;
  }
}
