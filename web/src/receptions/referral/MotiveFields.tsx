// SPDX-License-Identifier: EUPL-1.2
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { ChipsField, ChoiceCards, DateField, SelectField, TextArea, TextField } from '@/ui';
import type { AnnouncementForm } from './form';

export const FACTS_LENGTH = 600;

/** Why, and what else the school said. */
export function MotiveFields({ form: { values, bind }, today }: { form: AnnouncementForm; today: string }) {
  const { t } = useT();
  const motives = useVocabulary('motive');
  const agreements = useVocabulary('parents_agreement');
  const works = useVocabulary('school_work');
  return (
    <div className="stack">
      <div className="form-grid">
        <SelectField label={t('receptions.motive')} options={motives} {...bind('motive')} />
      </div>
      <ChipsField
        label={t('receptions.otherMotives')}
        optional
        options={motives.filter(({ code }) => code !== values.motive)}
        {...bind('otherMotives')}
      />
      <TextArea
        label={t('receptions.facts')}
        optional
        hint={t('receptions.factsHint', { max: FACTS_LENGTH })}
        rows={2}
        maxLength={FACTS_LENGTH}
        {...bind('facts')}
      />
      <ChoiceCards label={t('receptions.parentsAgreement')} options={agreements} {...bind('parentsAgreement')} />
      {values.parentsAgreement !== 'unknown' && (
        <DateField label={t('receptions.parentsAgreementOn')} optional max={today} {...bind('parentsAgreementOn')} />
      )}
      <div className="form-grid">
        <SelectField label={t('receptions.schoolWork')} options={works} {...bind('schoolWork')} />
        <TextField
          label={t('receptions.notToMeet')}
          optional
          hint={t('receptions.notToMeetHint')}
          maxLength={300}
          {...bind('notToMeet')}
        />
      </div>
      <TextArea label={t('receptions.note')} optional rows={2} maxLength={2000} {...bind('note')} />
    </div>
  );
}
