// SPDX-License-Identifier: EUPL-1.2
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, asProblem, ifMatch, type Schema, send } from '@/api/client';
import { useMeta, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { ConflictDialog, ErrorSummary, FormActions, notify, Section, useForm } from '@/ui';
import { conflictFields, resolved } from '../conflict';
import { submitKeys } from '../submitKeys';
import { useComparable } from './comparable';
import { MeasureFields } from './MeasureFields';
import { MotiveFields } from './MotiveFields';
import { SchoolFields } from './SchoolFields';
import { useReferralCheck } from './useReferralCheck';
import { type AnnouncementValues, toBody, toDraft, valuesOf } from './values';
import { overridesOf, unanswered, Warnings, warningsOf } from './Warnings';

type Referral = Schema<'Referral'>;

/** Corrects what was announced; a stay that exists is laid anew by the server. */
export function CorrectionForm({ referral, onDone }: { referral: Referral; onDone: () => void }) {
  const { t } = useT();
  const { today } = useMeta();
  const refresh = useRefresh();
  const form = useForm<AnnouncementValues>(valuesOf(referral));
  const [version, setVersion] = useState(referral.version);
  const [theirs, setTheirs] = useState<Referral | null>(null);
  const { values } = form;
  const check = useReferralCheck(toDraft(values, referral.personId, referral.id));
  const warnings = warningsOf(check.findings);

  const saving = useMutation({
    mutationFn: (change: { values: AnnouncementValues; version: number }) =>
      send(
        api.PATCH('/api/v1/referrals/{id}', {
          params: { path: { id: referral.id }, header: ifMatch(change.version) },
          body: {
            ...toBody(change.values),
            overrides: overridesOf(warnings, change.values.overrides),
          } as Schema<'ReferralInput'>,
        }),
      ),
    onSuccess: (saved) => {
      void refresh(['referrals'], ['today'], ['tasks'], ['file', saved.personId], ['stay'], ['stays']);
      notify(t('receptions.corrected'));
      onDone();
    },
    onError: (error) => {
      const problem = asProblem(error);
      const explained = check.explain(error, toDraft(values, referral.personId, referral.id));
      if (problem.status === 412) setTheirs(problem.current as Referral);
      else if (explained) form.setErrors(questions(warningsOf(explained.findings)));
      else form.fromProblem(error);
    },
  });
  const questions = (list: Schema<'Finding'>[]) => unanswered(list, values.overrides);
  const submit = () => {
    const open = questions(warnings);
    form.setErrors(open);
    if (open.length === 0) saving.mutate({ values, version });
  };

  return (
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
      <Section title={t('receptions.partMeasure')}>
        <MeasureFields form={form} said={check.live.data} failure={check.live.error} askAgain={check.live.refetch} />
      </Section>
      <Section title={t('receptions.partSchool')}>
        <SchoolFields form={form} today={today} />
      </Section>
      <Section title={t('receptions.partMotive')}>
        <MotiveFields form={form} today={today} />
      </Section>
      {warnings.length > 0 && (
        <Section title={t('receptions.partWarnings', { count: warnings.length })}>
          <Warnings
            warnings={warnings}
            reasons={values.overrides}
            onChange={(reasons) => form.set('overrides', reasons)}
            errorOf={form.errorOf}
          />
        </Section>
      )}
      <FormActions submitLabel={t('receptions.saveCorrection')} busy={saving.isPending} onCancel={onDone} />
      {theirs && (
        <Conflict
          mine={values}
          theirs={theirs}
          onClose={() => setTheirs(null)}
          onResolve={(chosen) => {
            setTheirs(null);
            setVersion(theirs.version);
            form.setAll(chosen);
            saving.mutate({ values: chosen, version: theirs.version });
          }}
        />
      )}
    </form>
  );
}

interface ConflictProps {
  mine: AnnouncementValues;
  theirs: Referral;
  onClose: () => void;
  onResolve: (values: AnnouncementValues) => void;
}

function Conflict({ mine, theirs, onClose, onResolve }: ConflictProps) {
  const comparable = useComparable();
  const stored = valuesOf(theirs);
  const resolve = (chosen: Record<string, string>) => {
    const values = resolved(comparable, { ...mine }, { ...stored }, chosen) as unknown as AnnouncementValues;
    // The school is compared by its name and stored by its id; a caller's contact belongs to the school.
    const school = values.structureName === stored.structureName ? stored : mine;
    onResolve({ ...values, structureId: school.structureId, 'caller.contactId': school['caller.contactId'] });
  };
  return (
    <ConflictDialog
      fields={conflictFields(comparable, { ...mine }, { ...stored })}
      onResolve={resolve}
      onClose={onClose}
    />
  );
}
