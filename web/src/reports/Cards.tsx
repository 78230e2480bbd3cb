// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import type { Schema } from '@/api/client';
import { useMay } from '@/api/queries';
import { type MsgId, useT } from '@/i18n';
import { AppLink, Section } from '@/ui';
import { DefinitionToggle } from './Definition';
import classes from './reports.module.css';
import type { Indicator } from './search';
import { indicatorWords, percent, rateWords } from './words';

type Figures = Schema<'Figures'>;
type Entry = Indicator | Schema<'RateCode'>;

const CARDS: { title: MsgId; entries: Entry[] }[] = [
  { title: 'reports.cardPeople', entries: ['pupils', 'stays', 'stays_missed', 'measures'] },
  {
    title: 'reports.cardReferrals',
    entries: [
      'referrals_received',
      'referrals_accepted',
      'referrals_refused',
      'referrals_pending',
      'referrals_set_aside',
      'acceptance_rate',
    ],
  },
  {
    title: 'reports.cardHalfDays',
    entries: [
      'half_days_ordered',
      'half_days_receivable',
      'half_days_planned',
      'half_days_attended',
      'half_days_absent',
      'half_days_untaken',
      'half_days_lost',
      'half_days_deferred',
      'presence_rate',
    ],
  },
  {
    title: 'reports.cardReturn',
    entries: [
      'returns_due',
      'returns_on_due_day',
      'on_due_day_rate',
      'follow_ups_due',
      'follow_ups_without_exclusion',
      'without_exclusion_rate',
    ],
  },
];

interface CardsProps {
  figures: Figures;
  /** The list behind a number of the period shown. */
  href: (indicator: Indicator) => string;
}

export function Cards({ figures, href }: CardsProps) {
  const { t } = useT();
  return (
    <div className={`cols-2 ${classes.cards}`}>
      {CARDS.map(({ title, entries }) => (
        <Section key={title} title={t(title)}>
          <table className={classes.card} aria-label={t(title)}>
            <thead>
              <tr>
                <th scope="col">{t('reports.indicator')}</th>
                <th scope="col">{t('reports.number')}</th>
                <th scope="col">{t('reports.yearBefore')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <FigureLine key={entry} entry={entry} figures={figures} href={href} />
              ))}
            </tbody>
          </table>
        </Section>
      ))}
    </div>
  );
}

function FigureLine({ entry, figures, href }: CardsProps & { entry: Entry }) {
  const rate = figures.rates.find((each) => each.rate === entry);
  if (rate) {
    const label = rateWords(rate.rate);
    return (
      <Line
        label={label}
        definition={<DefinitionToggle label={label} code={rate.rate} of={{ part: rate.part, whole: rate.whole }} />}
        now={percent(rate.now)}
        before={percent(rate.before)}
      />
    );
  }
  const value = figures.values.find((each) => each.indicator === entry);
  if (!value) return null;
  const label = indicatorWords(value.indicator);
  return (
    <Line
      label={label}
      definition={<DefinitionToggle label={label} code={value.indicator} unit={value.unit} />}
      now={<NumberLink count={value.now} href={href(value.indicator)} label={label} />}
      before={String(value.before)}
    />
  );
}

function Line({
  label,
  definition,
  now,
  before,
}: Record<'label' | 'before', string> & Record<'definition' | 'now', ReactNode>) {
  return (
    <tr>
      <th scope="row">
        <div className={classes.label}>
          <span>{label}</span>
          {definition}
        </div>
      </th>
      <td className={classes.figure}>{now}</td>
      <td className={classes.before}>{before}</td>
    </tr>
  );
}

/** A number leads to what it counts; nothing leads nowhere. */
export function NumberLink({ count, href, label }: { count: number; href: string; label: string }) {
  const mayOpen = useMay('figures_open');
  if (count === 0 || !mayOpen) return <>{count}</>;
  return (
    <AppLink href={href} className={classes.link} aria-label={`${label} : ${count}`}>
      {count}
    </AppLink>
  );
}
