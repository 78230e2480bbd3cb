// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconClock, IconGavel, IconLink, IconListDetails } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, type Schema, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { measurePeriod, referralStateWords, referralTone } from '@/receptions/words';
import { ActionMenu, AppLink, KeyValues, notifyError, notifyUndo, Section, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import { useMeasureKind } from './AskedFields';
import { durationWords } from './duration';
import { LinkDialog } from './LinkDialog';
import classes from './measures.module.css';
import { OutcomeDialog } from './OutcomeDialog';
import { useRereadMeasures } from './queries';
import { RevokeDialog } from './RevokeDialog';
import { SettingSource } from './SettingSource';
import { effacementWords, linkWords } from './words';

type Referral = Schema<'Referral'>;

/** What becomes of the measure: what it led to, what it follows, its hours, when it must be forgotten. */
export function MeasurePanel({ referral }: { referral: Referral }) {
  const { t } = useT();
  const [act, setAct] = useState<'outcome' | 'revoke' | 'link' | null>(null);
  const { asks } = useMeasureKind(referral.measure.kind);
  const stands = referral.state !== 'duplicate' && referral.state !== 'withdrawn';
  const awaitsOutcome = asks.includes('outcome') && !referral.outcome && stands;
  const suspended = referral.measure.suspended && !referral.measure.revokedOn && stands;
  const close = () => setAct(null);
  return (
    <Section
      title={t('measures.panel')}
      actionsFor="course_keep"
      actions={
        <>
          {awaitsOutcome && (
            <Button leftSection={<IconGavel size={18} aria-hidden />} onClick={() => setAct('outcome')}>
              {t('measures.recordOutcome')}
            </Button>
          )}
          {suspended && <Button onClick={() => setAct('revoke')}>{t('measures.revoke')}</Button>}
          {referral.hours && (
            <Button
              component={AppLink}
              href={`/saisines/${referral.id}/heures`}
              variant="default"
              leftSection={<IconClock size={18} aria-hidden />}
            >
              {t('measures.account')}
            </Button>
          )}
          <Button
            component={AppLink}
            href={`/dossiers/${referral.personId}/mesures`}
            variant="default"
            leftSection={<IconListDetails size={18} aria-hidden />}
          >
            {t('measures.all')}
          </Button>
          {stands && (
            <Button variant="default" leftSection={<IconLink size={18} aria-hidden />} onClick={() => setAct('link')}>
              {t('measures.link')}
            </Button>
          )}
        </>
      }
    >
      <Facts referral={referral} />
      <Links referral={referral} />
      {act === 'outcome' && <OutcomeDialog referral={referral} onClose={close} />}
      {act === 'revoke' && <RevokeDialog referral={referral} onClose={close} />}
      {act === 'link' && <LinkDialog referral={referral} onClose={close} />}
    </Section>
  );
}

function Facts({ referral }: { referral: Referral }) {
  const { t } = useT();
  const outcomes = useLabel('measure_outcome');
  const { outcome, suffered, effacement, hours, shared } = referral;
  const items = [
    ...(outcome
      ? [{ label: t('measures.outcome'), value: <OutcomeLine referral={referral} words={outcomes(outcome.outcome)} /> }]
      : []),
    ...(suffered ? [{ label: t('measures.suffered'), value: t('measures.sufferedDays', { ...suffered }) }] : []),
    ...(hours
      ? [
          {
            label: t('measures.hoursDone'),
            value: t('measures.doneOf', {
              done: durationWords(hours.doneMinutes),
              ordered: durationWords(hours.orderedMinutes),
            }),
          },
        ]
      : []),
    ...(shared.length > 0 ? [{ label: t('measures.sharedStay'), value: <Shared measures={shared} /> }] : []),
    {
      label: t('measures.effacement'),
      value: effacement && (
        <>
          {effacementWords(effacement)}
          {effacement.done && ` · ${t('measures.erasedOn', { day: day(effacement.done.doneOn) })}`}
          <SettingSource setting={effacement.setting} />
        </>
      ),
    },
  ];
  return <KeyValues items={items} />;
}

function OutcomeLine({ referral, words }: { referral: Referral; words: string }) {
  const { t } = useT();
  const reread = useRereadMeasures();
  const { outcome } = referral;
  const undo = useMutation({
    mutationFn: () =>
      send(
        api.DELETE('/api/v1/referrals/{id}/outcome', {
          params: { path: { id: referral.id }, header: ifMatch(referral.version) },
        }),
      ),
    onSuccess: () => reread(referral.personId),
    onError: notifyError,
  });
  if (!outcome) return null;
  return (
    <>
      {t('measures.pronounced', { outcome: words, day: day(outcome.pronouncedOn) })}
      {outcome.note && <span className="written"> {outcome.note}</span>}{' '}
      <Button variant="subtle" size="compact-sm" loading={undo.isPending} onClick={() => undo.mutate()}>
        {t('measures.undoOutcome')}
      </Button>
    </>
  );
}

function Shared({ measures }: { measures: Schema<'BriefMeasure'>[] }) {
  const kind = useLabel('measure_kind');
  return (
    <ul className="plain-list">
      {measures.map(({ referralId, measure }) => (
        <li key={referralId}>
          <AppLink href={`/saisines/${referralId}`}>
            {kind(measure.kind)}, {measurePeriod(measure)}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

function Links({ referral }: { referral: Referral }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const unlink = useUnlink(referral);
  if (referral.links.length === 0) return null;
  return (
    <ul className={classes.chain} aria-label={t('measures.links')}>
      {referral.links.map((link) => (
        <li key={link.id} className={classes.link}>
          <div>
            <p className="muted small">{linkWords(link)}</p>
            <div className={classes.what}>
              <AppLink href={`/saisines/${link.referralId}`}>
                {kind(link.measure.kind)}, {measurePeriod(link.measure)}
              </AppLink>
              <StatusBadge tone={referralTone(link.state)}>{referralStateWords(link.state)}</StatusBadge>
            </div>
          </div>
          <ActionMenu
            compact
            label={t('measures.linkActs', { measure: kind(link.measure.kind) })}
            items={[{ label: t('measures.unlink'), onClick: () => unlink(link) }]}
          />
        </li>
      ))}
    </ul>
  );
}

function useUnlink(referral: Referral) {
  const { t } = useT();
  const reread = useRereadMeasures();
  return async (link: Schema<'LinkedMeasure'>) => {
    const later = link.direction === 'earlier' ? referral.id : link.referralId;
    const earlier = link.direction === 'earlier' ? link.referralId : referral.id;
    try {
      await send(
        api.DELETE('/api/v1/referrals/{id}/links/{linkId}', {
          params: { path: { id: referral.id, linkId: link.id } },
        }),
      );
    } catch (error) {
      notifyError(error);
      return;
    }
    await reread(referral.personId);
    notifyUndo(t('measures.unlinked'), async () => {
      await send(
        api.POST('/api/v1/referrals/{id}/links', {
          params: { path: { id: later } },
          body: { id: link.id, kind: link.kind, earlierId: earlier },
        }),
      );
      await reread(referral.personId);
    });
  };
}
