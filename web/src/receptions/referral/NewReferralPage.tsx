// SPDX-License-Identifier: EUPL-1.2
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { newId, type Schema } from '@/api/client';
import { useMeta, useRefresh } from '@/api/queries';
import { prefillOf } from '@/exchange/prefill';
import { draftQuery } from '@/exchange/queries';
import { useT } from '@/i18n';
import {
  DraftNotice,
  DraftStatusLine,
  ErrorSummary,
  FormActions,
  isDay,
  LoadError,
  Loading,
  notify,
  PageHeader,
  Section,
  useDraft,
  useForm,
  useNavigateTo,
} from '@/ui';
import { name } from '@/ui/format';
import { fileQuery } from '../queries';
import { submitKeys } from '../submitKeys';
import { createReferral, type ReferralIds } from './createReferral';
import { DuplicatePanel } from './DuplicatePanel';
import { MeasureFields } from './MeasureFields';
import { MotiveFields } from './MotiveFields';
import { type NewReferralForm, PupilPart } from './PupilPart';
import { SchoolFields } from './SchoolFields';
import { useReferralCheck } from './useReferralCheck';
import { emptyReferral, missingOf, toBody, toDraft } from './values';
import { overridesOf, unanswered, Warnings, warningsOf } from './Warnings';

type Person = Schema<'Person'>;

export default function NewReferralPage() {
  const { personId, brouillon } = useSearch({ strict: false }) as { personId?: string; brouillon?: string };
  if (brouillon) return <ReferralOfDraft key={brouillon} id={brouillon} />;
  // Another young person is another form, with another draft.
  return personId ? <ReferralOfKnown key={personId} id={personId} /> : <NewReferral />;
}

/** The form begins with what is on file: opening it is no draft yet. */
function ReferralOfKnown({ id }: { id: string }) {
  const { data, isError, error, refetch } = useQuery(fileQuery(id));
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={12} />;
  return <NewReferral person={data.person} />;
}

/** One that came with a school's list: it begins with what the line said, and takes the draft's id. */
function ReferralOfDraft({ id }: { id: string }) {
  const { data, isError, error, refetch } = useQuery(draftQuery(id));
  const navigate = useNavigateTo();
  const completed = data?.state === 'completed';
  useEffect(() => {
    if (completed) navigate(`/saisines/${id}`);
  }, [completed, id, navigate]);
  if (isError) return <LoadError error={error} retry={() => void refetch()} />;
  if (!data || completed) return <Loading rows={12} />;
  return <NewReferral imported={data} />;
}

/** A referral taken on the phone: one page in the order of the conversation, by keyboard alone. */
function NewReferral({ person, imported }: { person?: Person; imported?: Schema<'StoredReferralDraft'> }) {
  const { t } = useT();
  const { today } = useMeta();
  const form = useForm({
    ...emptyReferral(today, clockNow()),
    ...(person && { personId: person.id, ...knownOf(person) }),
    ...(imported && prefillOf(imported)),
  });
  const draft = useDraft(draftKey(person?.id ?? imported?.id), form.values, {
    restore: form.setAll,
  });
  const { values } = form;
  useSchoolOfPupil(form, person);
  const sent = toDraft(values, values.personId);
  const check = useReferralCheck(sent);
  const warnings = warningsOf(check.findings);
  const { submit, busy } = useSaving(form, check, draft.clear, imported?.id);

  return (
    <>
      <PageHeader
        title={t('receptions.newTitle')}
        subtitle={t('receptions.newSubtitle')}
        help="saisines#noter-l-appel"
      />
      <DraftNotice draft={draft} />
      <form
        noValidate
        className="stack"
        onKeyDown={submitKeys}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ErrorSummary errors={form.errors} />
        <Section title={t('receptions.partPupil')}>
          <PupilPart form={form} />
        </Section>
        <Section title={t('receptions.partSchool')}>
          <SchoolFields form={form} today={today} />
        </Section>
        <Section title={t('receptions.partMeasure')}>
          <MeasureFields form={form} said={check.live.data} failure={check.live.error} askAgain={check.live.refetch} />
        </Section>
        <Section title={t('receptions.partMotive')}>
          <MotiveFields form={form} today={today} />
        </Section>
        {check.duplicates.length > 0 && (
          <Section title={t('receptions.partDuplicate')}>
            <DuplicatePanel
              duplicates={check.duplicates}
              mine={mineOf(form)}
              decision={values.duplicateDecision}
              onChange={(decision) => form.set('duplicateDecision', decision)}
              error={form.errorOf('duplicateDecision')}
            />
          </Section>
        )}
        {warnings.length > 0 && values.duplicateDecision?.kind !== 'same' && (
          <Section title={t('receptions.partWarnings', { count: warnings.length })}>
            <Warnings
              warnings={warnings}
              reasons={values.overrides}
              onChange={(reasons) => form.set('overrides', reasons)}
              errorOf={form.errorOf}
            />
          </Section>
        )}
        <FormActions submitLabel={t('receptions.save')} busy={busy} note={<DraftStatusLine draft={draft} />} />
      </form>
    </>
  );
}

