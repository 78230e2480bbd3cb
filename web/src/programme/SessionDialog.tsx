// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconBan, IconCheck, IconCopy, IconRotate, IconTrash, IconUsersPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { newId } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  ActionMenu,
  CheckField,
  ChipsField,
  DateField,
  Dialog,
  ErrorSummary,
  FormActions,
  SelectField,
  StatusBadge,
  TextArea,
  TextField,
  TimeField,
  useForm,
} from '@/ui';
import { ConflictList } from './ConflictList';
import { clockOf, minutesOf } from './clock';
import { halfDaysOf } from './localConflicts';
import classes from './programme.module.css';
import { CancelForm, HeldForm } from './SessionEnds';
import { type Draft, draftOf, type Session, type Week } from './types';
import { useCheck } from './useCheck';
import { put, refusedFor, type SessionActs } from './useSessionActs';
import { openConflicts, sessionWords } from './words';

export interface SessionDialogProps {
  week: Week;
  /** As it begins: a new one, or a stored one's. */
  draft: Draft;
  before: Session | null;
  acts: SessionActs;
  onCopy: (draft: Draft) => void;
  onClose: () => void;
}

type Values = Omit<Draft, 'professionals' | 'day' | 'from' | 'to' | 'activityId'> & {
  activityId: string | null;
  day: string | null;
  from: string | null;
  to: string | null;
  professionalIds: string[];
  reason: string;
};

function valuesOf({ professionals, ...draft }: Draft): Values {
  return {
    ...draft,
    activityId: draft.activityId || null,
    professionalIds: professionals.map(({ id }) => id),
    reason: '',
  };
}

const CLOCK = /^\d{2}:\d{2}$/;

/** The draft a form makes, or null while something it needs is missing. */
function draftOfValues(values: Values, started: Draft): Draft | null {
  const { professionalIds, reason: _reason, activityId, day, from, to, ...others } = values;
  if (!activityId || !day || !from || !to || !CLOCK.test(from) || !CLOCK.test(to) || from >= to) return null;
  const roles = new Map(started.professionals.map(({ id, role }) => [id, role]));
  const professionals = professionalIds.map((id, index) => ({
    id,
    role: roles.get(id) ?? (index === 0 ? 'leads' : 'supports'),
  }));
  return { ...others, activityId, day, from, to, professionals };
}

/** Everything that can be done with a session, by keyboard. */
export function SessionDialog({ week, draft: started, before, acts, onCopy, onClose }: SessionDialogProps) {
  const { t } = useT();
  const [ending, setEnding] = useState<'cancel' | 'hold' | null>(null);
  const form = useForm<Values>(valuesOf(started));
  const { values, bind } = form;
  const draft = useMemo(() => draftOfValues(values, started), [values, started]);
  const { conflicts, final } = useCheck(draft, week);
  const known = new Map(before?.conflicts.map((one) => [one.key, one.override]));
  const shown = conflicts.map((one) => ({ ...one, override: one.override ?? known.get(one.key) ?? null }));
  const open = openConflicts(shown);
  const saving = useMutation({
    mutationFn: (ready: Draft) =>
      put(ready, before, values.reason.trim() ? open.map(({ key }) => ({ key, reason: values.reason.trim() })) : []),
    onSuccess: async (stored) => {
      onClose();
      acts.noteSaved(stored, before);
      await acts.reread();
    },
    onError: (error) => {
      if (refusedFor(error)) form.setErrors([{ field: 'reason', message: t('programme.reasonMissing') }]);
      else form.fromProblem(error);
    },
  });
  const cancelled = before?.state === 'cancelled';
  const title = before ? sessionWords(before) : t('programme.addSession');

  if (before && ending === 'cancel')
    return <CancelForm session={before} acts={acts} onClose={onClose} onBack={() => setEnding(null)} />;
  if (before && ending === 'hold')
    return <HeldForm session={before} acts={acts} onClose={onClose} onBack={() => setEnding(null)} />;
  return (
    <Dialog title={title} opened onClose={onClose} size="lg">
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          form.setErrors([]);
          if (draft) saving.mutate(draft);
          else form.setErrors(missing(values, t('programme.fillIn'), t('programme.endBeforeStart')));
        }}
      >
        <ErrorSummary errors={form.errors} />
        {before && (
          <div className="row row-apart">
            <StatusBadge tone={before.state === 'held' ? 'good' : before.state === 'cancelled' ? 'quiet' : 'info'}>
              {t(`programme.state_${before.state}`)}
            </StatusBadge>
            <ActionMenu
              label={t('programme.acts')}
              items={[
                ...(before.state === 'planned'
                  ? [{ label: t('programme.markHeld'), icon: IconCheck, onClick: () => setEnding('hold') }]
                  : [
                      {
                        label: t('programme.replan'),
                        icon: IconRotate,
                        onClick: () => {
                          onClose();
                          void acts.replan(before);
                        },
                      },
                    ]),
                {
                  label: t('programme.copy'),
                  icon: IconCopy,
                  onClick: () => onCopy({ ...draftOf(before), id: newId(), note: '', locked: false }),
                },
                ...(before.state === 'planned'
                  ? [{ label: t('programme.cancel'), icon: IconBan, onClick: () => setEnding('cancel') }]
                  : []),
                ...(before.state === 'held'
                  ? []
                  : [
                      {
                        label: t('programme.remove'),
                        icon: IconTrash,
                        danger: true,
                        onClick: () => {
                          onClose();
                          void acts.remove(before);
                        },
                      },
                    ]),
              ]}
            />
          </div>
        )}
        {!cancelled && (
          <section aria-label={t('programme.against')} className={classes.against}>
            {shown.length > 0 ? (
              <ConflictList conflicts={shown} />
            ) : (
              <p className="muted">{draft && final ? t('programme.nothingAgainst') : ''}</p>
            )}
          </section>
        )}
        {!cancelled && <SessionFields week={week} form={form} started={started} />}
        {!cancelled && open.length > 0 && (
          <TextField
            label={t('programme.reason')}
            hint={t('programme.reasonHint')}
            maxLength={300}
            {...bind('reason')}
          />
        )}
        {!cancelled && (
          <FormActions
            submitLabel={before ? t('programme.save') : t('programme.addIt')}
            onCancel={onClose}
            busy={saving.isPending}
          />
        )}
      </form>
    </Dialog>
  );
}

