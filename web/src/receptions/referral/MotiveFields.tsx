// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { ChipsField, ChoiceCards, DateField, focusField, SelectField, TextArea, TextField } from '@/ui';
import fields from '../fields.module.css';
import { type AnnouncementForm, partOf } from './form';

const FACTS_LENGTH = 600;
const NOTE_LENGTH = 2000;

/** Why, and what else the school said. */
export const MotiveFields = partOf(
  ['motive', 'otherMotives', 'facts', 'parents', 'schoolWork', 'notToMeet', 'note'],
  MotivePart,
);

function MotivePart({ form, today }: { form: AnnouncementForm; today: string }) {
  const { t } = useT();
  const { values, bind } = form;
  const agreements = useVocabulary('parents_agreement');
  const works = useVocabulary('school_work');
  return (
    <div className="stack">
      <Motives form={form} />
      <div className="cols-2">
        <TextArea
          label={t('receptions.facts')}
          optional
          hint={t('receptions.factsHint', { max: FACTS_LENGTH })}
          rows={2}
          maxLength={FACTS_LENGTH}
          {...bind('facts')}
        />
        <TextArea
          label={t('receptions.note')}
          optional
          hint={t('receptions.noteHint')}
          rows={2}
          maxLength={NOTE_LENGTH}
          {...bind('note')}
        />
      </div>
      <ChoiceCards label={t('receptions.parentsAgreement')} options={agreements} {...bind('parentsAgreement')} />
      <div className={fields.dense}>
        {values.parentsAgreement !== 'unknown' && (
          <DateField label={t('receptions.parentsAgreementOn')} optional max={today} {...bind('parentsAgreementOn')} />
        )}
        <SelectField label={t('receptions.schoolWork')} options={works} {...bind('schoolWork')} />
        <div className={fields.wide}>
          <TextField
            label={t('receptions.notToMeet')}
            optional
            hint={t('receptions.notToMeetHint')}
            maxLength={300}
            {...bind('notToMeet')}
          />
        </div>
      </div>
    </div>
  );
}

/** One motive is the rule; the others come on demand, so that the keyboard need not pass over the whole list. */
function Motives({ form: { values, bind } }: { form: AnnouncementForm }) {
  const { t } = useT();
  const motives = useVocabulary('motive');
  const [more, setMore] = useState(false);
  const shown = more || values.otherMotives.length > 0;
  return (
    <>
      <div className={fields.dense}>
        <SelectField label={t('receptions.motive')} options={motives} {...bind('motive')} />
        {!shown && (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              setMore(true);
              setTimeout(() => focusField('otherMotives'));
            }}
          >
            {t('receptions.moreMotives')}
          </Button>
        )}
      </div>
      {shown && (
        <ChipsField
          label={t('receptions.otherMotives')}
          optional
          options={motives.filter(({ code }) => code !== values.motive)}
          {...bind('otherMotives')}
        />
      )}
    </>
  );
}
