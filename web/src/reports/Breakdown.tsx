// SPDX-License-Identifier: EUPL-1.2
import { Button, CopyButton } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { type MsgId, translateOr, useT } from '@/i18n';
import { Section } from '@/ui';
import { type BreakdownColumn, type BreakdownModel, type BreakdownRow, presenceOf, roundedSum } from './breakdown';
import { NumberLink } from './Cards';
import { saveCsv, tabbed } from './csv';
import classes from './reports.module.css';
import type { Dimension, Indicator } from './search';
import { dimensionWords, indicatorWords, percent, ratio, useValueWords } from './words';

interface BreakdownProps {
  model: BreakdownModel;
  periodWords: string;
  href: (indicator: Indicator, by: Dimension, value: string) => string;
}

/** One way to break the figures down: a row a value, each number with its list, the total below. */
export function Breakdown({ model, periodWords, href }: BreakdownProps) {
  const { t } = useT();
  const words = useValueWords();
  const title = dimensionWords(model.by);
  const lines = useLines(model);
  const sum = roundedSum(model);
  const whole = model.total.now[model.main] ?? 0;
  return (
    <Section
      title={title}
      actions={
        <>
          <CopyButton value={tabbed(lines)}>
            {({ copied, copy }) => (
              <Button
                variant="subtle"
                size="compact-md"
                leftSection={<IconCopy size={16} aria-hidden />}
                onClick={copy}
              >
                {t(copied ? 'reports.copied' : 'reports.copy')}
              </Button>
            )}
          </CopyButton>
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => saveCsv(`${t('reports.fileName', { title, period: periodWords })}.csv`, lines)}
          >
            {t('reports.csv')}
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by the keyboard */}
      <section className={classes.scroll} aria-label={title} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {model.columns.map((column) => (
                <th key={`${column.indicator} ${column.which}`} scope="col">
                  {columnWords(column)}
                </th>
              ))}
              <th scope="col">{t('reports.share', { indicator: indicatorWords(model.main) })}</th>
              {model.presence && <th scope="col">{t('reports.ind_presence_rate')}</th>}
            </tr>
          </thead>
          <tbody>
            {model.rows.map((row) => (
              <tr key={row.value}>
                <th scope="row">{words(model.by, row.value, row.label)}</th>
                {model.columns.map((column) => (
                  <td key={`${column.indicator} ${column.which}`} data-before={column.which === 'before' || undefined}>
                    {column.which === 'before' ? (
                      (row.before[column.indicator] ?? 0)
                    ) : (
                      <NumberLink
                        count={row.now[column.indicator] ?? 0}
                        href={href(column.indicator, model.by, row.value)}
                        label={`${indicatorWords(column.indicator)}, ${words(model.by, row.value, row.label)}`}
                      />
                    )}
                  </td>
                ))}
                <ShareCell share={ratio(row.now[model.main] ?? 0, whole)} />
                {model.presence && <td>{percent(presenceOf(row))}</td>}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('reports.total')}</th>
              {model.columns.map((column) => (
                <td key={`${column.indicator} ${column.which}`} data-before={column.which === 'before' || undefined}>
                  {model.total[column.which][column.indicator] ?? 0}
                </td>
              ))}
              <td>{whole === 0 ? '—' : percent(1)}</td>
              {model.presence && <td>{percent(presenceOf(model.total))}</td>}
            </tr>
          </tfoot>
        </table>
      </section>
      <p className={`muted small ${classes.note}`}>
        {[
          model.presence && t('reports.ruleOfTables'),
          translateOr(`reports.dimrule_${model.by}`, ''),
          whole > 0 && sum !== 100 && t('reports.rounding', { sum }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </Section>
  );
}

function ShareCell({ share }: { share: number | null }) {
  return (
    <td className={classes.share}>
      <span>{percent(share)}</span>
      <meter className={classes.bar} min={0} max={1} value={share ?? 0} aria-hidden />
    </td>
  );
}

function columnWords({ indicator, which }: BreakdownColumn): string {
  const own = translateOr(`reports.col_${indicator}`, '') || indicatorWords(indicator);
  return which === 'now' ? own : `${own} N−1`;
}

/** The table as texts, the header first, the total last. */
function useLines(model: BreakdownModel): string[][] {
  const { t } = useT();
  const words = useValueWords();
  const whole = model.total.now[model.main] ?? 0;
  const line = (label: string, row: BreakdownRow) => [
    label,
    ...model.columns.map(({ indicator, which }) => String(row[which][indicator] ?? 0)),
    percent(ratio(row.now[model.main] ?? 0, whole)),
    ...(model.presence ? [percent(presenceOf(row))] : []),
  ];
  return [
    [
      dimensionWords(model.by),
      ...model.columns.map(columnWords),
      t('reports.share', { indicator: indicatorWords(model.main) }),
      ...(model.presence ? [t('reports.ind_presence_rate' satisfies MsgId)] : []),
    ],
    ...model.rows.map((row) => line(words(model.by, row.value, row.label), row)),
    line(t('reports.total'), model.total),
  ];
}
