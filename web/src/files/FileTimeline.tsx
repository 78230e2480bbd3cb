// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconFileSearch, IconLock } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { Schema } from '@/api/client';
import { May } from '@/api/May';
import { type MsgId, useT } from '@/i18n';
import type { StayChoice } from '@/journal/values';
import { searchHref } from '@/search/filters';
import { AppLink, ChipsField, LoadError, Section } from '@/ui';
import { dayLong } from '@/ui/format';
import { cleanShown, SHOWABLE, SHOWN, type Shown, shownOf } from './filters';
import { useTimeline } from './queries';
import { TimelineEvent } from './TimelineEvent';
import classes from './timeline.module.css';

type Item = Schema<'TimelineItem'>;

const LABELS: Record<Shown, MsgId> = {
  entries: 'files.showEntries',
  referrals: 'files.showReferrals',
  steps: 'files.showSteps',
  absences: 'files.showAbsences',
  tasks: 'files.showTasks',
};

interface FileTimelineProps {
  personId: string;
  first: Schema<'TimelinePage'>;
  stays: StayChoice[];
}

/** All that happened, newest day first. */
export function FileTimeline({ personId, first, stays }: FileTimelineProps) {
  const { t } = useT();
  const timeline = useTimeline(personId, first);
  const [shown, setShown] = useShown();
  const days = useMemo(() => byDay(timeline.items, shown), [timeline.items, shown]);
  const sought = useSoughtEntry(timeline);
  return (
    <Section
      title={t('files.story')}
      actions={
        <May right="course_see">
          <Button
            component={AppLink}
            href={searchHref({ dossier: personId })}
            variant="default"
            size="compact-md"
            leftSection={<IconFileSearch size={16} aria-hidden />}
          >
            {t('files.searchEntries')}
          </Button>
        </May>
      }
    >
      <div className="no-print">
        <ChipsField
          label={t('files.showOnly')}
          options={SHOWN.map((each) => ({ value: each, label: t(LABELS[each]) }))}
          value={shown}
          onChange={(chosen) => setShown(chosen as Shown[])}
        />
      </div>
      {first.restrictedHidden > 0 && (
        <p className={`muted ${classes.hidden}`}>
          <IconLock size={16} aria-hidden /> {t('journal.hidden', { count: first.restrictedHidden })}
        </p>
      )}
      {days.length === 0 && (
        <p className="muted" role="status">
          {timeline.items.length === 0 ? t('files.storyEmpty') : t('files.storyFiltered')}
        </p>
      )}
      {days.map(([on, items]) => (
        <section key={on} className={classes.day}>
          <h3 className={classes.date}>{dayLong(on)}</h3>
          <ul className="plain-list">
            {items.map((item) => (
              <TimelineEvent
                key={item.id}
                personId={personId}
                item={item}
                stays={stays}
                sought={item.entry !== null && item.entry?.id === sought}
              />
            ))}
          </ul>
        </section>
      ))}
      {timeline.error && <LoadError error={timeline.error} retry={timeline.more} />}
      {timeline.hasMore && (
        <div className={`${classes.more} no-print`}>
          <Button variant="default" loading={timeline.loading} onClick={timeline.more}>
            {t('files.older')}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** The entry the address asks for: older pages are read until it is there. */
function useSoughtEntry(timeline: ReturnType<typeof useTimeline>): string | undefined {
  const { ecrit } = cleanShown(useSearch({ strict: false }));
  const { items, hasMore, loading, error, more } = timeline;
  const missing = ecrit !== undefined && !items.some((item) => item.entry?.id === ecrit);
  useEffect(() => {
    if (missing && hasMore && !loading && !error) more();
  });
  return ecrit;
}

/** What is shown, as the address keeps it; nothing chosen shows everything. */
function useShown(): [Shown[], (shown: Shown[]) => void] {
  const { show } = cleanShown(useSearch({ strict: false }));
  const navigate = useNavigate();
  const shown = useMemo(() => shownOf(show), [show]);
  const setShown = (chosen: Shown[]) =>
    void navigate({
      to: '.',
      search: cleanShown({ show: chosen.join('.') }) as never,
      replace: true,
      resetScroll: false,
    });
  return [shown, setShown];
}

function byDay(items: Item[], shown: Shown[]): [string, Item[]][] {
  const types = new Set(shown.flatMap((each): Item['type'][] => SHOWABLE[each]));
  const days = new Map<string, Item[]>();
  for (const item of items) {
    if (types.size > 0 && !types.has(item.type)) continue;
    days.set(item.on, [...(days.get(item.on) ?? []), item]);
  }
  return [...days];
}
