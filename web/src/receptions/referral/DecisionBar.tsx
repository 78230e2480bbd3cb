// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, asProblem, ifMatch, newId, type Schema, send } from '@/api/client';
import { useLabel, useRefresh, useVocabulary } from '@/api/queries';
import { type MsgId, useT } from '@/i18n';
import { PlacementDialog } from '@/places/PlacementDialog';
import { bothPeriods } from '@/places/words';
import {
  AppLink,
  Dialog,
  ErrorSummary,
  FormActions,
  notify,
  notifyError,
  notifyUndo,
  problemText,
  Section,
  SelectField,
  StatusBadge,
  TextArea,
  useForm,
} from '@/ui';
import { instant } from '@/ui/format';
import { measureDays, referralStateWords, referralTone } from '../words';

type Referral = Schema<'Referral'>;
type Decision = Schema<'ReferralDecision'>['decision'];
/** Decisions that may have a reason, and the list it is taken from. */
type Reasoned = Exclude<Decision, 'accept' | 'reopen'>;

const REASONED: Record<Reasoned, { vocabulary: string; title: MsgId; done: MsgId; state: Referral['state'] }> = {
  wait: {
    vocabulary: 'reason_waiting',
    title: 'receptions.decideWait',
    done: 'receptions.decidedWait',
    state: 'waiting',
  },
  incomplete: {
    vocabulary: 'reason_incomplete',
    title: 'receptions.decideIncomplete',
    done: 'receptions.decidedIncomplete',
    state: 'incomplete',
  },
  refuse: {
    vocabulary: 'reason_refused',
    title: 'receptions.decideRefuse',
    done: 'receptions.decidedRefuse',
    state: 'refused',
  },
  withdraw: {
    vocabulary: 'reason_withdrawn',
    title: 'receptions.decideWithdraw',
    done: 'receptions.decidedWithdraw',
    state: 'withdrawn',
  },
};

/** A decided referral is reopened before it is decided otherwise; nothing is decided twice alike. */
export function decisionsFor(state: Referral['state']): Decision[] {
  if (state !== 'received' && state !== 'incomplete' && state !== 'waiting') return ['reopen'];
  const aside = (['wait', 'incomplete', 'refuse', 'withdraw'] as const).filter(
    (each) => REASONED[each].state !== state,
  );
  return ['accept', ...aside];
}

/** Where the referral stands and what can be decided of it. */
export function DecisionBar({ referral }: { referral: Referral }) {
  const { t } = useT();
  const [asking, setAsking] = useState<Reasoned | null>(null);
  const [placing, setPlacing] = useState(false);
  const { decide, busy, refusal } = useDecide(referral, undefined, () => setPlacing(true));
  const reasons = useLabel(`reason_${referral.state}`);
  const allowed = decisionsFor(referral.state);
  return (
    <Section title={t('receptions.decision')}>
      <div className="stack stack-sm">
        {(referral.reasonCode || referral.decidedAt) && (
          <div className="row">
            <StatusBadge tone={referralTone(referral.state)}>{referralStateWords(referral.state)}</StatusBadge>
            {referral.reasonCode && <span>{reasons(referral.reasonCode)}</span>}
            {referral.decidedAt && (
              <span className="muted">
                {t('receptions.recordedBy', {
                  by: referral.decidedBy?.displayName ?? 'none',
                  at: instant(referral.decidedAt),
                })}
              </span>
            )}
          </div>
        )}
        {referral.reasonNote && <p className="written">{referral.reasonNote}</p>}
        {referral.placement?.deferred && <p>{bothPeriods(referral.measure, referral.placement)}</p>}
        <div className="row no-print">
          {referral.stayId && (
            <Button
              component={AppLink}
              href={`/accueils/${referral.stayId}`}
              rightSection={<IconArrowRight size={18} aria-hidden />}
            >
              {t('receptions.openStay')}
            </Button>
          )}
          {allowed.includes('accept') &&
            referral.joinable.map(({ stayId, measure, overlaps }) => (
              <Button
                key={stayId}
                variant={overlaps ? 'filled' : 'default'}
                loading={busy}
                onClick={() => decide({ decision: 'accept', stayId })}
              >
                {t('measures.acceptInStay', { period: measureDays(measure) })}
              </Button>
            ))}
          {allowed.includes('accept') && (
            <Button
              variant={referral.joinable.some(({ overlaps }) => overlaps) ? 'default' : 'filled'}
              loading={busy}
              onClick={() => decide({ decision: 'accept' })}
            >
              {t(referral.joinable.length > 0 ? 'measures.acceptApart' : 'receptions.accept')}
            </Button>
          )}
          {allowed.includes('accept') && (
            <Button variant="default" disabled={busy} onClick={() => setPlacing(true)}>
              {t('places.choosePlace')}
            </Button>
          )}
          {allowed.filter(isReasoned).map((decision) => (
            <Button key={decision} variant="default" disabled={busy} onClick={() => setAsking(decision)}>
              {t(REASONED[decision].title)}
            </Button>
          ))}
          {allowed.includes('reopen') && (
            <Button variant="default" loading={busy} onClick={() => decide({ decision: 'reopen' })}>
              {t('receptions.reopen')}
            </Button>
          )}
        </div>
        {refusal && (
          <p role="alert" className="error-text">
            {refusal}
          </p>
        )}
      </div>
      {asking && <ReasonDialog referral={referral} decision={asking} onClose={() => setAsking(null)} />}
      {placing && (
        <PlacementDialog
          placed={{ ...referral, referralId: referral.id, facts: referral.waiting }}
          title={t('places.placeOf', { name: referral.personName })}
          submitLabel={t('places.accept')}
          onClose={() => setPlacing(false)}
        />
      )}
    </Section>
  );
}

