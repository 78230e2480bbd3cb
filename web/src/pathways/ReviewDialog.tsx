// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, ifMatch, newId, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { addDays, ChipsField, DateField, type Form, SelectField, TextArea, TextField, useToday } from '@/ui';
import { day } from '@/ui/format';
import { PartDialog } from './PartDialog';
import classes from './pathways.module.css';
import { type Objective, type Pathway, type Review, useSetting } from './words';

interface Values {
  on: string | null;
  participants: string[];
  others: string;
  decisions: string;
  /** By objective: its state, and a word about it. */
  progress: Record<string, { state: Objective['state']; note: string }>;
  nextOn: string | null;
}

interface ReviewDialogProps {
  pathway: Pathway;
  /** Corrected instead of held. */
  review?: Review;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const DAYS_OF_A_WEEK = 7;
const isStanding = (objective: Objective) => objective.state === 'open' || objective.state === 'partly';

/** Who came, how each objective stands, what was decided, when the next one is. */
export function ReviewDialog({ pathway, review, onClose, onDone }: ReviewDialogProps) {
  const { t } = useT();
  const today = useToday();
  const weeks = useSetting('pathway.review_weeks');
  const [id] = useState(newId);
  const objectives = pathway.objectives.filter(isStanding);
  const participant = useLabel('pathway_participant');
  const participants = useVocabulary('pathway_participant');
  const labels = {
    on: t('pathways.heldOn'),
    participants: t('pathways.participants'),
    others: t('pathways.otherPeople'),
    decisions: t('pathways.decisions'),
    progress: t('pathways.progress'),
    nextOn: t('pathways.nextReviewOn'),
  };
  const [start] = useState<Values>(() => ({
    on: review?.on ?? today,
    participants: review?.participants ?? ['young', 'referent'],
    others: review?.others ?? '',
    decisions: review?.decisions ?? '',
    progress: Object.fromEntries(objectives.map((each) => [each.id, { state: each.state, note: '' }])),
    nextOn: weeks === undefined ? null : addDays(today, weeks * DAYS_OF_A_WEEK),
  }));
  return (
    <PartDialog<Values>
      title={t(review ? 'pathways.editReview' : 'pathways.holdReview')}
      submit={t('pathways.save')}
      message={t(review ? 'pathways.reviewCorrected' : 'pathways.reviewHeld')}
      start={start}
      create={({ progress, on, ...body }) =>
        send(
          api.POST('/api/v1/pathways/{id}/reviews', {
            params: { path: { id: pathway.id } },
            body: {
              id,
              on: on ?? '',
              ...body,
              progress: Object.entries(progress).map(([objectiveId, one]) => ({ objectiveId, ...one })),
            },
          }),
        )
      }
      stored={
        review && {
          version: review.version,
          patch: async ({ on, participants, others, decisions }, version) => {
            const kept = await send(
              api.PATCH('/api/v1/pathway-reviews/{id}', {
                params: { path: { id: review.id }, header: ifMatch(version) },
                body: { ...(on ? { on } : {}), participants, others, decisions },
              }),
            );
            const found = kept.reviews.find((each) => each.id === review.id) as Review;
            return { ...start, ...found, progress: start.progress, nextOn: start.nextOn };
          },
        }
      }
      labels={labels}
      words={(key, values) => {
        if (key === 'participants') return values.participants.map(participant).join(', ');
        if (key === 'on') return values.on ? day(values.on) : '';
        return typeof values[key] === 'string' ? String(values[key]) : '';
      }}
      size="lg"
      onClose={onClose}
      onDone={onDone}
    >
      {(form) => (
        <>
          <div className="form-grid">
            <DateField label={labels.on} max={today} {...form.bind('on')} />
            {!review && (
              <DateField label={labels.nextOn} optional hint={t('pathways.nextReviewHint')} {...form.bind('nextOn')} />
            )}
          </div>
          <ChipsField label={labels.participants} options={participants} {...form.bind('participants')} />
          <TextField label={labels.others} optional {...form.bind('others')} />
          {!review && <Progress form={form} objectives={objectives} />}
          <TextArea label={labels.decisions} optional rows={3} maxLength={2000} {...form.bind('decisions')} />
        </>
      )}
    </PartDialog>
  );
}

function Progress({ form, objectives }: { form: Form<Values>; objectives: readonly Objective[] }) {
  const { t } = useT();
  const states = useVocabulary('pathway_objective_state');
  const { progress } = form.values;
  const set = (id: string, change: Partial<Values['progress'][string]>) =>
    form.set('progress', { ...progress, [id]: { state: 'open', note: '', ...progress[id], ...change } });
  if (objectives.length === 0) return null;
  return (
    <fieldset className={classes.group}>
      <legend>{t('pathways.progress')}</legend>
      {objectives.map((objective, index) => (
        <div key={objective.id} className={classes.progress}>
          <SelectField
            label={objective.title}
            options={states}
            value={progress[objective.id]?.state ?? 'open'}
            onChange={(state) => set(objective.id, { state: (state ?? 'open') as Objective['state'] })}
          />
          <TextField
            label={t('pathways.progressNote')}
            optional={progress[objective.id]?.state !== 'abandoned'}
            id={`f-progress.${index}.note`}
            error={form.errorOf(`progress.${index}.note`)}
            value={progress[objective.id]?.note ?? ''}
            onChange={(note) => set(objective.id, { note })}
          />
        </div>
      ))}
    </fieldset>
  );
}
