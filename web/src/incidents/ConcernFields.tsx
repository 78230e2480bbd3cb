// SPDX-License-Identifier: EUPL-1.2
// The path of an information préoccupante, in six steps on one page.
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconPlus } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  CheckField,
  ChoiceCards,
  DateField,
  type Form,
  Section,
  SelectField,
  TextArea,
  TextField,
  TimeField,
  useToday,
} from '@/ui';
import classes from './incidents.module.css';

export type ConcernValues = Schema<'ConcernContent'>;

export const NO_CONCERN: ConcernValues = {
  noticedBy: '',
  noticedOn: null,
  noticedTime: '',
  immediateDanger: false,
  elements: '',
  incidentId: null,
  consulted: [],
  decision: '',
  decisionReason: '',
  decisionNote: '',
  decidedOn: null,
  sentOn: null,
  sentTime: '',
  sentHow: '',
  sentTo: '',
  reference: '',
  acknowledgedOn: null,
  acknowledgement: '',
  parents: '',
  parentsOn: null,
  parentsBy: '',
  parentsWho: '',
  parentsReason: '',
  parentsNote: '',
  followUpOn: null,
  followUpNote: '',
};

export function concernValues(concern: Schema<'Concern'>): ConcernValues {
  const keys = Object.keys(NO_CONCERN) as (keyof ConcernValues)[];
  return Object.fromEntries(keys.map((key) => [key, concern[key]])) as unknown as ConcernValues;
}

const STEPS = ['noticed', 'consulted', 'decision', 'sent', 'parents', 'follow'] as const;
type Step = (typeof STEPS)[number];
const STEP_OF: Record<string, Step> = {
  elements: 'noticed',
  noticedBy: 'noticed',
  noticedOn: 'noticed',
  decision: 'decision',
  decisionReason: 'decision',
  decidedOn: 'decision',
  sentOn: 'sent',
  sentHow: 'sent',
  sentTo: 'sent',
  parents: 'parents',
  parentsOn: 'parents',
  parentsBy: 'parents',
  parentsReason: 'parents',
};

