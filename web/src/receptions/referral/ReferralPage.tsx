// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconFolder, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { askedItems } from '@/measures/AskedFields';
import { durationWords } from '@/measures/duration';
import { MeasurePanel } from '@/measures/MeasurePanel';
import { AppLink, KeyValues, LoadError, Loading, PageHeader, Section, StatusBadge } from '@/ui';
import { day, instant, time } from '@/ui/format';
import { referralQuery } from '../queries';
import { ReceivablePanel } from '../ReceivablePanel';
import { callerWords, measurePeriod, referralStateWords, referralTone, warningTitle } from '../words';
import { AnswerPanel } from './AnswerPanel';
import { CorrectionForm } from './CorrectionForm';
import { DecisionBar } from './DecisionBar';

type Referral = Schema<'Referral'>;

export default function ReferralPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, isError, error, refetch } = useQuery(referralQuery(id));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={12} />;
  return <ReferralView key={id} referral={data} />;
}

/** One announcement: what was said, what can be received, what was decided, what the school was told. */
function ReferralView({ referral }: { referral: Referral }) {
  const { t } = useT();
  const [correcting, setCorrecting] = useState(false);
  return (
    <>
      <PageHeader
        title={t('receptions.referralOf', { name: referral.personName })}
        help="saisines#decider"
        subtitle={[referral.structureName, referral.className, measurePeriod(referral.measure)]
          .filter(Boolean)
          .join(' · ')}
        badge={<StatusBadge tone={referralTone(referral.state)}>{referralStateWords(referral.state)}</StatusBadge>}
        back={{ href: '/saisines', label: t('receptions.referrals') }}
        actions={
          <>
            <Button
              component={AppLink}
              href={`/dossiers/${referral.personId}`}
              variant="default"
              leftSection={<IconFolder size={18} aria-hidden />}
            >
              {t('receptions.openFile')}
            </Button>
            {!correcting && (
              <Button
                variant="default"
                leftSection={<IconPencil size={18} aria-hidden />}
                onClick={() => setCorrecting(true)}
              >
                {t('receptions.correct')}
              </Button>
            )}
          </>
        }
      />
      {correcting ? (
        <CorrectionForm referral={referral} onDone={() => setCorrecting(false)} />
      ) : (
        <div className="stack">
          {referral.duplicateOf && (
            <p>
              {t('receptions.isDuplicate')}{' '}
              <AppLink href={`/saisines/${referral.duplicateOf}`}>{t('receptions.seeFirst')}</AppLink>
            </p>
          )}
          <DecisionBar referral={referral} />
          <MeasurePanel referral={referral} />
          <div className="cols-2">
            <Section title={t('receptions.announced')}>
              <Announced referral={referral} />
            </Section>
            {isReceived(referral) && (
              <Section title={t('receptions.receivableTitle')}>
                <ReceivablePanel receivable={referral.receivable} />
              </Section>
            )}
          </div>
          {referral.state !== 'duplicate' && referral.state !== 'withdrawn' && <AnswerPanel referral={referral} />}
          <History referral={referral} />
        </div>
      )}
    </>
  );
}

/** Hours outside class and a sursis that holds leave no half-day to receive. */
function isReceived({ hours, measure }: Referral): boolean {
  return !hours && !(measure.suspended && !measure.revokedOn);
}

function Announced({ referral }: { referral: Referral }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const motive = useLabel('motive');
  const functions = useLabel('caller_function');
  const channels = useLabel('channel');
  const agreement = useLabel('parents_agreement');
  const work = useLabel('school_work');
  const signer = useLabel('agreement_signer');
  const { measure } = referral;
  const dated = (words: string, on: string | null) => (on ? t('receptions.wordsOn', { words, day: day(on) }) : words);
  const received = t('receptions.receivedAtLine', {
    day: day(referral.receivedOn),
    time: referral.receivedTime ? time(referral.receivedTime) : 'none',
  });
  const suspended = measure.suspended && {
    label: t('receptions.suspended'),
    value: measure.revokedOn
      ? t('receptions.revokedOnDay', { day: day(measure.revokedOn) })
      : t('receptions.notRevoked'),
  };
  const items = [
    { label: t('receptions.measureKind'), value: dated(kind(measure.kind), null) },
    { label: t('receptions.dates'), value: measurePeriod(measure) },
    { label: t('receptions.decidedOn'), value: measure.decidedOn && day(measure.decidedOn) },
    ...(measure.councilOn ? [{ label: t('receptions.councilOn'), value: day(measure.councilOn) }] : []),
    ...(suspended ? [suspended] : []),
    ...askedItems(referral, t, signer, durationWords),
    { label: t('receptions.motive'), value: [referral.motive, ...referral.otherMotives].map(motive).join(' · ') },
    { label: t('receptions.facts'), value: referral.facts && <span className="written">{referral.facts}</span> },
    {
      label: t('receptions.parentsAgreement'),
      value: dated(agreement(referral.parentsAgreement), referral.parentsAgreementOn),
    },
    { label: t('receptions.schoolWork'), value: work(referral.schoolWork) },
    { label: t('receptions.notToMeet'), value: referral.notToMeet },
    { label: t('receptions.caller'), value: callerWords(referral.caller, functions, channels) },
    { label: t('receptions.receivedOn'), value: received },
    { label: t('receptions.note'), value: referral.note && <span className="written">{referral.note}</span> },
  ];
  return <KeyValues items={items} />;
}

function History({ referral }: { referral: Referral }) {
  const { t } = useT();
  return (
    <Section title={t('receptions.history')}>
      <p>
        {t('receptions.createdBy', { by: referral.createdBy?.displayName ?? 'none', at: instant(referral.createdAt) })}
      </p>
      {referral.overrides.length > 0 && (
        <>
          <h3 style={{ fontSize: '1rem', margin: '0.75rem 0 0.25rem' }}>{t('receptions.passed')}</h3>
          <ul>
            {referral.overrides.map(({ code, reason }) => (
              <li key={code}>
                {warningTitle(code)} <span className="muted">{t('receptions.passedBecause', { reason })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
