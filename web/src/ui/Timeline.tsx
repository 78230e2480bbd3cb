// SPDX-License-Identifier: EUPL-1.2
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { dayShort } from './format';
import classes from './Timeline.module.css';
import type { Tone } from './theme';

export interface TimelineItem {
  key: string;
  /** YYYY-MM-DD */
  date: string;
  title: ReactNode;
  /** Who, how: small beside the title. */
  meta?: ReactNode;
  tone?: Tone;
  icon?: Icon;
  children?: ReactNode;
}

/** The dated story, in the order given. A date is written once for all that follows on the same day. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className={classes.list}>
      {items.map(({ key, date, title, meta, tone = 'quiet', icon: Picture, children }, index) => {
        const repeated = items[index - 1]?.date === date;
        const newYear = index > 0 && items[index - 1]?.date.slice(0, 4) !== date.slice(0, 4);
        return (
          <li key={key} className={classes.item} data-repeated={repeated || undefined}>
            <time dateTime={date} className={repeated ? 'visually-hidden' : classes.date}>
              {dayShort(date)}
              {(index === 0 || newYear) && <span className={classes.year}> {date.slice(0, 4)}</span>}
            </time>
            <span className={classes.dot} data-tone={tone} aria-hidden="true">
              {Picture && <Picture size={15} stroke={2} />}
            </span>
            <div className={classes.body}>
              <div className={classes.head}>
                <span className={classes.title}>{title}</span>
                {meta && <span className={classes.meta}>{meta}</span>}
              </div>
              {children && <div className={classes.text}>{children}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