/** Where one stands: each step leads to its part of the page. */
export function ConcernSteps({ missing }: { missing: readonly string[] }) {
  const { t } = useT();
  return (
    <nav aria-label={t('incidents.steps')} className="no-print">
      <ol className={classes.steps}>
        {STEPS.map((step) => {
          const open = missing.filter((key) => STEP_OF[key] === step).length;
          const Sign = open > 0 ? IconCircle : IconCircleCheck;
          return (
            <li key={step}>
              <a className={classes.step} href={`#step-${step}`}>
                <Sign size={18} aria-hidden /> {t(`incidents.step_${step}`)}
                {open > 0 && ' '}
                {open > 0 && <span className="muted small">{t('incidents.toComplete', { count: open })}</span>}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

export function ConcernNotices({ notices }: { notices: readonly string[] }) {
  const { t } = useT();
  if (notices.length === 0) return null;
  return (
    <ul
      className={`plain-list ${notices.includes('not_acknowledged') && notices.length === 1 ? classes.calm : classes.alert}`}
    >
      {notices.map((notice) => (
        <li key={notice}>
          <IconAlertTriangle size={18} aria-hidden /> {t(`incidents.notice_${notice as 'emergency'}`)}
        </li>
      ))}
    </ul>
  );
}

export function ConcernFields({ form }: { form: Form<ConcernValues> }) {
  const { t } = useT();
  const today = useToday();
  const { values } = form;
  const notSentReasons = useVocabulary('concern_not_sent');
  const sent = values.decision === 'crip' || values.decision === 'procureur';
  const choice = (field: 'decisionReason' | 'sentHow' | 'parentsReason') => ({
    ...form.bind(field),
    value: values[field] || null,
    onChange: (next: string | null) => form.set(field, next ?? ''),
  });
  const clock = (field: 'noticedTime' | 'sentTime') => ({
    ...form.bind(field),
    onChange: (next: string | null) => form.set(field, next ?? ''),
  });
  return (
    <>
      <Section id="step-noticed" title={t('incidents.step_noticed')}>
        <div className="stack">
          <TextField label={t('incidents.noticedBy')} maxLength={160} {...form.bind('noticedBy')} />
          <div className="form-grid">
            <DateField label={t('incidents.noticedOn')} max={today} {...form.bind('noticedOn')} />
            <TimeField label={t('incidents.time')} optional {...clock('noticedTime')} />
          </div>
          <TextArea
            label={t('incidents.elements')}
            hint={t('incidents.elementsHint')}
            rows={7}
            maxLength={8000}
            {...form.bind('elements')}
          />
          <CheckField label={t('incidents.immediateDanger')} {...form.bind('immediateDanger')} />
          {values.immediateDanger && (
            <p role="status" className={`${classes.alert} ${classes.flat}`}>
              {t('incidents.dangerNow')}
            </p>
          )}
        </div>
      </Section>
      <Consulted form={form} />
      <Section id="step-decision" title={t('incidents.step_decision')}>
        <div className="stack">
          <ChoiceCards
            label={t('incidents.decision')}
            options={useVocabulary('concern_decision')}
            {...form.bind('decision')}
            value={values.decision || null}
            onChange={(next) => form.set('decision', (next ?? '') as ConcernValues['decision'])}
          />
          {values.decision === 'none' && (
            <SelectField label={t('incidents.notSentReason')} options={notSentReasons} {...choice('decisionReason')} />
          )}
          <DateField label={t('incidents.decidedOn')} max={today} {...form.bind('decidedOn')} />
          <TextArea
            label={t('incidents.decisionNote')}
            optional={values.decisionReason !== 'other'}
            rows={2}
            maxLength={600}
            {...form.bind('decisionNote')}
          />
        </div>
      </Section>
      {sent && <Sent form={form} clock={clock('sentTime')} how={choice('sentHow')} />}
      <Parents form={form} reason={choice('parentsReason')} needed={sent} />
      <Section id="step-follow" title={t('incidents.step_follow')}>
        <div className="stack">
          <DateField
            label={t('incidents.followUp')}
            hint={t('incidents.followUpHint')}
            optional
            {...form.bind('followUpOn')}
          />
          <TextArea
            label={t('incidents.followUpNote')}
            optional
            rows={2}
            maxLength={600}
            {...form.bind('followUpNote')}
          />
        </div>
      </Section>
    </>
  );
}

interface BoundCode {
  id: string;
  value: string | null;
  onChange: (next: string | null) => void;
  error: string | undefined;
}

function Sent({ form, clock, how }: { form: Form<ConcernValues>; clock: BoundCode; how: BoundCode }) {
  const { t } = useT();
  const today = useToday();
  return (
    <Section id="step-sent" title={t('incidents.step_sent')}>
      <div className="stack">
        <div className="form-grid">
          <DateField label={t('incidents.sentOn')} max={today} {...form.bind('sentOn')} />
          <TimeField label={t('incidents.time')} optional {...clock} />
          <SelectField label={t('incidents.sentHow')} options={useVocabulary('concern_channel')} {...how} />
        </div>
        <div className="form-grid">
          <TextField label={t('incidents.sentTo')} maxLength={160} {...form.bind('sentTo')} />
          <TextField label={t('incidents.reference')} optional maxLength={80} {...form.bind('reference')} />
        </div>
        {form.values.decision === 'procureur' && (
          <p className={`${classes.calm} ${classes.flat}`}>{t('incidents.copyToDepartment')}</p>
        )}
        <div className="form-grid">
          <DateField label={t('incidents.acknowledgedOn')} optional max={today} {...form.bind('acknowledgedOn')} />
          <TextField
            label={t('incidents.acknowledgement')}
            optional
            maxLength={600}
            {...form.bind('acknowledgement')}
          />
        </div>
      </div>
    </Section>
  );
}

function Parents({ form, reason, needed }: { form: Form<ConcernValues>; reason: BoundCode; needed: boolean }) {
  const { t } = useT();
  const today = useToday();
  const reasons = useVocabulary('concern_parents_not_informed');
  const { parents, parentsReason } = form.values;
  return (
    <Section id="step-parents" title={t('incidents.step_parents')}>
      <div className="stack">
        <p className={`muted ${classes.flat}`}>{t('incidents.parentsLaw')}</p>
        <ChoiceCards
          label={t('incidents.parents')}
          optional={!needed}
          options={(['informed', 'not_informed'] as const).map((value) => ({
            value,
            label: t(`incidents.parents_${value}`),
          }))}
          {...form.bind('parents')}
          value={parents || null}
          onChange={(next) => form.set('parents', (next ?? '') as ConcernValues['parents'])}
        />
        {parents === 'informed' && (
          <div className="form-grid">
            <DateField label={t('incidents.parentsOn')} max={today} {...form.bind('parentsOn')} />
            <TextField label={t('incidents.parentsBy')} maxLength={120} {...form.bind('parentsBy')} />
            <TextField label={t('incidents.parentsWho')} optional maxLength={160} {...form.bind('parentsWho')} />
          </div>
        )}
        {parents === 'not_informed' && (
          <SelectField label={t('incidents.parentsReason')} options={reasons} {...reason} />
        )}
        {parents && (
          <TextArea
            label={t('incidents.precision')}
            optional={parentsReason !== 'other'}
            rows={2}
            maxLength={600}
            {...form.bind('parentsNote')}
          />
        )}
      </div>
    </Section>
  );
}

function Consulted({ form }: { form: Form<ConcernValues> }) {
  const { t } = useT();
  const today = useToday();
  const { consulted } = form.values;
  const change = (index: number, some: Partial<ConcernValues['consulted'][number]>) =>
    form.set(
      'consulted',
      consulted.map((each, at) => (at === index ? { ...each, ...some } : each)),
    );
  return (
    <Section id="step-consulted" title={t('incidents.step_consulted')}>
      <div className="stack stack-sm">
        {consulted.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and are never reordered
          <div key={index} className={classes.consulted}>
            <div className="form-grid">
              <TextField
                id={`f-consulted.${index}.name`}
                label={t('incidents.consultedName')}
                maxLength={120}
                value={each.name}
                error={form.errorOf(`consulted.${index}.name`)}
                onChange={(name) => change(index, { name })}
              />
              <TextField
                label={t('incidents.consultedFunction')}
                optional
                maxLength={120}
                value={each.function}
                onChange={(next) => change(index, { function: next })}
              />
              <DateField
                label={t('incidents.day')}
                optional
                max={today}
                value={each.on}
                onChange={(on) => change(index, { on })}
              />
            </div>
            <TextField
              label={t('incidents.advice')}
              optional
              maxLength={600}
              value={each.advice}
              onChange={(advice) => change(index, { advice })}
            />
            <Button
              variant="subtle"
              color="gray"
              size="compact-md"
              onClick={() =>
                form.set(
                  'consulted',
                  consulted.filter((_, at) => at !== index),
                )
              }
            >
              {t('incidents.removeConsulted', { name: each.name || String(index + 1) })}
            </Button>
          </div>
        ))}
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => form.set('consulted', [...consulted, { name: '', function: '', on: today, advice: '' }])}
          >
            {t('incidents.addConsulted')}
          </Button>
        </div>
      </div>
    </Section>
  );
}
