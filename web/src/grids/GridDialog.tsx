// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, asProblem, ifMatch, newId, send } from '@/api/client';
import { useSession, useVocabulary } from '@/api/queries';
import { professionalsQuery } from '@/catalogue/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  ChoiceCards,
  DateField,
  Dialog,
  DraftNotice,
  DraftStatusLine,
  ErrorSummary,
  FormActions,
  notify,
  SelectField,
  TextArea,
  TextField,
  useDraft,
  useForm,
  useToday,
} from '@/ui';
import { name } from '@/ui/format';
import classes from './grids.module.css';
import { MarkTable } from './MarkTable';
import { useRereadGrids } from './queries';
import { type Form, type Grid, likelyMoment, type Moment, type Page, REMARK_MAX, type Stay } from './words';

const ME = 'me';
const SELF = 'self';
const OTHER = 'other';

interface GridDialogProps {
  page: Page;
  stay: Stay;
  /** Absent: a new one. */
  grid?: Grid;
  onClose: () => void;
  onDone: () => Promise<void>;
}

interface Values {
  who: string;
  observerName: string;
  moment: Moment;
  on: string | null;
  answers: Record<string, string>;
  remarks: Record<string, string>;
  remark: string;
}

function valuesOf(stay: Stay, today: string, grid?: Grid): Values {
  if (!grid) {
    const last = stay.days.at(-1);
    const on = last && last < today ? last : today;
    const moment = likelyMoment(stay.days, on);
    return { who: ME, observerName: '', moment, on, answers: {}, remarks: {}, remark: '' };
  }
  return {
    who: grid.observer === SELF ? SELF : (grid.professionalId ?? ME),
    observerName: grid.observerName,
    moment: grid.moment,
    on: grid.on,
    answers: grid.answers,
    remarks: grid.remarks,
    remark: grid.remark,
  };
}

/** The present questions, and those of the grid's own form that are no longer asked but answered. */
function formFor(page: Page, self: boolean, grid?: Grid): Form {
  const present = self ? page.forms.self : page.forms.professional;
  const edition = grid && page.editions[grid.editionId];
  if (!edition) return present;
  const words = new Map(edition.items.map((item) => [item.code, item]));
  const items = present.items.map((item) => (grid.answers[item.code] ? (words.get(item.code) ?? item) : item));
  const former = edition.items.filter(
    ({ code }) => grid.answers[code] && !present.items.some((item) => item.code === code),
  );
  return { items: [...items, ...former], scale: present.scale };
}

export function GridDialog({ page, stay, grid, onClose, onDone }: GridDialogProps) {
  const { t } = useT();
  const today = useToday();
  const { user } = useSession();
  const [id] = useState(newId);
  const form = useForm<Values>(valuesOf(stay, today, grid));
  const { values } = form;
  const draft = useDraft(grid ? `grid.${grid.id}` : `grid.new.${stay.stayId}`, values, { restore: form.setAll });
  const professionals = useQuery(professionalsQuery()).data?.items ?? [];
  const moments = useVocabulary('grid_moment');
  const reread = useRereadGrids(page.person.id);
  const self = values.who === SELF;
  const asked = useMemo(() => formFor(page, self, grid), [page, self, grid]);
  const { busy, run } = useSavedForm(form, async () => {
    await draft.clear();
    notify(t(grid ? 'grids.corrected' : 'grids.saved'));
    await onDone();
  });

  const common = () => ({
    moment: values.moment,
    on: values.on ?? '',
    answers: values.answers,
    remarks: Object.fromEntries(Object.entries(values.remarks).filter(([, text]) => text.trim())),
    remark: values.remark,
  });
  const professionalId = [ME, SELF, OTHER].includes(values.who) ? null : values.who;
  const observerName = values.who === OTHER ? values.observerName : '';
  const save = async () => {
    if (values.who === OTHER && !observerName.trim()) {
      form.setErrors([{ field: 'observerName', message: t('problem.required') }]);
      return null;
    }
    try {
      return await (grid
        ? send(
            api.PUT('/api/v1/grids/{id}', {
              params: { path: { id: grid.id }, header: ifMatch(grid.version) },
              body: common(),
            }),
          )
        : send(
            api.POST('/api/v1/stays/{id}/grids', {
              params: { path: { id: stay.stayId } },
              body: { id, observer: self ? 'self' : 'professional', professionalId, observerName, ...common() },
            }),
          ));
    } catch (error) {
      // What was entered stays; the page behind shows what somebody else wrote meanwhile.
      if (asProblem(error).status === 412 || asProblem(error).status === 409) await reread();
      throw error;
    }
  };
  const answer = (item: string, code: string | null) => {
    const { [item]: _, ...others } = values.answers;
    form.set('answers', code === null ? others : { ...others, [item]: code });
  };
  const given = Object.keys(values.answers).length;

  return (
    <Dialog
      title={grid ? t('grids.correctTitle') : t('grids.fillTitle', { name: name(page.person) })}
      opened
      onClose={onClose}
      size="xl"
    >
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void run(save);
        }}
      >
        <DraftNotice draft={draft} />
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          {!grid && (
            <SelectField
              label={t('grids.observer')}
              options={[
                { value: ME, label: t('grids.me', { name: user.displayName }) },
                { value: SELF, label: t('grids.youngPerson') },
                ...professionals.map((each) => ({ value: each.id, label: name(each) })),
                { value: OTHER, label: t('grids.otherPerson') },
              ]}
              {...form.bind('who')}
              onChange={(who) => form.set('who', who ?? ME)}
            />
          )}
          {!grid && values.who === OTHER && (
            <TextField label={t('grids.observerName')} maxLength={120} {...form.bind('observerName')} />
          )}
          <DateField label={t('grids.observedOn')} max={today} {...form.bind('on')} />
        </div>
        <ChoiceCards
          label={t('grids.moment')}
          options={moments}
          {...form.bind('moment')}
          onChange={(moment) => form.set('moment', (moment ?? 'first') as Moment)}
        />
        <MarkTable
          key={self ? 'self' : 'professional'}
          form={asked}
          answers={values.answers}
          remarks={values.remarks}
          onAnswer={answer}
          onRemark={(item, text) => form.set('remarks', { ...values.remarks, [item]: text })}
          errorOf={form.errorOf}
        />
        <TextArea
          label={t('grids.remark')}
          hint={t('grids.remarkHint')}
          optional
          rows={2}
          maxLength={REMARK_MAX}
          {...form.bind('remark')}
        />
        <p className={classes.given} role="status">
          {t('grids.givenOf', { given, all: asked.items.length })}
        </p>
        <FormActions
          submitLabel={t(grid ? 'grids.correct' : 'grids.save')}
          onCancel={onClose}
          busy={busy}
          note={<DraftStatusLine draft={draft} />}
        />
      </form>
    </Dialog>
  );
}
