// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { asProblem, type Schema } from '@/api/client';
import { useLabel, useMay, useMeta, useRefresh, useVocabulary } from '@/api/queries';
import { useT } from '@/i18n';
import { useSavedForm } from '@/people/useSavedForm';
import {
  ActionMenu,
  AppLink,
  ErrorSummary,
  FormActions,
  FormDialog,
  notify,
  notifyError,
  notifyUndo,
  SearchSelect,
  Section,
  SelectField,
  useForm,
} from '@/ui';
import { age, name } from '@/ui/format';
import classes from './catalogue.module.css';
import { patchProfessional, searchPeople } from './queries';

type Professional = Schema<'Professional'>;
type Tie = Schema<'FamilyTieInput'>;

const tiesOf = ({ ties }: Professional): Tie[] => ties.map(({ personId, relation }) => ({ personId, relation }));

/** One tie more or less on the list as it is stored by now. */
async function change(professional: Professional, edit: (ties: Tie[]) => Tie[]): Promise<Professional> {
  try {
    return await patchProfessional(professional.id, professional.version, { ties: edit(tiesOf(professional)) });
  } catch (error) {
    const { status, current } = asProblem(error);
    if (status !== 412 || !current) throw error;
    const stored = current as Professional;
    return patchProfessional(stored.id, stored.version, { ties: edit(tiesOf(stored)) });
  }
}

/** Young people the professional is related to: a session with one of them is pointed out. */
export function Ties({ professional }: { professional: Professional }) {
  const { t } = useT();
  const mayWrite = useMay('catalogue_keep');
  const refresh = useRefresh();
  const relation = useLabel('tie_relation');
  const [adding, setAdding] = useState(false);
  const remove = async (tie: Tie) => {
    try {
      const stored = await change(professional, (ties) => ties.filter(({ personId }) => personId !== tie.personId));
      await refresh(['catalogue']);
      notifyUndo(t('catalogue.tieRemoved'), async () => {
        await change(stored, (ties) => [...ties, tie]);
        await refresh(['catalogue']);
      });
    } catch (error) {
      notifyError(error);
      void refresh(['catalogue']);
    }
  };
  return (
    <Section
      title={t('catalogue.ties')}
      actions={
        mayWrite && (
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {t('catalogue.addTie')}
          </Button>
        )
      }
    >
      {professional.ties.length === 0 ? (
        <p className="muted" style={{ margin: 0 }}>
          {t('catalogue.noTie')}
        </p>
      ) : (
        <ul className="plain-list line-list">
          {professional.ties.map(({ displayName, ...tie }) => (
            <li key={tie.personId} className={classes.item}>
              <div>
                <AppLink href={`/dossiers/${tie.personId}`}>{displayName}</AppLink>{' '}
                <span className="muted">{relation(tie.relation)}</span>
              </div>
              {mayWrite && (
                <ActionMenu
                  compact
                  label={t('catalogue.tieActions', { name: displayName })}
                  items={[{ label: t('catalogue.remove'), icon: IconTrash, onClick: () => void remove(tie) }]}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <TieDialog professional={professional} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function TieDialog({ professional, onClose }: { professional: Professional; onClose: () => void }) {
  const { t } = useT();
  const { today } = useMeta();
  const refresh = useRefresh();
  const form = useForm({ personId: null as Schema<'FileRow'> | null, relation: '' });
  const { busy, run } = useSavedForm(form, async () => {
    await refresh(['catalogue']);
    notify(t('catalogue.tieAdded'));
    onClose();
  });
  const relations = useVocabulary('tie_relation');
  const last = professional.ties.length;
  const save = () => {
    const { personId: person, relation } = form.values;
    const missing = [
      ...(person ? [] : [{ field: 'personId', message: t('catalogue.choosePerson') }]),
      ...(relation ? [] : [{ field: 'relation', message: t('catalogue.chooseRelation') }]),
    ];
    if (!person || missing.length > 0) return form.setErrors(missing);
    void run(() => change(professional, (ties) => [...ties, { personId: person.id, relation }]));
  };
  return (
    <FormDialog title={t('catalogue.addTie')} unsaved={form.dirty} onClose={onClose}>
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorSummary
          errors={form.errors.map((error) => ({ ...error, field: error.field.replace(`ties.${last}.`, '') }))}
        />
        <SearchSelect
          label={t('catalogue.youngPerson')}
          {...form.bind('personId')}
          search={searchPeople}
          toKey={(person) => person.id}
          toLabel={name}
          toHint={(person) =>
            [person.className, person.birthDate && age(person.birthDate, today)].filter(Boolean).join(', ')
          }
        />
        <SelectField
          label={t('catalogue.relation')}
          options={relations}
          {...form.bind('relation')}
          onChange={(code) => form.set('relation', code ?? '')}
        />
        <FormActions submitLabel={t('catalogue.save')} onCancel={onClose} busy={busy} />
      </form>
    </FormDialog>
  );
}
