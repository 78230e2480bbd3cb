// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import classes from './RefusedLines.module.css';
import { lineReason } from './words';

interface RefusedLinesProps {
  title: string;
  lines: readonly Schema<'LineRefusal'>[];
}

/** Lines of an imported file with what is wrong or odd about them, in words. */
export function RefusedLines({ title, lines }: RefusedLinesProps) {
  const { t } = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={title}>
      <table className={classes.table}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('calendar.line')}</th>
            <th scope="col">{t('calendar.lineReason')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, code, params }) => (
            <tr key={`${line} ${code} ${Object.values(params).join(' ')}`}>
              <td>{line || '–'}</td>
              <td>{lineReason(code, t('calendar.lineUnreadable'), params)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
