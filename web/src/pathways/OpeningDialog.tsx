// SPDX-License-Identifier: EUPL-1.2
// Opening a pathway, and correcting what was said of it.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, newId, type Schema, send } from '@/api/client';
import { useLabel, useSession, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { colleaguesQuery } from '@/tasks/queries';
import { CheckField, DateField, type Form, SearchSelect, SelectField, TextArea, TextField, useToday } from '@/ui';
import { day, period } from '@/ui/format';
import { PartDialog } from './PartDialog';
import type { Page, Pathway } from './words';

interface Values {
  kind: string | null;
  entryChannel: string | null;
  structure: { id: string; name: string } | null;
  originContact: string;
  referentId: string | null;
  enteredOn: string | null;
  youngAgreedOn: string | null;
  parentsAgreedOn: string | null;
  nextReviewOn: string | null;
  note: string;
  priority: boolean;
  stayReason: string | null;
}

interface OpeningDialogProps {
  personId: string;
  stays: Page['stays'];
  /** The reception it comes from. */
  stayId?: string;
  /** Corrected instead of opened. */
  pathway?: Pathway;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const body = ({ structure, kind, entryChannel, enteredOn, ...rest }: Partial<Values>) => {
  const { priority: _priority, stayReason: _stayReason, ...plain } = rest;
  return {
    ...plain,
    ...(kind === undefined ? {} : { kind: kind ?? '' }),
    ...(entryChannel === undefined ? {} : { entryChannel: entryChannel ?? '' }),
    ...(enteredOn === undefined ? {} : { enteredOn: enteredOn ?? '' }),
    ...(structure === undefined ? {} : { structureId: structure?.id ?? null }),
  };
};

const toValues = (pathway: Pathway): Values & { version: number } => ({
  kind: pathway.kind,
  entryChannel: pathway.entryChannel,
  structure: pathway.structureId ? { id: pathway.structureId, name: pathway.structureName } : null,
  originContact: pathway.originContact ?? '',
  referentId: pathway.referent?.id ?? null,
  enteredOn: pathway.enteredOn,
  youngAgreedOn: pathway.youngAgreedOn ?? null,
  parentsAgreedOn: pathway.parentsAgreedOn ?? null,
  nextReviewOn: pathway.nextReviewOn ?? null,
  note: pathway.note ?? '',
  priority: false,
  stayReason: null,
  version: pathway.version,
});

export function OpeningDialog({ personId, stays, stayId, pathway, onClose, onDone }: OpeningDialogProps) {
  const { t } = useT();
  const today = useToday();
  const { user } = useSession();
  const [id] = useState(newId);
  const stay = stays.find((each) => each.id === stayId);
  const labels = useLabels();
  const words = useValueWords();
  const [start] = useState<Values>(() => {
    if (pathway) {
      const { version: _version, ...values } = toValues(pathway);
      return values;
    }
    return {
      kind: null,
      entryChannel: stay ? 'reception' : null,
      structure: null,
      originContact: '',
      referentId: user.id,
      enteredOn: today,
      youngAgreedOn: null,
      parentsAgreedOn: null,
      nextReviewOn: null,
      note: '',
      priority: false,
      stayReason: null,
    };
  });
  const create = (values: Values) =>
    send(
      api.POST('/api/v1/pathways', {
        body: {
          id,
          personId,
          ...body(values),
          stayId: stayId ?? null,
          stayReason: values.stayReason ?? '',
          priority: values.priority,
        } as Schema<'PathwayCreate'>,
      }),
    );
  return (
    <PartDialog<Values>
      title={t(pathway ? 'pathways.edit' : 'pathways.open')}
      submit={t(pathway ? 'pathways.save' : 'pathways.open')}
      message={t(pathway ? 'pathways.saved' : 'pathways.opened')}
      start={start}
      create={create}
      stored={
        pathway && {
          version: pathway.version,
          patch: async (changes, version) =>
            toValues(
              await send(
                api.PATCH('/api/v1/pathways/{id}', {
                  params: { path: { id: pathway.id }, header: ifMatch(version) },
                  body: body(changes),
                }),
              ),
            ),
        }
      }
      labels={labels}
      words={words}
      size="lg"
      onClose={onClose}
      onDone={onDone}
    >
      {(form) => (
        <>
          {stay && !pathway && <FromStay form={form} stay={stay} />}
          <Fields form={form} minor={pathway?.minor ?? true} opening={!pathway} />
        </>
      )}
    </PartDialog>
  );
}

function FromStay({ form, stay }: { form: Form<Values>; stay: Page['stays'][number] }) {
  const { t } = useT();
  const reasons = useVocabulary('reason_long_follow_up');
  const when = period(stay.firstHalfDay?.slice(0, 10), stay.lastHalfDay?.slice(0, 10));
  return (
    <>
      <p className="muted" style={{ margin: 0 }}>
        {t('pathways.fromStay', { when: when || 'none' })}
      </p>
      {stay.mayTurn && (
        <SelectField
          label={t('pathways.turnStay')}
          hint={t('pathways.turnStayHint')}
          optional
          options={reasons}
          {...form.bind('stayReason')}
        />
      )}
    </>
  );
}

function Fields({ form, minor, opening }: { form: Form<Values>; minor: boolean; opening: boolean }) {
  const { t } = useT();
  const today = useToday();
  const labels = useLabels();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  return (
    <>
      <div className="form-grid">
        <SelectField label={labels.kind} options={useVocabulary('pathway_kind')} {...form.bind('kind')} />
        <SelectField
          label={labels.entryChannel}
          options={useVocabulary('pathway_entry')}
          {...form.bind('entryChannel')}
        />
        <DateField label={labels.enteredOn} max={today} {...form.bind('enteredOn')} />
        <SelectField
          label={labels.referentId}
          options={colleagues.map((user) => ({ value: user.id, label: user.displayName }))}
          {...form.bind('referentId')}
        />
        <SearchSelect
          label={labels.structure}
          optional
          search={searchStructures}
          toKey={(structure) => structure.id}
          toLabel={(structure) => structure.name}
          {...form.bind('structure')}
        />
        <TextField label={labels.originContact} optional {...form.bind('originContact')} />
        <DateField
          label={labels.youngAgreedOn}
          hint={t('pathways.agreementHint')}
          optional
          max={today}
          {...form.bind('youngAgreedOn')}
        />
        {minor && (
          <DateField
            label={labels.parentsAgreedOn}
            hint={t('pathways.agreementHint')}
            optional
            max={today}
            {...form.bind('parentsAgreedOn')}
          />
        )}
        {!opening && <DateField label={labels.nextReviewOn} optional {...form.bind('nextReviewOn')} />}
      </div>
      {opening && <CheckField label={labels.priority} {...form.bind('priority')} />}
      <TextArea
        label={labels.note}
        hint={t('pathways.noteHint')}
        optional
        rows={2}
        maxLength={2000}
        {...form.bind('note')}
      />
    </>
  );
}

/** Any partner, by name or town. */
export async function searchStructures(q: string): Promise<{ id: string; name: string }[]> {
  const { items } = await send(api.GET('/api/v1/structures', { params: { query: { q } } }));
  return items.slice(0, 12).map(({ id, name }) => ({ id, name }));
}

function useLabels(): Record<keyof Values, string> {
  const { t } = useT();
  return {
    kind: t('pathways.kind'),
    entryChannel: t('pathways.entryChannel'),
    structure: t('pathways.structure'),
    originContact: t('pathways.originContact'),
    referentId: t('pathways.referent'),
    enteredOn: t('pathways.enteredOn'),
    youngAgreedOn: t('pathways.youngAgreedOn'),
    parentsAgreedOn: t('pathways.parentsAgreedOn'),
    nextReviewOn: t('pathways.nextReviewOn'),
    note: t('pathways.note'),
    priority: t('pathways.asPriority'),
    stayReason: t('pathways.turnStay'),
  };
}

function useValueWords() {
  const kind = useLabel('pathway_kind');
  const entry = useLabel('pathway_entry');
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  return (key: keyof Values, values: Values): string => {
    switch (key) {
      case 'kind':
        return kind(values.kind ?? '');
      case 'entryChannel':
        return entry(values.entryChannel ?? '');
      case 'structure':
        return values.structure?.name ?? '';
      case 'referentId':
        return colleagues.find((user) => user.id === values.referentId)?.displayName ?? '';
      case 'enteredOn':
      case 'youngAgreedOn':
      case 'parentsAgreedOn':
      case 'nextReviewOn':
        return values[key] ? day(values[key] ?? '') : '';
      default:
        return String(values[key] ?? '');
    }
  };
}
