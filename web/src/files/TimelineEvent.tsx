// SPDX-License-Identifier: EUPL-1.2
import {
  IconArrowRight,
  IconCalendarEvent,
  IconCheck,
  IconClipboardPlus,
  IconFileAlert,
  IconListCheck,
  IconMail,
  IconMessage,
  IconNote,
  IconRoute,
  IconScale,
  IconSchool,
  IconSignature,
  IconUserOff,
  IconUsers,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { Entry } from '@/journal/Entry';
import type { StayChoice } from '@/journal/values';
import { AppLink } from '@/ui';
import { day, instant, instantDay, time } from '@/ui/format';
import type { Tone } from '@/ui/theme';
import classes from './timeline.module.css';
import { useSentence } from './timelineWords';

type Item = Schema<'TimelineItem'>;

const LOOKS: Record<Item['type'], { icon: typeof IconNote; tone: Tone }> = {
  entry: { icon: IconNote, tone: 'info' },
  referral: { icon: IconClipboardPlus, tone: 'warn' },
  decision: { icon: IconScale, tone: 'quiet' },
  answer: { icon: IconMail, tone: 'quiet' },
  transition: { icon: IconArrowRight, tone: 'good' },
  absence: { icon: IconUserOff, tone: 'bad' },
  task: { icon: IconCheck, tone: 'quiet' },
  convocation: { icon: IconCalendarEvent, tone: 'quiet' },
  interview: { icon: IconUsers, tone: 'good' },
  incident: { icon: IconFileAlert, tone: 'bad' },
  authorisation: { icon: IconSignature, tone: 'info' },
  school: { icon: IconSchool, tone: 'info' },
  pathway: { icon: IconRoute, tone: 'good' },
  grid: { icon: IconListCheck, tone: 'info' },
};
const CALLS = new Set(['entry_call', 'entry_message']);

/** Where one reads more of what happened. */
function hrefOf({ type, stayId, referralId }: Item, personId: string): string | null {
  if (type === 'incident') return `/dossiers/${personId}/incidents`;
  if (stayId) return `/accueils/${stayId}`;
  return referralId ? `/saisines/${referralId}` : null;
}

interface TimelineEventProps {
  item: Item;
  personId: string;
  stays: StayChoice[];
  /** The entry a link leads to: brought into view, marked, and where the keyboard goes on. */
  sought?: boolean;
}

export function TimelineEvent({ item, personId, stays, sought = false }: TimelineEventProps) {
  const { t } = useT();
  const words = useSentence()(item);
  const undone = item.title.params.undone === 'true';
  const { icon, tone } = LOOKS[item.type];
  const Picture = CALLS.has(item.title.code) ? IconMessage : icon;
  const href = hrefOf(item, personId);
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!sought) return;
    line.current?.scrollIntoView({ block: 'center' });
    line.current?.focus({ preventScroll: true });
  }, [sought]);
  return (
    <li ref={line} className={classes.event} data-sought={sought || undefined} tabIndex={sought ? -1 : undefined}>
      <span className={classes.dot} data-tone={tone} aria-hidden="true">
        <Picture size={16} />
      </span>
      <div className={classes.body}>
        <div className={classes.line}>
          {href && item.type !== 'entry' ? (
            <AppLink href={href} className={`${classes.words} ${undone ? classes.undone : ''}`}>
              {words}
            </AppLink>
          ) : (
            <span className={classes.words}>{words}</span>
          )}
          {undone && <span className="muted small">{t('files.undone')}</span>}
          <Meta item={item} />
        </div>
        {item.entry ? (
          <Entry entry={item.entry} stays={stays} title={t('files.entryOf', { kind: words, day: day(item.on) })} />
        ) : (
          item.text && <p className={`written ${classes.text}`}>{item.text}</p>
        )}
        <About item={item} stays={stays} />
      </div>
    </li>
  );
}

/** Who and when; the time alone when it was written down on the day itself. */
function Meta({ item }: { item: Item }) {
  const { t } = useT();
  const { entry, at, by, on } = item;
  const sameDay = at && instantDay(at) === day(on);
  const facts = [
    by?.displayName,
    at && (sameDay ? time(at) : t('files.recorded', { at: instant(at) })),
    entry && entry.updatedAt !== entry.createdAt && t('files.changed', { at: instant(entry.updatedAt) }),
  ].filter(Boolean);
  return <span className={classes.meta}>{facts.join(' · ')}</span>;
}

/** The stay a note is about. */
function About({ item, stays }: { item: Item; stays: StayChoice[] }) {
  const { t } = useT();
  const stay = item.entry && stays.find((each) => each.id === item.entry?.stayId);
  if (!stay) return null;
  return (
    <p className={classes.meta}>
      {t('files.aboutStay')} <AppLink href={`/accueils/${stay.id}`}>{stay.label}</AppLink>
    </p>
  );
}