const draftKey = (id: string | undefined) => (id ? `referral.new.${id}` : 'referral.new');

function useSaving(
  form: NewReferralForm,
  check: ReturnType<typeof useReferralCheck>,
  clearDraft: () => Promise<void>,
  importedId: string | undefined,
) {
  const { t } = useT();
  const navigate = useNavigateTo();
  const refresh = useRefresh();
  const ids = useRef<ReferralIds>({ referral: importedId ?? newId(), person: newId(), guardian: newId() });
  const { values } = form;
  const { duplicateDecision } = values;
  const decided = check.duplicates.some(({ referralId }) => referralId === duplicateDecision?.referralId);
  const decision = decided ? duplicateDecision : null;
  const warnings = warningsOf(check.findings);

  const saving = useMutation({
    mutationFn: () =>
      createReferral(values, ids.current, {
        overrides: overridesOf(warnings, values.overrides),
        duplicateDecision: decision,
      }),
    onSuccess: async (referral) => {
      await clearDraft();
      void refresh(['exchange'], ['referrals'], ['today'], ['tasks'], ['files'], ['file', referral.personId], ['stay']);
      notify(referral.duplicateOf ? t('receptions.savedDuplicate') : t('receptions.saved'));
      navigate(`/saisines/${referral.duplicateOf ?? referral.id}`);
    },
    onError: (error) => {
      const explained = check.explain(error, toDraft(values, values.personId));
      if (!explained) form.fromProblem(error);
      else form.setErrors(questionsOf(explained, null));
    },
  });

  /** What is asked of the person before the announcement can be stored. */
  const questionsOf = (said: Pick<Schema<'ReferralCheck'>, 'findings' | 'duplicates'>, chosen: typeof decision) => {
    if (said.duplicates.length > 0 && !chosen)
      return [{ field: 'duplicateDecision', message: t('receptions.duplicateToDecide') }];
    if (chosen?.kind === 'same') return [];
    return unanswered(warningsOf(said.findings), values.overrides);
  };

  const submit = () => {
    const open = [
      ...missingOf(values, t('problem.required'), t('receptions.choosePupil')),
      ...questionsOf({ findings: check.findings, duplicates: check.duplicates }, decision),
    ];
    form.setErrors(open);
    if (open.length === 0) saving.mutate();
  };
  return { submit, busy: saving.isPending };
}

/** The pupil's school and class stand until another is said. */
function useSchoolOfPupil({ values, setAll }: NewReferralForm, opened: Person | undefined) {
  const { personId, structureId } = values;
  const { data } = useQuery({ ...fileQuery(personId ?? ''), enabled: Boolean(personId) });
  const person = data?.person;
  const filled = useRef(opened?.id ?? null);
  useEffect(() => {
    if (!person || filled.current === person.id) return;
    filled.current = person.id;
    setAll(structureId ? { personName: name(person) } : knownOf(person));
  }, [person, structureId, setAll]);
}

function knownOf(person: Person) {
  const { structureId, structureName, className } = person;
  return { personName: name(person), ...(structureId && { structureId, structureName, className }) };
}

function mineOf({ values }: NewReferralForm) {
  const typed = name({ lastName: values['pupil.lastName'], firstName: values['pupil.firstName'] });
  const { caller, measure } = toBody(values);
  return {
    personId: values.personId,
    personName: values.personName || typed,
    birthDate: values['pupil.birthDate'],
    structureName: values.structureName,
    className: values.className,
    caller,
    receivedOn: isDay(values.receivedOn) ? values.receivedOn : null,
    measure,
  };
}

/** The hour on the wall beside the telephone. */
function clockNow(): string {
  const now = new Date();
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
