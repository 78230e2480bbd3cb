// SPDX-License-Identifier: EUPL-1.2
import { IconInfoCircle } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { type MsgId, translateOr, useT } from '@/i18n';
import classes from './reports.module.css';
import type { Indicator } from './search';
import { indicatorWords } from './words';

interface DefinitionProps {
  code: Indicator | Schema<'RateCode'>;
  /** Of an indicator. */
  unit?: Schema<'CountingUnit'>;
  /** Of a share. */
  of?: { part: Indicator; whole: Indicator };
}

/** What a figure counts, of what it is a share, where it comes from, what happens at the border of a period. */
export function Definition({ code, unit, of }: DefinitionProps) {
  const { t } = useT();
  const rule = translateOr(`reports.rule_${code}`, '') || (unit ? t(`reports.border_${unit}` as MsgId) : '');
  return (
    <dl className={classes.definition}>
      <div>
        <dt>{t('reports.definition')}</dt>
        <dd>{t(`reports.def_${code}` as MsgId)}</dd>
      </div>
      {of && (
        <>
          <div>
            <dt>{t('reports.numerator')}</dt>
            <dd>{indicatorWords(of.part)}</dd>
          </div>
          <div>
            <dt>{t('reports.denominator')}</dt>
            <dd>{indicatorWords(of.whole)}</dd>
          </div>
        </>
      )}
      {rule && (
        <div>
          <dt>{t('reports.rule')}</dt>
          <dd>{rule}</dd>
        </div>
      )}
      <div>
        <dt>{t('reports.source')}</dt>
        <dd>{t(`reports.source_${of ? 'rate' : (unit ?? 'stay')}` as MsgId)}</dd>
      </div>
    </dl>
  );
}

/** Beside the number, opened by a click or the keyboard. */
export function DefinitionToggle({ label, ...definition }: DefinitionProps & { label: string }) {
  const { t } = useT();
  return (
    <details className={`${classes.toggle} no-print`}>
      <summary aria-label={t('reports.definitionOf', { label })} title={t('reports.definitionOf', { label })}>
        <IconInfoCircle size={18} aria-hidden />
      </summary>
      <Definition {...definition} />
    </details>
  );
}

/** All of them, on paper: figures never leave without their meaning. */
export function PrintedDefinitions({ figures }: { figures: Schema<'Figures'> }) {
  const { t } = useT();
  return (
    <section className={classes.printed}>
      <h2>{t('reports.definitions')}</h2>
      {figures.values.map(({ indicator, unit }) => (
        <div key={indicator}>
          <h3>{indicatorWords(indicator)}</h3>
          <Definition code={indicator} unit={unit} />
        </div>
      ))}
      {figures.rates.map(({ rate, part, whole }) => (
        <div key={rate}>
          <h3>{t(`reports.ind_${rate}` as MsgId)}</h3>
          <Definition code={rate} of={{ part, whole }} />
        </div>
      ))}
    </section>
  );
}
