// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { PrintSheet } from '@/ui';
import classes from './privacy.module.css';

/** French signs stay on the line of their word. */
const bound = (words: string) => words.replace(/ ([:;?!»])/g, '\u00a0$1').replaceAll('« ', '«\u00a0');

/** The page that is handed over. Nothing on it says whom it is for: it can be left on a table. */
export function NoticeSheet({ text, receipt = false }: { text: Schema<'NoticeText'>; receipt?: boolean }) {
  const { t } = useT();
  return (
    <PrintSheet title={bound(text.title)}>
      <div className={classes.notice}>
        {text.sections.map(({ key, title, text: words }) => (
          <section key={key}>
            <h3>{bound(title)}</h3>
            <p className="written">{bound(words)}</p>
          </section>
        ))}
      </div>
      {receipt && (
        <p className={classes.receipt}>
          {t('privacy.receipt')}
          <br />
          {t('privacy.signature')}
        </p>
      )}
    </PrintSheet>
  );
}
