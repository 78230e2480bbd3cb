// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { api, type Schema, send } from '@/api/client';
import { useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import {
  CheckField,
  ChipsField,
  type Form,
  HalfDayField,
  SearchSelect,
  SelectField,
  TextArea,
  TextField,
  TimeField,
  useToday,
} from '@/ui';
import { day, name } from '@/ui/format';
import classes from './incidents.module.css';
import type { Incident } from './words';

export const MAX_FACTS = 1500;

export interface IncidentValues {
  kind: string | null;
  halfDay: string | null;
  time: string | null;
  place: string | null;
  facts: string;
  people: { personId: string; personName: string; stayId: string | null }[];
  witnesses: string;
  actions: string[];
  actionNote: string;
  injury: boolean;
  emergency: string[];
}

export const NO_INCIDENT: IncidentValues = {
  kind: null,
  halfDay: null,
  time: '',
  place: null,
  facts: '',
  people: [],
  witnesses: '',
  actions: [],
  actionNote: '',
  injury: false,
  emergency: [],
};

export function incidentValues(incident: Incident): IncidentValues {
  const { kind, halfDay, time, place, facts, people, actions, actionNote, injury, emergency } = incident;
  const witnesses = incident.witnesses.join(', ');
  return { kind, halfDay, time, place, facts, people, witnesses, actions, actionNote, injury, emergency };
}

/** What the server reads; fields left empty are refused there, beside their fields. */
export function incidentBody(values: IncidentValues) {
  return {
    kind: values.kind ?? '',
    halfDay: values.halfDay ?? '',
    time: values.time ?? '',
    place: values.place ?? '',
    facts: values.facts,
    people: values.people.map(({ personId, stayId }) => ({ personId, stayId })),
    witnesses: values.witnesses
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean),
    actions: values.actions,
    actionNote: values.actionNote,
    injury: values.injury,
    emergency: values.emergency,
  };
}

async function searchYoung(q: string, known: string[]): Promise<Schema<'FileRow'>[]> {
  const { items } = await send(api.GET('/api/v1/files', { params: { query: { q, limit: 12, sort: 'name' } } }));
  return items.filter(({ id }) => !known.includes(id));
}

/** Short enough to be filled standing in a corridor: what, when, what happened; the rest may wait. */
export function IncidentFields({ form }: { form: Form<IncidentValues> }) {
  const { t } = useT();
  const today = useToday();
  const { values } = form;
  return (
    <>
      <div className="form-grid">
        <SelectField label={t('incidents.kind')} options={useVocabulary('incident_kind')} {...form.bind('kind')} />
        <SelectField label={t('incidents.place')} options={useVocabulary('incident_place')} {...form.bind('place')} />
      </div>
      <div className="form-grid">
        <HalfDayField label={t('incidents.halfDay')} max={`${today}/pm`} {...form.bind('halfDay')} />
        <TimeField label={t('incidents.time')} optional {...form.bind('time')} />
      </div>
      <TextArea
        label={t('incidents.facts')}
        hint={t('incidents.factsHint')}
        rows={5}
        maxLength={MAX_FACTS}
        {...form.bind('facts')}
      />
      <People form={form} />
      <ChipsField label={t('incidents.actions')} options={useVocabulary('incident_action')} {...form.bind('actions')} />
      <TextField label={t('incidents.actionNote')} optional maxLength={600} {...form.bind('actionNote')} />
      <CheckField label={t('incidents.injury')} {...form.bind('injury')} />
      <ChipsField
        label={t('incidents.emergency')}
        options={useVocabulary('emergency_service')}
        {...form.bind('emergency')}
      />
      <TextField
        label={t('incidents.witnesses')}
        hint={t('incidents.witnessesHint')}
        optional
        {...form.bind('witnesses')}
      />
      {values.people.length > 1 && <p className={`${classes.calm} ${classes.flat}`}>{t('incidents.severalFiles')}</p>}
    </>
  );
}

function People({ form }: { form: Form<IncidentValues> }) {
  const { t } = useT();
  const { people } = form.values;
  return (
    <fieldset className={`${classes.group} stack stack-sm`}>
      <legend>{t('incidents.people')}</legend>
      {people.length > 0 && (
        <ul className={`plain-list ${classes.people}`}>
          {people.map((each) => (
            <li key={each.personId}>
              <span>{each.personName}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('incidents.removePerson', { name: each.personName })}
                onClick={() =>
                  form.set(
                    'people',
                    people.filter(({ personId }) => personId !== each.personId),
                  )
                }
              >
                <IconX size={20} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <SearchSelect
        id="f-people"
        label={t('incidents.addPerson')}
        optional={people.length > 0}
        error={form.errorOf('people')}
        value={null as Schema<'FileRow'> | null}
        onChange={(chosen) =>
          chosen && form.set('people', [...people, { personId: chosen.id, personName: name(chosen), stayId: null }])
        }
        search={(q) =>
          searchYoung(
            q,
            people.map(({ personId }) => personId),
          )
        }
        toKey={(each) => each.id}
        toLabel={name}
        toHint={(each) => [each.birthDate && day(each.birthDate), each.className].filter(Boolean).join(' · ')}
      />
    </fieldset>
  );
}
