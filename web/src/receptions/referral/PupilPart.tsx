// SPDX-License-Identifier: EUPL-1.2
import { Button, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '@/api/client';
import { useLabel, useMeta, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { Candidates } from '@/people/Candidates';
import { isSearchable, useCandidates } from '@/people/useCandidates';
import { AppLink, DateField, type Form, focusField, isDay, SelectField, StatusBadge, TextField } from '@/ui';
import { age, day, name, phone } from '@/ui/format';
import fields from '../fields.module.css';
import { fileQuery } from '../queries';
import { partOf } from './form';
import classes from './PupilPart.module.css';
import type { NewReferralValues } from './values';

export type NewReferralForm = Form<NewReferralValues>;

/** Search before creating: the same words look for the young person and, if nobody is found, make the new file. */
export const PupilPart = partOf(['person', 'pupil.', 'guardian.', 'isNew'], Pupil);

function Pupil({ form }: { form: NewReferralForm }) {
  const { values } = form;
  if (values.personId) return <ChosenPupil form={form} />;
  return (
    <div className="stack">
      <DescribedPupil form={form} />
      {values.isNew && <FirstGuardian form={form} />}
      <KnownPupils form={form} />
    </div>
  );
}

/** Someone on file, with what is known, so that the caller can confirm. */
function ChosenPupil({ form }: { form: NewReferralForm }) {
  const { t } = useT();
  const { today } = useMeta();
  const relation = useLabel('guardian_relation');
  const id = form.values.personId ?? '';
  const { data } = useQuery(fileQuery(id));
  const person = data?.person;
  const facts = person
    ? [
        person.birthDate && `${day(person.birthDate)} (${age(person.birthDate, today)})`,
        person.structureName,
        person.className,
      ].filter(Boolean)
    : [];
  const reachable = data?.guardians.filter((each) => each.mayContact && each.phone) ?? [];
  return (
    <div className={classes.chosen}>
      <div>
        <p className={classes.name}>
          <AppLink href={`/dossiers/${id}`}>{person ? name(person) : form.values.personName}</AppLink>
        </p>
        {facts.length > 0 && <p className={classes.facts}>{facts.join(' · ')}</p>}
        {data && (
          <p className={classes.facts}>
            {reachable.length > 0
              ? reachable.map((each) => `${name(each)}, ${relation(each.relation)} : ${phone(each.phone)}`).join(' · ')
              : t('receptions.noReachableGuardian')}
          </p>
        )}
      </div>
      <Button variant="default" onClick={() => form.setAll({ personId: null, personName: '', isNew: false })}>
        {t('receptions.changePupil')}
      </Button>
    </div>
  );
}

function DescribedPupil({ form }: { form: NewReferralForm }) {
  const { t } = useT();
  const { today } = useMeta();
  const { bind, values } = form;
  const sexes = useVocabulary('sex');
  return (
    <div className={fields.dense}>
      <TextField label={t('receptions.lastName')} autoFocus maxLength={100} {...bind('pupil.lastName')} />
      <TextField label={t('receptions.firstName')} optional maxLength={100} {...bind('pupil.firstName')} />
      <DateField label={t('receptions.birthDate')} optional max={today} {...bind('pupil.birthDate')} />
      {values.isNew && (
        <>
          <SelectField
            label={t('receptions.sex')}
            optional
            options={sexes.filter(({ code }) => code !== 'unknown')}
            {...bind('pupil.sex')}
          />
          <TextField label={t('receptions.pupilPhone')} optional type="tel" {...bind('pupil.phone')} />
        </>
      )}
    </div>
  );
}

function KnownPupils({ form }: { form: NewReferralForm }) {
  const { t } = useT();
  const { values, errorOf } = form;
  const described = {
    lastName: values['pupil.lastName'],
    firstName: values['pupil.firstName'],
    birthDate: isDay(values['pupil.birthDate']) ? values['pupil.birthDate'] : null,
    phone: values['pupil.phone'],
  };
  const { items: candidates, upToDate, isFetching } = useCandidates(described);
  const error = errorOf('personId');
  if (!isSearchable(described)) return <p className="muted">{t('receptions.searchFirst')}</p>;

  const choose = (candidate: Schema<'Candidate'>) => {
    form.setAll({ personId: candidate.id, personName: name(candidate), isNew: false });
    // The list closes: go on where the conversation goes on.
    focusField('structureId');
  };
  if (values.isNew)
    return (
      <p className={classes.facts}>
        <StatusBadge tone="info">{t('receptions.newFile')}</StatusBadge> {t('receptions.newFileHint')}{' '}
        <Button variant="subtle" size="compact-sm" onClick={() => form.set('isNew', false)}>
          {t('receptions.seeCandidates')}
        </Button>
      </p>
    );
  return (
    <fieldset id="f-personId" className={classes.candidates} aria-busy={isFetching || undefined}>
      <legend className={classes.legend}>
        <span data-label="">{t('receptions.pupilOnFile')}</span>{' '}
        <span className="muted" role="status">
          {upToDate && t('receptions.candidateCount', { count: candidates.length })}
        </span>
      </legend>
      {error && <p className={`error-text ${classes.error}`}>{error}</p>}
      <div className="stack stack-sm">
        {candidates.length > 0 && <Candidates candidates={candidates} onChoose={choose} />}
        <UnstyledButton
          className={classes.create}
          onClick={() => {
            form.set('isNew', true);
            setTimeout(() => focusField('pupil.sex'));
          }}
        >
          <span className={classes.name}>
            <IconPlus size={16} aria-hidden /> {t('receptions.createPupil')}
          </span>{' '}
          <span className={classes.facts}>
            {candidates.length > 0 ? t('receptions.createPupilDespite') : t('receptions.createPupilHint')}
          </span>
        </UnstyledButton>
      </div>
    </fieldset>
  );
}

/** Whom to call, taken down at once: without it the first absence cannot be told. */
function FirstGuardian({ form: { bind } }: { form: NewReferralForm }) {
  const { t } = useT();
  const relations = useVocabulary('guardian_relation');
  return (
    <fieldset className={classes.guardian}>
      <legend className={classes.legend}>
        {t('receptions.firstGuardian')} <span className="optional">({t('ui.optional')})</span>
      </legend>
      <div className={fields.dense}>
        <TextField label={t('receptions.guardianLastName')} maxLength={100} {...bind('guardian.lastName')} />
        <TextField label={t('receptions.guardianFirstName')} maxLength={100} {...bind('guardian.firstName')} />
        <SelectField label={t('receptions.guardianRelation')} options={relations} {...bind('guardian.relation')} />
        <TextField label={t('receptions.guardianPhone')} type="tel" {...bind('guardian.phone')} />
      </div>
    </fieldset>
  );
}
