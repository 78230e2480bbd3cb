// SPDX-License-Identifier: EUPL-1.2
// Diagnosis, objectives and actions, written in dialogs.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, newId, send } from '@/api/client';
import { useLabel, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { colleaguesQuery } from '@/tasks/queries';
import { CheckField, ChipsField, DateField, SearchSelect, SelectField, TextArea, TextField, useToday } from '@/ui';
import { day } from '@/ui/format';
import { searchStructures } from './OpeningDialog';
import { PartDialog } from './PartDialog';
import type { Action, Finding, Objective, Pathway } from './words';

interface Ends {
  onClose: () => void;
  onDone: () => Promise<void>;
}

interface FindingValues {
  domain: string | null;
  on: string | null;
  situation: string;
  strengths: string;
  needs: string;
  concern: string | null;
  referredTo: string[];
  source: string | null;
}

/** A domain looked at again starts from what was said last. */
export function FindingDialog({
  pathwayId,
  domain,
  before,
  ...ends
}: Ends & { pathwayId: string; domain?: string; before?: Finding }) {
  const { t } = useT();
  const today = useToday();
  const [id] = useState(newId);
  const domains = useVocabulary('pathway_domain');
  const closed = useVocabulary('pathway_domain_closed').map(({ code }) => code);
  const sources = useVocabulary('pathway_source');
  const referrals = useVocabulary('pathway_referred_to');
  const labels = {
    domain: t('pathways.domain'),
    on: t('pathways.seenOn'),
    situation: t('pathways.situation'),
    strengths: t('pathways.strengths'),
    needs: t('pathways.needs'),
    concern: t('pathways.concern'),
    referredTo: t('pathways.referredTo'),
    source: t('pathways.source'),
  };
  return (
    <PartDialog<FindingValues>
      title={t('pathways.addFinding')}
      submit={t('pathways.save')}
      message={t('pathways.findingKept')}
      start={{
        domain: domain ?? null,
        on: today,
        situation: before?.situation ?? '',
        strengths: before?.strengths ?? '',
        needs: before?.needs ?? '',
        concern: before?.concern == null ? null : before.concern ? 'yes' : 'no',
        referredTo: before?.referredTo ?? [],
        source: before?.source ?? null,
      }}
      create={({ domain: chosen, on, source, concern, ...words }) => {
        const only = closed.includes(chosen ?? '');
        return send(
          api.POST('/api/v1/pathways/{id}/findings', {
            params: { path: { id: pathwayId } },
            body: {
              id,
              domain: chosen ?? '',
              on: on ?? '',
              source: source ?? '',
              ...(only
                ? { concern: concern === null ? null : concern === 'yes', referredTo: words.referredTo }
                : { situation: words.situation, strengths: words.strengths, needs: words.needs }),
            },
          }),
        );
      }}
      labels={labels}
      size="lg"
      {...ends}
    >
      {(form) => (
        <>
          <div className="form-grid">
            <SelectField label={labels.domain} options={domains} {...form.bind('domain')} />
            <SelectField label={labels.source} options={sources} {...form.bind('source')} />
            <DateField label={labels.on} max={today} {...form.bind('on')} />
          </div>
          {closed.includes(form.values.domain ?? '') ? (
            <>
              <SelectField
                label={labels.concern}
                hint={t('pathways.concernHint')}
                options={[
                  { value: 'yes', label: t('pathways.yes') },
                  { value: 'no', label: t('pathways.no') },
                ]}
                {...form.bind('concern')}
              />
              <ChipsField label={labels.referredTo} optional options={referrals} {...form.bind('referredTo')} />
            </>
          ) : (
            <>
              <TextArea label={labels.situation} rows={3} maxLength={1000} {...form.bind('situation')} />
              <TextArea label={labels.strengths} optional rows={2} maxLength={600} {...form.bind('strengths')} />
              <TextArea label={labels.needs} optional rows={2} maxLength={600} {...form.bind('needs')} />
            </>
          )}
        </>
      )}
    </PartDialog>
  );
}

interface ObjectiveValues {
  title: string;
  indicator: string;
  targetOn: string | null;
  domain: string | null;
  structure: { id: string; name: string } | null;
  state: Objective['state'];
  reason: string;
}

const objectiveValues = (one: Objective): ObjectiveValues & { version: number } => ({
  title: one.title,
  indicator: one.indicator,
  targetOn: one.targetOn,
  domain: one.domain || null,
  structure: one.structureId ? { id: one.structureId, name: one.structureName } : null,
  state: one.state,
  reason: one.reason,
  version: one.version,
});

const objectiveBody = ({ structure, targetOn, domain, ...rest }: Partial<ObjectiveValues>) => ({
  ...rest,
  ...(targetOn === undefined ? {} : { targetOn: targetOn ?? '' }),
  ...(domain === undefined ? {} : { domain: domain ?? '' }),
  ...(structure === undefined ? {} : { structureId: structure?.id ?? null }),
});

export function ObjectiveDialog({
  pathwayId,
  objective,
  ...ends
}: Ends & { pathwayId: string; objective?: Objective }) {
  const { t } = useT();
  const [id] = useState(newId);
  const domains = useVocabulary('pathway_domain');
  const states = useVocabulary('pathway_objective_state');
  const stateWords = useLabel('pathway_objective_state');
  const domainWords = useLabel('pathway_domain');
  const labels = {
    title: t('pathways.objective'),
    indicator: t('pathways.indicator'),
    targetOn: t('pathways.targetOn'),
    domain: t('pathways.domain'),
    structure: t('pathways.partner'),
    state: t('pathways.state'),
    reason: t('pathways.reason'),
  };
  const { version: _version, ...values } = objective ? objectiveValues(objective) : { version: 0, ...NEW_OBJECTIVE };
  return (
    <PartDialog<ObjectiveValues>
      title={t(objective ? 'pathways.editObjective' : 'pathways.addObjective')}
      submit={t('pathways.save')}
      message={t('pathways.objectiveKept')}
      start={values}
      create={({ targetOn, ...rest }) =>
        send(
          api.POST('/api/v1/pathways/{id}/objectives', {
            params: { path: { id: pathwayId } },
            body: {
              id,
              ...objectiveBody(rest),
              title: rest.title,
              indicator: rest.indicator,
              targetOn: targetOn ?? '',
            },
          }),
        )
      }
      stored={
        objective && {
          version: objective.version,
          patch: async (changes, version) =>
            objectiveValues(
              find(
                await send(
                  api.PATCH('/api/v1/pathway-objectives/{id}', {
                    params: { path: { id: objective.id }, header: ifMatch(version) },
                    body: objectiveBody(changes),
                  }),
                ),
                objective.id,
              ),
            ),
        }
      }
      labels={labels}
      words={(key, all) => {
        if (key === 'targetOn') return all.targetOn ? day(all.targetOn) : '';
        if (key === 'structure') return all.structure?.name ?? '';
        if (key === 'state') return stateWords(all.state);
        if (key === 'domain') return domainWords(all.domain ?? '');
        return String(all[key]);
      }}
      size="lg"
      {...ends}
    >
      {(form) => (
        <>
          <TextField label={labels.title} hint={t('pathways.objectiveHint')} {...form.bind('title')} />
          <TextField label={labels.indicator} hint={t('pathways.indicatorHint')} {...form.bind('indicator')} />
          <div className="form-grid">
            <DateField label={labels.targetOn} {...form.bind('targetOn')} />
            <SelectField label={labels.domain} optional options={domains} {...form.bind('domain')} />
            <SearchSelect
              label={labels.structure}
              optional
              search={searchStructures}
              toKey={(structure) => structure.id}
              toLabel={(structure) => structure.name}
              {...form.bind('structure')}
            />
            {objective && (
              <SelectField
                label={labels.state}
                options={states}
                {...form.bind('state')}
                onChange={(value) => form.set('state', (value ?? 'open') as Objective['state'])}
              />
            )}
          </div>
          {form.values.state === 'abandoned' && <TextField label={labels.reason} {...form.bind('reason')} />}
        </>
      )}
    </PartDialog>
  );
}

const NEW_OBJECTIVE: ObjectiveValues = {
  title: '',
  indicator: '',
  targetOn: null,
  domain: null,
  structure: null,
  state: 'open',
  reason: '',
};

const find = (pathway: Pathway, id: string) => pathway.objectives.find((each) => each.id === id) as Objective;

interface ActionValues {
  what: string;
  ownerId: string | null;
  byWhom: string;
  dueOn: string | null;
  asTask: boolean;
}

const actionValues = (one: Action): ActionValues & { version: number } => ({
  what: one.what,
  ownerId: one.owner?.id ?? null,
  byWhom: one.byWhom,
  dueOn: one.dueOn,
  asTask: one.asTask,
  version: one.version,
});

export function ActionDialog({ objective, action, ...ends }: Ends & { objective: Objective; action?: Action }) {
  const { t } = useT();
  const [id] = useState(newId);
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const labels = {
    what: t('pathways.action'),
    ownerId: t('pathways.actionOwner'),
    byWhom: t('pathways.byWhom'),
    dueOn: t('pathways.dueOn'),
    asTask: t('pathways.asTask'),
  };
  const { version: _version, ...values } = action
    ? actionValues(action)
    : { version: 0, what: '', ownerId: null, byWhom: '', dueOn: null, asTask: false };
  return (
    <PartDialog<ActionValues>
      title={t(action ? 'pathways.editAction' : 'pathways.addAction')}
      submit={t('pathways.save')}
      message={t('pathways.actionKept')}
      start={values}
      create={(body) =>
        send(
          api.POST('/api/v1/pathway-objectives/{id}/actions', {
            params: { path: { id: objective.id } },
            body: { id, ...body },
          }),
        )
      }
      stored={
        action && {
          version: action.version,
          patch: async (changes, version) => {
            const pathway = await send(
              api.PATCH('/api/v1/pathway-actions/{id}', {
                params: { path: { id: action.id }, header: ifMatch(version) },
                body: changes,
              }),
            );
            const kept = find(pathway, objective.id).actions.find((each) => each.id === action.id) as Action;
            return actionValues(kept);
          },
        }
      }
      labels={labels}
      words={(key, all) => {
        if (key === 'ownerId') return colleagues.find((user) => user.id === all.ownerId)?.displayName ?? '';
        if (key === 'dueOn') return all.dueOn ? day(all.dueOn) : '';
        if (key === 'asTask') return t(all.asTask ? 'pathways.yes' : 'pathways.no');
        return String(all[key]);
      }}
      {...ends}
    >
      {(form) => (
        <>
          <TextField label={labels.what} {...form.bind('what')} />
          <div className="form-grid">
            <SelectField
              label={labels.ownerId}
              optional
              options={colleagues.map((user) => ({ value: user.id, label: user.displayName }))}
              {...form.bind('ownerId')}
            />
            <TextField label={labels.byWhom} optional {...form.bind('byWhom')} />
            <DateField label={labels.dueOn} optional={!form.values.asTask} {...form.bind('dueOn')} />
          </div>
          <CheckField label={labels.asTask} {...form.bind('asTask')} />
        </>
      )}
    </PartDialog>
  );
}
