// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useT } from '@/i18n';
import { ChipsField, Section } from '@/ui';
import classes from './exchange.module.css';
import { LineCard } from './LineCard';
import { type Line, type Preview, VERDICTS, type Verdict, withLine } from './lines';
import { verdictWords } from './words';

interface PreviewPartProps {
  preview: Preview;
  busy: boolean;
  onChange: (lines: Line[]) => void;
}

/** Every line with what would come of it; nothing is stored yet. */
export function PreviewPart({ preview, busy, onChange }: PreviewPartProps) {
  const { t } = useT();
  const [shown, setShown] = useState<string[]>([]);
  const of = (verdict: Verdict) => preview.lines.filter((line) => line.verdict === verdict).length;
  const there = VERDICTS.filter((verdict) => of(verdict) > 0);
  const lines = preview.lines.filter(({ verdict }) => shown.length === 0 || shown.includes(verdict));
  return (
    <Section title={t('exchange.preview', { count: preview.lines.length })}>
      <div className="stack">
        <p role="status" className={classes.counts} aria-busy={busy || undefined}>
          {there.map((verdict) => t(`exchange.count_${verdict}`, { count: of(verdict) })).join(' · ')}
        </p>
        {preview.format && <FormatWords format={preview.format} />}
        <ChipsField
          label={t('exchange.show')}
          options={there.map((verdict) => ({ value: verdict, label: `${verdictWords(verdict)} (${of(verdict)})` }))}
          value={shown}
          onChange={setShown}
        />
        <ol className={classes.lines}>
          {lines.map((line) => (
            <LineCard
              key={line.line}
              line={line}
              onChange={(change) => onChange(withLine(preview.lines, line.line, change))}
            />
          ))}
        </ol>
      </div>
    </Section>
  );
}

function FormatWords({ format }: { format: NonNullable<Preview['format']> }) {
  const { t } = useT();
  const { columns, ignored, health, skipped } = format;
  return (
    <ul className={`plain-list small ${classes.format}`}>
      <li>{t('exchange.columns', { columns: columns.join(', ') })}</li>
      {health.length > 0 && <li className="strong">{t('exchange.health', { columns: health.join(', ') })}</li>}
      {ignored.length > 0 && <li>{t('exchange.ignored', { columns: ignored.join(', ') })}</li>}
      {skipped > 0 && <li>{t('exchange.skipped', { count: skipped })}</li>}
    </ul>
  );
}