function isReasoned(decision: Decision): decision is Reasoned {
  return decision in REASONED;
}

const DONE: Record<'accept' | 'reopen', MsgId> = {
  accept: 'receptions.decidedAccept',
  reopen: 'receptions.decidedReopen',
};

/** `onUnplaced`: there is something to say about the place, for which a dialog has the words. */
function useDecide(referral: Referral, onDone?: () => void, onUnplaced?: () => void) {
  const { t } = useT();
  const refresh = useRefresh();
  const [refusal, setRefusal] = useState('');
  // One id for the stay of this page: accepting again after a lost answer makes no second one.
  const stayId = useRef(newId());
  const readAgain = (of: Referral) =>
    refresh(['referrals'], ['today'], ['tasks'], ['files'], ['file', of.personId], ['stays'], ['stay'], ['places']);
  const put = (of: Referral, body: Schema<'ReferralDecision'>) =>
    send(
      api.PUT('/api/v1/referrals/{id}/decision', {
        params: { path: { id: of.id }, header: ifMatch(of.version) },
        body: body.decision === 'accept' ? { stayId: stayId.current, ...body } : body,
      }),
    );
  const deciding = useMutation({
    mutationFn: (body: Schema<'ReferralDecision'>) => put(referral, body),
    onSuccess: async (saved, { decision }) => {
      setRefusal('');
      onDone?.();
      await readAgain(saved);
      const done = t(isReasoned(decision) ? REASONED[decision].done : DONE[decision]);
      if (decision === 'reopen') return notify(done);
      notifyUndo(done, async () => {
        await put(saved, { decision: 'reopen' });
        await readAgain(saved);
      });
    },
    onError: async (error) => {
      if (onUnplaced && asProblem(error).code === 'placement_unanswered') return onUnplaced();
      setRefusal(problemText(error));
      if (asProblem(error).status === 412) {
        notifyError(error);
        await readAgain(referral);
      }
    },
  });
  return { decide: deciding.mutate, busy: deciding.isPending, error: deciding.error, refusal };
}

function ReasonDialog({
  referral,
  decision,
  onClose,
}: {
  referral: Referral;
  decision: Reasoned;
  onClose: () => void;
}) {
  const { t } = useT();
  const { vocabulary, title } = REASONED[decision];
  const reasons = useVocabulary(vocabulary);
  const form = useForm<{ reasonCode: string | null; reasonNote: string }>({ reasonCode: null, reasonNote: '' });
  const { decide, busy, refusal } = useDecide(referral, onClose);
  const submit = () => {
    const { reasonCode, reasonNote } = form.values;
    const missing = decision === 'refuse' && !reasonCode;
    form.setErrors(missing ? [{ field: 'reasonCode', message: t('problem.required') }] : []);
    if (!missing) decide({ decision, reasonCode: reasonCode ?? '', reasonNote });
  };
  return (
    <Dialog title={t(title)} opened onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <SelectField
          label={t('receptions.reason')}
          optional={decision !== 'refuse'}
          options={reasons}
          {...form.bind('reasonCode')}
        />
        <TextArea label={t('receptions.precision')} optional rows={2} maxLength={600} {...form.bind('reasonNote')} />
        {refusal && (
          <p role="alert" className="error-text">
            {refusal}
          </p>
        )}
        <FormActions submitLabel={t(title)} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
