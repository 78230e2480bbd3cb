// SPDX-License-Identifier: EUPL-1.2
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useMeta, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  CheckField,
  ChoiceCards,
  DateField,
  ErrorSummary,
  type Form,
  FormActions,
  FormDialog,
  HalfDayField,
  Loading,
  notify,
  SelectField,
  TextField,
  useForm,
} from '@/ui';
import { messagesOf } from '@/ui/problem';
import { OccupancyStrip } from './OccupancyStrip';
import classes from './places.module.css';
import { placesQuery, usePlacementCheck, usePlacesRefresh } from './queries';
import { bothPeriods, findingText, groupName, SERVICE_GROUP, weekWords } from './words';

type Check = Schema<'PlacementCheck'>;

/** What is placed: a referral to be accepted, or a stay that has a place already. */
export interface Placed {
  referralId: string;
  personId: string;
  personName: string;
  measure: Schema<'Measure'>;
  /** Of the referral, or of the stay where there is one. */
  version: number;
  facts: Schema<'WaitingFacts'>;
  stay?: { id: string; placement: Schema<'Placement'> };
}

interface Values {
  how: string | null;
  groupId: string | null;
  weekId: string | null;
  from: string | null;
  to: string | null;
  skipFull: boolean;
  by: string;
  on: string | null;
  channel: string | null;
  reasons: Record<string, string>;
}

function startOf({ stay, facts }: Placed, today: string): Values {
  const placement = stay?.placement;
  return {
    how: placement?.weekId ? 'week' : placement?.deferred ? 'later' : 'own',
    groupId: placement?.groupId ?? SERVICE_GROUP,
    weekId: placement?.weekId ?? null,
    from: placement?.from ?? null,
    to: placement?.to ?? null,
    skipFull: (placement?.skipped.length ?? 0) > 0,
    by: facts.deferral === 'agreed' ? facts.deferralBy : '',
    on: facts.deferralOn ?? today,
    channel: facts.deferralChannel || 'phone',
    reasons: Object.fromEntries((placement?.overrides ?? []).map(({ code, reason }) => [code, reason])),
  };
}

const isDated = (value: string | null): value is string => /^\d{4}-\d{2}-\d{2}\/(am|pm)$/.test(value ?? '');

/** The wish without overrides; `full` are the half-days to leave out. */
function wishOf(values: Values, full: string[]): Schema<'PlacementInput'> {
  const deferred = values.how !== 'own';
  const agreed = deferred && values.by.trim() !== '' && values.on && values.channel;
  return {
    groupId: values.groupId,
    weekId: values.how === 'week' ? values.weekId : null,
    from: values.how === 'later' && isDated(values.from) ? values.from : null,
    to: values.how === 'later' && isDated(values.from) && isDated(values.to) ? values.to : null,
    skip: values.skipFull ? full : [],
    agreement: agreed
      ? {
          by: values.by.trim(),
          on: values.on as string,
          channel: values.channel as Schema<'DeferralAgreement'>['channel'],
        }
      : null,
  };
}

/** Where and when a pupil is received: group, dates, what stands against it and who is left waiting. */
export function PlacementDialog({
  placed,
  title,
  submitLabel,
  onClose,
  onDone,
}: {
  placed: Placed;
  title: string;
  submitLabel: string;
  onClose: () => void;
  onDone?: () => void;
}) {
  const { today } = useMeta();
  const form = useForm<Values>(startOf(placed, today));
  // What was full without leaving anything out: kept, so that the list of half-days to skip does not vanish.
  const bare = usePlacementCheck(placed.referralId, wishOf({ ...form.values, skipFull: false }, []));
  const full = (bare.data?.halfDays ?? []).filter((half) => half.over).map((half) => half.halfDay);
  const checked = usePlacementCheck(placed.referralId, wishOf(form.values, full));
  const { busy, save } = useSave(placed, form, full, checked.data, () => {
    onDone?.();
    onClose();
  });
  const refusal = checked.error ?? bare.error;
  return (
    <FormDialog title={title} unsaved={form.dirty} onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <Where form={form} weeks={bare.data?.weeks ?? []} measureStart={placed.measure.start} />
        {form.values.how !== 'own' && <Agreement form={form} />}
        {refusal && (
          <p role="alert" className="error-text">
            {messagesOf(refusal)[0]?.message}
          </p>
        )}
        {!checked.data && !refusal && <Loading rows={4} />}
        {checked.data && !refusal && <Outcome placed={placed} check={checked.data} form={form} full={full.length} />}
        <FormActions submitLabel={submitLabel} busy={busy} onCancel={onClose} />
      </form>
    </FormDialog>
  );
}

