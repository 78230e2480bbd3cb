// SPDX-License-Identifier: EUPL-1.2
import { IconClipboardPlus } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { ReturnSteps } from '@/continuity/ReturnSteps';
import { useT } from '@/i18n';
import { linkWords } from '@/measures/words';
import { referralStateWords, referralTone, stayStateWords, stayTone } from '@/receptions/words';
import { AppLink, Section, StatusBadge } from '@/ui';
import { day, period } from '@/ui/format';
import { attendedWords } from './attended';
import classes from './files.module.css';

interface ReceptionsProps {
  personId: string;
  referrals: Schema<'ReferralRow'>[];
  stays: Schema<'FileStay'>[];
  links: Schema<'CaseFile'>['measureLinks'];
  steps: Schema<'CaseFile'>['returnSteps'];
}

/** Each referral with the stay that came of it. */
export function Receptions({ personId, referrals, stays, links, steps }: ReceptionsProps) {
  const { t } = useT();
  return (
    <Section
      title={t('files.receptions')}
      actions={
        <AppLink href={`/saisines/nouvelle?personId=${personId}`} className={classes.add}>
          <IconClipboardPlus size={16} aria-hidden />
          {t('files.newReferral')}
        </AppLink>
      }
    >
      {referrals.length === 0 && <p className={`muted ${classes.flat}`}>{t('files.noReferral')}</p>}
      <ul className="plain-list stack stack-sm">
        {referrals.map((referral) => (
          <li key={referral.id} className={classes.reception}>
            <ReferralLine referral={referral} />
            <Earlier referral={referral} referrals={referrals} links={links} />
            {stays
              .filter((stay) => stay.referralId === referral.id)
              .map((stay) => (
                <div key={stay.id} className="stack stack-sm">
                  <StayLine stay={stay} />
                  {steps?.stayId === stay.id && <ReturnSteps deadlines={steps.steps} narrow />}
                </div>
              ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ReferralLine({ referral }: { referral: Schema<'ReferralRow'> }) {
  const { t } = useT();
  const measure = useLabel('measure_kind')(referral.measure.kind);
  return (
    <div>
      <div className={classes.receptionLine}>
        <AppLink href={`/saisines/${referral.id}`} className={classes.link}>
          {t('files.referralOf', { day: day(referral.receivedOn) })}
        </AppLink>
        <StatusBadge tone={referralTone(referral.state)}>{referralStateWords(referral.state)}</StatusBadge>
      </div>
      <div>
        {measure}
        {referral.measure.start && <>, {period(referral.measure.start, referral.measure.end)}</>}
      </div>
      <div className="muted small">{[referral.structureName, referral.className].filter(Boolean).join(' · ')}</div>
    </div>
  );
}

/** What this measure is to those before it: "Convertit : mesure conservatoire". */
function Earlier({
  referral,
  referrals,
  links,
}: {
  referral: Schema<'ReferralRow'>;
  referrals: Schema<'ReferralRow'>[];
  links: ReceptionsProps['links'];
}) {
  const { t } = useT();
  const label = useLabel('measure_kind');
  return links
    .filter(({ laterId }) => laterId === referral.id)
    .map(({ earlierId, kind }) => {
      const earlier = referrals.find(({ id }) => id === earlierId);
      if (!earlier) return null;
      return (
        <div key={earlierId} className="small">
          {t('files.linkedTo', {
            link: linkWords({ kind, direction: 'earlier' }),
            measure: label(earlier.measure.kind),
          })}
        </div>
      );
    });
}

function StayLine({ stay }: { stay: Schema<'FileStay'> }) {
  const { t } = useT();
  return (
    <div className={classes.stay}>
      <div className={classes.receptionLine}>
        <AppLink href={`/accueils/${stay.id}`} className={classes.link}>
          {t('files.stayOf', { period: period(stay.firstHalfDay, stay.lastHalfDay) || t('files.noDates') })}
        </AppLink>
        <StatusBadge tone={stayTone(stay.state)}>{stayStateWords(stay.state)}</StatusBadge>
      </div>
      <Attended summary={stay.summary} />
    </div>
  );
}

function Attended({ summary }: { summary: Schema<'AttendanceSummary'> }) {
  const { t } = useT();
  const { planned, taken } = summary;
  const absences = summary.justified + summary.unjustified + summary.unknown;
  if (planned === 0) return null;
  if (taken === 0) return <div className="muted small">{t('files.plannedHalfDays', { count: planned })}</div>;
  return (
    <div className="small">
      <span className="num">{attendedWords(summary)}</span>
      {absences > 0 && <> · {t('files.absences', { count: absences })}</>}
      {taken < planned && (
        <span className="muted"> · {t('files.stillToCome', { count: planned - taken, planned })}</span>
      )}
    </div>
  );
}
