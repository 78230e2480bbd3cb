// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCertificate, IconClock, IconHandStop, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { measurePeriod, noticeText } from '@/receptions/words';
import { EmptyState, KeyValues, LoadError, Loading, PageHeader, PrintButton, PrintSheet, Section } from '@/ui';
import { day } from '@/ui/format';
import { AccountDialog } from './AccountDialog';
import { durationWords } from './duration';
import classes from './measures.module.css';
import { hourAccountQuery } from './queries';
import { SessionDialog } from './SessionDialog';
import { SessionTable } from './SessionTable';

type Account = Schema<'HourAccount'>;

export default function HoursPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { data, isError, error, refetch } = useQuery(hourAccountQuery(id));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={10} />;
  return <AccountView key={id} account={data} />;
}

type Act = { kind: 'session'; session?: Schema<'HourSession'> } | { kind: 'refusal' } | { kind: 'attestation' };

/** The hours of one mesure de responsabilisation: ordered, done, still to do. */
export function AccountView({ account }: { account: Account }) {
  const { t } = useT();
  const [act, setAct] = useState<Act | null>(null);
  const sessions = account.sessionList.filter(({ withdrawn }) => !withdrawn);
  return (
    <>
      <PageHeader
        title={t('measures.accountOf', { name: account.personName })}
        subtitle={[account.structureName, account.className, measurePeriod(account.measure)]
          .filter(Boolean)
          .join(' · ')}
        back={{ href: `/saisines/${account.referralId}`, label: t('measures.backToReferral') }}
        help="mesures#les-heures-de-responsabilisation"
        actions={
          <>
            <PrintButton label={t('measures.printAttestation')} />
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAct({ kind: 'session' })}>
              {t('measures.addSession')}
            </Button>
          </>
        }
      />
      <div className="stack no-print">
        <Notices account={account} />
        <Section title={t('measures.account')}>
          <div className="stack stack-sm">
            <Figures account={account} />
            <KeyValues items={hostItems(account, t)} />
            <div className="row">
              <Button
                variant="default"
                leftSection={<IconHandStop size={18} aria-hidden />}
                onClick={() => setAct({ kind: 'refusal' })}
              >
                {t(account.refusedOn ? 'measures.changeRefusal' : 'measures.addRefusal')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconCertificate size={18} aria-hidden />}
                onClick={() => setAct({ kind: 'attestation' })}
              >
                {t(account.attestedOn ? 'measures.changeAttestation' : 'measures.addAttestation')}
              </Button>
            </div>
          </div>
        </Section>
        <Section title={t('measures.sessions')}>
          {account.sessionList.length === 0 ? (
            <EmptyState icon={IconClock} title={t('measures.noSession')} />
          ) : (
            <SessionTable account={account} onEdit={(session) => setAct({ kind: 'session', session })} />
          )}
        </Section>
      </div>
      <Attestation account={account} sessions={sessions} />
      {act?.kind === 'session' && (
        <SessionDialog account={account} session={act.session} onClose={() => setAct(null)} />
      )}
      {(act?.kind === 'refusal' || act?.kind === 'attestation') && (
        <AccountDialog account={account} part={act.kind} onClose={() => setAct(null)} />
      )}
    </>
  );
}

function Notices({ account }: { account: Account }) {
  const { t } = useT();
  const { warnings } = account;
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.notices} aria-label={t('measures.toLookAt')}>
      {warnings.map((notice) => (
        <li key={notice.code}>
          <IconAlertTriangle size={18} aria-hidden />
          <span>
            {noticeText(
              notice,
              notice.params.minutes ? { duration: durationWords(Number(notice.params.minutes)) } : {},
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Figures({ account }: { account: Account }) {
  const { t } = useT();
  const share = account.orderedMinutes === 0 ? 0 : Math.min(1, account.doneMinutes / account.orderedMinutes);
  return (
    <>
      <dl className={classes.figures}>
        <Figure label={t('measures.orderedShort')} value={durationWords(account.orderedMinutes)} />
        <Figure label={t('measures.done')} value={durationWords(account.doneMinutes)} />
        <Figure label={t('measures.remaining')} value={durationWords(account.remainingMinutes)} />
        {account.missed > 0 && <Figure label={t('measures.missed')} value={String(account.missed)} />}
      </dl>
      <span className={classes.bar} aria-hidden>
        <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
      </span>
    </>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function hostItems(account: Account, t: ReturnType<typeof useT>['t']) {
  const { measure } = account;
  const refused = account.refusedOn
    ? [t('measures.refusedOnBy', { day: day(account.refusedOn), by: account.refusedBy }), account.refusalNote]
        .filter(Boolean)
        .join(' · ')
    : null;
  const attested = account.attestedOn
    ? [t('measures.onDay', { day: day(account.attestedOn) }), account.attestedTo].filter(Boolean).join(' · ')
    : null;
  return [
    { label: t('measures.host'), value: account.hostStructureName || measure.hostName },
    { label: t('measures.tasks'), value: measure.hostTasks },
    ...(refused ? [{ label: t('measures.refusal'), value: refused }] : []),
    ...(attested ? [{ label: t('measures.attestation'), value: attested }] : []),
  ];
}

/** What the school and the family receive: identity, hours done and where; neither the motive nor a comment. */
function Attestation({ account, sessions }: { account: Account; sessions: Schema<'HourSession'>[] }) {
  const { t } = useT();
  const kind = useLabel('measure_kind');
  const done = sessions.filter(({ state }) => state === 'done');
  return (
    <PrintSheet title={t('measures.attestationTitle')} onlyPrint>
      <KeyValues
        items={[
          { label: t('receptions.pupil'), value: account.personName },
          { label: t('measures.bornOn'), value: account.birthDate && day(account.birthDate) },
          {
            label: t('receptions.school'),
            value: [account.structureName, account.className].filter(Boolean).join(', '),
          },
          { label: t('receptions.measureKind'), value: kind(account.measure.kind) },
          { label: t('measures.host'), value: account.hostStructureName || account.measure.hostName },
          { label: t('measures.orderedShort'), value: durationWords(account.orderedMinutes) },
          { label: t('measures.done'), value: durationWords(account.doneMinutes) },
        ]}
      />
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('measures.date')}</th>
            <th scope="col">{t('measures.times')}</th>
            <th scope="col">{t('measures.duration')}</th>
            <th scope="col">{t('measures.place')}</th>
            <th scope="col">{t('measures.supervisor')}</th>
          </tr>
        </thead>
        <tbody>
          {done.map((session) => (
            <tr key={session.id}>
              <td>{day(session.on)}</td>
              <td>{t('measures.fromTo', { from: session.from, to: session.to })}</td>
              <td>{durationWords(session.minutes)}</td>
              <td>{session.structureName || session.place}</td>
              <td>{session.supervisor}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('measures.signatures')}</p>
    </PrintSheet>
  );
}