function Where({
  form,
  weeks,
  measureStart,
}: {
  form: Form<Values>;
  weeks: readonly Schema<'ReceptionWeek'>[];
  measureStart: string | null;
}) {
  const { t } = useT();
  const { data } = useQuery(placesQuery);
  const groups = data?.groups ?? [];
  const chooseHow = (how: string | null) => {
    const next = weeks.find((week) => week.taken < week.places) ?? weeks[0];
    form.setAll({ how, weekId: how === 'week' ? (form.values.weekId ?? next?.id ?? null) : form.values.weekId });
  };
  return (
    <>
      {groups.length > 1 && (
        <SelectField
          label={t('places.group')}
          options={groups.map((group) => ({ value: group.id, label: groupName(group), hint: group.note }))}
          {...form.bind('groupId')}
        />
      )}
      <ChoiceCards
        label={t('places.when')}
        options={[
          { value: 'own', label: t('places.ownDates') },
          ...(weeks.length > 0 ? [{ value: 'week', label: t('places.plannedWeek') }] : []),
          { value: 'later', label: t('places.otherDates') },
        ]}
        {...form.bind('how')}
        onChange={chooseHow}
      />
      {form.values.how === 'week' && (
        <SelectField
          label={t('places.plannedWeek')}
          options={weeks.map((week) => ({ value: week.id, label: weekWords(week) }))}
          {...form.bind('weekId')}
        />
      )}
      {form.values.how === 'later' && (
        <div className="form-grid">
          <HalfDayField label={t('places.receptionFrom')} min={measureStart ?? undefined} {...form.bind('from')} />
          <HalfDayField
            label={t('places.receptionTo')}
            hint={t('places.receptionToHint')}
            optional
            defaultHalf="pm"
            {...form.bind('to')}
          />
        </div>
      )}
    </>
  );
}

function Agreement({ form }: { form: Form<Values> }) {
  const { t } = useT();
  const channels = useVocabulary('channel');
  return (
    <fieldset className={classes.group}>
      <legend>{t('places.schoolAgrees')}</legend>
      <div className="form-grid">
        <TextField label={t('places.saidBy')} maxLength={100} {...form.bind('by')} />
        <DateField label={t('places.saidOn')} {...form.bind('on')} />
        <SelectField label={t('places.channel')} options={channels} {...form.bind('channel')} />
      </div>
    </fieldset>
  );
}

function Outcome({ placed, check, form, full }: { placed: Placed; check: Check; form: Form<Values>; full: number }) {
  const { t } = useT();
  const planned = check.halfDays.filter((half) => half.planned).length;
  const others = (check.others ?? []).filter((other) => other.freeBefore !== other.freeAfter);
  return (
    <div className="stack stack-sm" aria-live="polite">
      <p>{check.from ? bothPeriods(placed.measure, check) : t('places.plannedCount', { count: planned })}</p>
      <OccupancyStrip halves={check.halfDays} />
      {full > 0 && <CheckField label={t('places.skipFull', { count: full })} {...form.bind('skipFull')} />}
      {check.findings.map((finding) => (
        <div key={finding.code} className={classes.finding} data-strong={finding.needsReason || undefined}>
          <p>{findingText(finding)}</p>
          {finding.needsReason && (
            <TextField
              id={`f-reason-${finding.code}`}
              label={t('places.passReason')}
              maxLength={300}
              value={form.values.reasons[finding.code] ?? ''}
              error={form.errorOf(`reason-${finding.code}`)}
              onChange={(reason) => form.set('reasons', { ...form.values.reasons, [finding.code]: reason })}
            />
          )}
        </div>
      ))}
      {others.length > 0 && (
        <p className="muted">
          {t('places.othersLeft')}{' '}
          {others
            .map((other) =>
              t('places.otherLeft', { name: other.personName, before: other.freeBefore, after: other.freeAfter }),
            )
            .join(' ; ')}
        </p>
      )}
    </div>
  );
}

function useSave(placed: Placed, form: Form<Values>, full: string[], check: Check | undefined, onSaved: () => void) {
  const { t } = useT();
  const refresh = usePlacesRefresh();
  // One id for the stay of this dialog: sending again after a lost answer makes no second one.
  const stayId = useRef(newId());
  const [waiting, setWaiting] = useState(false);
  const put = useMutation<unknown, unknown, Schema<'PlacementInput'>>({
    mutationFn: (placement) =>
      placed.stay
        ? send(
            api.PUT('/api/v1/stays/{id}/placement', {
              params: { path: { id: placed.stay.id }, header: ifMatch(placed.version) },
              body: placement,
            }),
          )
        : send(
            api.PUT('/api/v1/referrals/{id}/decision', {
              params: { path: { id: placed.referralId }, header: ifMatch(placed.version) },
              body: { decision: 'accept', stayId: stayId.current, placement },
            }),
          ),
    onSuccess: async () => {
      form.reset(form.values);
      await refresh(placed.personId);
      notify(t(placed.stay ? 'places.placed' : 'places.accepted'));
      onSaved();
    },
    // Fields of the placement stand alone in this form.
    onError: (error) =>
      form.setErrors(messagesOf(error).map((each) => ({ ...each, field: each.field.replace(/^placement\./, '') }))),
    onSettled: () => setWaiting(false),
  });
  const save = () => {
    const { values } = form;
    const missing = (check?.findings ?? []).filter(
      ({ code, needsReason }) => needsReason && !values.reasons[code]?.trim(),
    );
    const errors = missing.map(({ code }) => ({ field: `reason-${code}`, message: t('problem.required') }));
    if (values.how === 'later' && !isDated(values.from)) errors.push({ field: 'from', message: t('problem.required') });
    if (values.how === 'week' && !values.weekId) errors.push({ field: 'weekId', message: t('problem.required') });
    form.setErrors(errors);
    if (errors.length > 0) return;
    const codes = new Set((check?.findings ?? []).filter(({ needsReason }) => needsReason).map(({ code }) => code));
    const overrides = Object.entries(values.reasons)
      .filter(([code, reason]) => codes.has(code) && reason.trim())
      .map(([code, reason]) => ({ code, reason: reason.trim() }));
    setWaiting(true);
    put.mutate({ ...wishOf(values, full), overrides });
  };
  return { busy: waiting || put.isPending, save };
}
