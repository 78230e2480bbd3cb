// SPDX-License-Identifier: EUPL-1.2
// One pathway on the page of a young person.
import { IconAlertTriangle } from '@tabler/icons-react';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, KeyValues, Section, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import { Attempts, Reviews } from './Course';
import type { Act } from './PathwayDialogs';
import { Diagnosis, Objectives } from './Plan';
import classes from './pathways.module.css';
import { exitTone, isOpen, noticeTone, noticeWords, type Page, type Pathway, queueTone, useExitWords } from './words';

interface PathwayViewProps {
  page: Page;
  pathway: Pathway;
  onAct: (act: Act) => void;
}

export function PathwayView({ page, pathway, onAct }: PathwayViewProps) {
  return (
    <div className={`stack no-print ${classes.page}`}>
      <Notices pathway={pathway} />
      <div className={classes.columns}>
        <div className="stack">
          <Objectives pathway={pathway} onAct={onAct} />
          <Diagnosis pathway={pathway} onAct={onAct} />
        </div>
        <div className="stack">
          <Facts page={page} pathway={pathway} />
          <Reviews pathway={pathway} onAct={onAct} />
          <Attempts pathway={pathway} contacts={page.contacts} onAct={onAct} />
        </div>
      </div>
    </div>
  );
}

function Notices({ pathway }: { pathway: Pathway }) {
  const { t } = useT();
  if (pathway.notices.length === 0) return null;
  return (
    <ul className={`plain-list ${classes.notices}`} aria-label={t('pathways.notices')}>
      {pathway.notices.map((notice) => (
        <li key={notice.code}>
          <StatusBadge tone={noticeTone(notice.code)}>
            <IconAlertTriangle size={16} aria-hidden /> {noticeWords(notice)}
          </StatusBadge>
        </li>
      ))}
    </ul>
  );
}

function Facts({ page, pathway }: { page: Page; pathway: Pathway }) {
  const { t } = useT();
  const kind = useLabel('pathway_kind');
  const entry = useLabel('pathway_entry');
  const queue = useLabel('pathway_queue');
  const exitWords = useExitWords();
  const classWords = useLabel('pathway_exit_class');
  const proof = useLabel('pathway_proof');
  const { exit } = pathway;
  const stay = page.stays.find((each) => each.id === pathway.stayId);
  const asked = <StatusBadge tone="warn">{t('pathways.toAsk')}</StatusBadge>;
  const items = [
    { label: t('pathways.kind'), value: kind(pathway.kind ?? '') },
    { label: t('pathways.enteredOn'), value: day(pathway.enteredOn ?? '') },
    { label: t('pathways.entryChannel'), value: entry(pathway.entryChannel ?? '') },
    {
      label: t('pathways.origin'),
      value: [pathway.structureName, pathway.originContact].filter(Boolean).join(', '),
    },
    ...(pathway.stayId
      ? [
          {
            label: t('pathways.stay'),
            value: (
              <AppLink href={`/accueils/${pathway.stayId}`}>
                {t('pathways.stayFrom', { day: stay?.firstHalfDay ? day(stay.firstHalfDay.slice(0, 10)) : 'none' })}
              </AppLink>
            ),
          },
        ]
      : []),
    { label: t('pathways.referent'), value: pathway.referent?.displayName },
    {
      label: t('pathways.youngAgreedOn'),
      value: pathway.youngAgreedOn ? day(pathway.youngAgreedOn) : asked,
    },
    ...(pathway.minor
      ? [
          {
            label: t('pathways.parentsAgreedOn'),
            value: pathway.parentsAgreedOn ? day(pathway.parentsAgreedOn) : asked,
          },
        ]
      : []),
    { label: t('pathways.planUntil'), value: day(pathway.planUntil) },
    ...(isOpen(pathway)
      ? [
          { label: t('pathways.nextReviewOn'), value: pathway.nextReviewOn && day(pathway.nextReviewOn) },
          {
            label: t('pathways.queue'),
            value: <StatusBadge tone={queueTone(pathway.queue)}>{queue(pathway.queue)}</StatusBadge>,
          },
          { label: t('pathways.lastContactOn'), value: day(pathway.lastContactOn) },
        ]
      : []),
    ...(exit
      ? [
          {
            label: t('pathways.exit'),
            value: (
              <>
                <StatusBadge tone={exitTone(exit.class)}>{classWords(exit.class)}</StatusBadge>{' '}
                {exitWords(exit.class, exit.code)}, {day(exit.on)}
              </>
            ),
          },
          { label: t('pathways.proof'), value: proof(exit.proof) },
          ...(exit.note ? [{ label: t('pathways.exitNote'), value: exit.note }] : []),
        ]
      : []),
    ...pathway.pastExits.map((past) => ({
      label: t('pathways.reopenedOn', { day: day(past.reopenedOn ?? '') }),
      value: `${exitWords(past.class, past.code)} · ${past.reopenedReason}`,
    })),
    ...(pathway.note ? [{ label: t('pathways.note'), value: <span className="written">{pathway.note}</span> }] : []),
  ];
  return (
    <Section title={t('pathways.facts')}>
      <KeyValues items={items} />
    </Section>
  );
}
