// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { AskedFields, ProposedEnd, useMeasureKind } from '@/measures/AskedFields';
import { DateField, HalfDayField, LoadError, SelectField, TimeField } from '@/ui';
import { ReceivablePanel } from '../ReceivablePanel';
import { type AnnouncementForm, partOf } from './form';
import classes from './MeasureFields.module.css';
import { warningsOf } from './Warnings';

export interface MeasureFieldsProps {
  form: AnnouncementForm;
  /** What the server says of it so far, or why it could not. */
  said: Schema<'ReferralCheck'> | undefined;
  failure: Error | null;
  askAgain: () => unknown;
}

/** What the school decided, and beside it what can be received of it. */
export const MeasureFields = partOf(['measure.', 'structureId'], MeasurePart);

function MeasurePart({ form, ...check }: MeasureFieldsProps) {
  const { t } = useT();
  const { values, bind } = form;
  const kinds = useVocabulary('measure_kind');
  const warnings = warningsOf(check.said?.findings ?? []);
  const { openEnded, asks } = useMeasureKind(values['measure.kind']);
  const received = !asks.includes('hours') && !(values['measure.suspended'] && !values['measure.revokedOn']);
  return (
    <div className={classes.beside}>
      <div className="stack">
        <div className={classes.first}>
          <SelectField label={t('receptions.measureKind')} options={kinds} {...bind('measure.kind')} />
          <DateField label={t('receptions.decidedOn')} optional {...bind('measure.decidedOn')} />
        </div>
        <div className={classes.edge}>
          <HalfDayField label={t('receptions.measureStart')} {...bind('measure.start')} />
          <TimeField label={t('receptions.hour')} optional {...bind('measure.startTime')} />
        </div>
        <div className={classes.edge}>
          <HalfDayField
            label={t('receptions.measureEnd')}
            hint={openEnded ? t('receptions.measureEndHint') : undefined}
            defaultHalf="pm"
            min={values['measure.start'] ?? undefined}
            {...bind('measure.end')}
          />
          <TimeField label={t('receptions.hour')} optional {...bind('measure.endTime')} />
        </div>
        <ProposedEnd
          proposed={check.said?.proposedEnd}
          end={values['measure.end']}
          onTake={(end) => form.set('measure.end', end)}
        />
        <AskedFields form={form} />
      </div>
      {received && (
        <section className={classes.receivable} aria-label={t('receptions.receivableTitle')}>
          <h3 className={classes.title}>{t('receptions.receivableTitle')}</h3>
          <LivePanel {...check} warned={warnings} ready={Boolean(values.structureId && values['measure.start'])} />
        </section>
      )}
    </div>
  );
}

interface LivePanelProps extends Omit<MeasureFieldsProps, 'form'> {
  warned: Schema<'Finding'>[];
  ready: boolean;
}

function LivePanel({ said, failure, askAgain, warned, ready }: LivePanelProps) {
  const { t } = useT();
  if (failure) return <LoadError error={failure} retry={() => void askAgain()} />;
  const receivable = ready ? said?.receivable : null;
  if (!receivable) return <p className="muted">{t('receptions.receivableWaiting')}</p>;
  return <ReceivablePanel receivable={receivable} saidElsewhere={new Set(warned.map(({ code }) => code))} />;
}