function missing(values: Values, fillIn: string, endBeforeStart: string) {
  const fields = (['activityId', 'day', 'from', 'to'] as const).filter((field) => !values[field]);
  return fields.length > 0
    ? fields.map((field) => ({ field, message: fillIn }))
    : [{ field: 'to', message: endBeforeStart }];
}

interface FieldsProps {
  week: Week;
  form: ReturnType<typeof useForm<Values>>;
  started: Draft;
}

function SessionFields({ week, form, started }: FieldsProps) {
  const { t } = useT();
  const { values, bind, setAll } = form;
  const axes = useVocabulary('activity_axis');
  const activity = week.activities.find(({ id }) => id === values.activityId);
  const axisLabel = (code: string) => axes.find((one) => one.code === code)?.label ?? code;
  const halves =
    values.day && values.from && values.to
      ? halfDaysOf(values.day, { from: values.from, to: values.to }, week.rules.noon)
      : [];
  const expected = week.young.filter(
    (one) => halves.some((half) => one.expected.includes(half)) || values.stayIds.includes(one.stayId),
  );
  const unnamed = week.sessions.find(({ id }) => id === started.id)?.others ?? 0;
  const nobody = expected.length === 0 ? t('programme.nobodyExpected') : undefined;
  const fits = week.professionals.filter(
    (one) =>
      !activity ||
      one.activityIds.length === 0 ||
      one.activityIds.includes(activity.id) ||
      values.professionalIds.includes(one.id),
  );
  const others = week.professionals.filter((one) => !fits.includes(one));
  const chooseActivity = (id: string | null) => {
    const next = week.activities.find((one) => one.id === id);
    const from = values.from;
    const stretch = next && from && CLOCK.test(from) && started.activityId === '';
    setAll({ activityId: id, ...(stretch ? { to: clockOf(minutesOf(from) + next.minutes) } : {}) });
  };
  const withFree = (room: Week['rooms'][number]) => {
    const taken = week.sessions.find(
      (one) =>
        one.id !== started.id &&
        one.roomId === room.id &&
        one.state !== 'cancelled' &&
        one.day === values.day &&
        !room.outside &&
        !!values.from &&
        !!values.to &&
        one.from < values.to &&
        values.from < one.to,
    );
    const hint = taken
      ? t('programme.takenBy', { activity: taken.activityName })
      : t('programme.places', { count: room.capacity });
    return { value: room.id, label: `${[room.name, room.siteName].filter(Boolean).join(', ')} (${hint})` };
  };
  return (
    <>
      <SelectField
        {...bind('activityId')}
        label={t('programme.activity')}
        onChange={chooseActivity}
        options={week.activities
          .filter((one) => one.active || one.id === values.activityId)
          .map((one) => ({ value: one.id, label: `${one.name} — ${axisLabel(one.axis)}` }))}
      />
      <div className="form-grid">
        <DateField label={t('programme.day')} {...bind('day')} />
        <div className="row row-end">
          <TimeField label={t('programme.from')} hint=" " {...bind('from')} />
          <TimeField label={t('programme.to')} hint=" " {...bind('to')} />
        </div>
      </div>
      {activity && values.from && CLOCK.test(values.from) && activity.durations.length > 1 && (
        <fieldset className={classes.lengths} aria-label={t('programme.length')}>
          {activity.durations.map((minutes) => (
            <Button
              key={minutes}
              variant="default"
              size="compact-sm"
              onClick={() => form.set('to', clockOf(minutesOf(values.from ?? '09:00') + minutes))}
            >
              {t('programme.minutes', { count: minutes })}
            </Button>
          ))}
        </fieldset>
      )}
      <ChipsField
        {...bind('stayIds')}
        label={t('programme.young', { count: values.stayIds.length })}
        optional
        hint={unnamed > 0 ? t('programme.othersStay', { count: unnamed }) : nobody}
        options={expected.map((one) => ({ value: one.stayId, label: one.name }))}
      />
      {expected.length > values.stayIds.length && (
        <div>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconUsersPlus size={16} aria-hidden />}
            onClick={() =>
              form.set(
                'stayIds',
                expected.map(({ stayId }) => stayId),
              )
            }
          >
            {t('programme.wholeGroup')}
          </Button>
        </div>
      )}
      <ChipsField
        {...bind('professionalIds')}
        label={t('programme.professionals')}
        optional
        options={[...fits, ...others].map((one) => ({ value: one.id, label: one.name }))}
      />
      <SelectField
        {...bind('roomId')}
        label={t('programme.room')}
        optional
        placeholder={t('programme.noRoomYet')}
        options={week.rooms.map(withFree)}
      />
      <TextField label={t('programme.theme')} optional maxLength={120} {...bind('theme')} />
      <TextArea label={t('programme.note')} optional rows={2} maxLength={1000} {...bind('note')} />
      <div className={classes.bar}>
        <CheckField label={t('programme.locked')} {...bind('locked')} />
      </div>
    </>
  );
}
