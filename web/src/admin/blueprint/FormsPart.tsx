// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Checkbox, NativeSelect, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '@/i18n';
import { type Answers, FormRenderer } from '@/receptions/stay/FormRenderer';
import { Section, SelectField } from '@/ui';
import { AddLine } from './AddLine';
import classes from './blueprint.module.css';
import {
  codeFor,
  type Form,
  type FormField,
  type FormSection,
  fieldShifted,
  replaced,
  shifted,
  without,
} from './draft';
import { EntryList, labelled } from './EntryList';
import type { PartProps } from './ListsPart';
import { OrderButtons } from './OrderButtons';

type FieldType = FormField['type'];
const TYPES: FieldType[] = ['text', 'lines', 'choice', 'choices', 'scale', 'day', 'boolean'];
const LENGTHS: Partial<Record<FieldType, number>> = { text: 200, lines: 4000 };
const chooses = (type: FieldType) => type === 'choice' || type === 'choices' || type === 'scale';

/** The forms, one at a time, with the form as people will see it beside. */
export function FormsPart({ draft, base }: PartProps) {
  const { t } = useT();
  const { content, edit } = draft;
  const [kind, setKind] = useState(content.forms[0]?.kind);
  const index = content.forms.findIndex((form) => form.kind === kind);
  const form = content.forms[index];
  if (!form) return null;
  const old = base.forms.find((each) => each.kind === kind);
  const change = (changed: Form, about?: string) =>
    edit({ ...content, forms: replaced(content.forms, index, changed) }, about);
  return (
    <div className="stack">
      <div className="row">
        <SelectField
          label={t('admin.form')}
          value={form.kind}
          options={content.forms.map((each) => ({ code: each.kind, label: each.label.fr }))}
          onChange={(code) => setKind((code ?? form.kind) as Form['kind'])}
        />
        <TextInput
          className={classes.formTitle}
          label={t('admin.formTitle')}
          autoComplete="off"
          value={form.label.fr}
          onChange={(event) =>
            change({ ...form, label: labelled(form.label, 'fr', event.currentTarget.value) }, `form ${form.kind}`)
          }
        />
      </div>
      <div className={classes.preview}>
        <div className="stack">
          {form.sections.map((section, at) => (
            <SectionEditor key={section.key} form={form} old={old} section={section} index={at} onChange={change} />
          ))}
          <AddLine
            label={t('admin.newSection')}
            onAdd={(words) =>
              change({
                ...form,
                sections: [
                  ...form.sections,
                  {
                    key: codeFor(
                      words,
                      form.sections.map(({ key }) => key),
                    ),
                    label: { fr: words },
                    fields: [],
                  },
                ],
              })
            }
          />
        </div>
        <div className={classes.sticky}>
          <Section title={t('admin.preview')} quiet>
            <Preview key={form.kind} form={form} />
          </Section>
        </div>
      </div>
    </div>
  );
}

/** The form as it will be; what is typed into it goes nowhere. */
function Preview({ form }: { form: Form }) {
  const [values, setValues] = useState<Answers>({});
  return (
    <FormRenderer
      definition={form}
      values={values}
      onChange={(key, value) => setValues((before) => ({ ...before, [key]: value }))}
      errorOf={() => undefined}
      prefix="preview"
    />
  );
}

interface SectionEditorProps {
  form: Form;
  old: Form | undefined;
  section: FormSection;
  index: number;
  onChange: (form: Form, about?: string) => void;
}

function SectionEditor({ form, old, section, index, onChange }: SectionEditorProps) {
  const { t } = useT();
  const set = (changed: FormSection, about?: string) =>
    onChange({ ...form, sections: replaced(form.sections, index, changed) }, about);
  const keys = form.sections.flatMap(({ fields }) => fields.map(({ key }) => key));
  const oldKeys = old?.sections.flatMap(({ fields }) => fields.map(({ key }) => key)) ?? [];
  return (
    <section className="card stack" aria-label={section.label.fr}>
      <div className={classes.entryLine}>
        <OrderButtons
          name={section.label.fr}
          first={index === 0}
          last={index === form.sections.length - 1}
          onShift={(by) => onChange({ ...form, sections: shifted(form.sections, index, by) })}
        />
        <TextInput
          className="grow"
          aria-label={t('admin.sectionTitle')}
          autoComplete="off"
          value={section.label.fr}
          onChange={(event) =>
            set(
              { ...section, label: labelled(section.label, 'fr', event.currentTarget.value) },
              `section ${section.key}`,
            )
          }
        />
        {section.fields.length === 0 && (
          <ActionIcon
            variant="subtle"
            color="red"
            size="lg"
            aria-label={t('admin.deleteNamed', { name: section.label.fr })}
            onClick={() => onChange({ ...form, sections: without(form.sections, index) })}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <ul className={`plain-list ${classes.entries}`}>
        {section.fields.map((field, at) => (
          <li key={field.key} className={classes.entry}>
            <FieldEditor
              field={field}
              old={old?.sections.flatMap(({ fields }) => fields).find(({ key }) => key === field.key)}
              first={index === 0 && at === 0}
              last={index === form.sections.length - 1 && at === section.fields.length - 1}
              onShift={(by) => onChange(fieldShifted(form, index, at, by))}
              onChange={(changed, about) => set({ ...section, fields: replaced(section.fields, at, changed) }, about)}
              onRemove={() => set({ ...section, fields: without(section.fields, at) })}
            />
          </li>
        ))}
      </ul>
      <AddLine
        label={t('admin.newField')}
        onAdd={(words) =>
          set({
            ...section,
            fields: [
              ...section.fields,
              {
                key: codeFor(words, [...keys, ...oldKeys]),
                type: 'lines',
                label: { fr: words },
                hint: { fr: '' },
                required: false,
                choices: [],
                maxLength: LENGTHS.lines ?? 0,
              },
            ],
          })
        }
      />
    </section>
  );
}

interface FieldEditorProps {
  field: FormField;
  /** As it is in force, if it is. */
  old: FormField | undefined;
  first: boolean;
  last: boolean;
  onShift: (by: -1 | 1) => void;
  onChange: (field: FormField, about?: string) => void;
  onRemove: () => void;
}

function FieldEditor({ field, old, first, last, onShift, onChange, onRemove }: FieldEditorProps) {
  const { t } = useT();
  const [open, setOpen] = useState(!old);
  const types: Record<FieldType, string> = {
    text: t('admin.type_text'),
    lines: t('admin.type_lines'),
    choice: t('admin.type_choice'),
    choices: t('admin.type_choices'),
    scale: t('admin.type_scale'),
    day: t('admin.type_day'),
    boolean: t('admin.type_boolean'),
  };
  return (
    <>
      <div className={classes.entryLine}>
        <OrderButtons name={field.label.fr} first={first} last={last} onShift={onShift} />
        <UnstyledButton className="grow" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}{' '}
          {field.label.fr} <span className="muted small">{types[field.type]}</span>
        </UnstyledButton>
        <Checkbox
          label={t('admin.required')}
          aria-label={t('admin.requiredNamed', { name: field.label.fr })}
          checked={field.required}
          onChange={(event) => onChange({ ...field, required: event.currentTarget.checked })}
        />
        <ActionIcon
          variant="subtle"
          color="red"
          size="lg"
          aria-label={t('admin.deleteNamed', { name: field.label.fr })}
          onClick={onRemove}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </div>
      {open && (
        <div className={`stack ${classes.fieldBody}`}>
          <TextInput
            label={t('admin.question')}
            autoComplete="off"
            value={field.label.fr}
            onChange={(event) =>
              onChange(
                { ...field, label: labelled(field.label, 'fr', event.currentTarget.value) },
                `label ${field.key}`,
              )
            }
          />
          <TextInput
            label={t('admin.hint')}
            autoComplete="off"
            value={field.hint.fr}
            onChange={(event) =>
              onChange({ ...field, hint: { ...field.hint, fr: event.currentTarget.value } }, `hint ${field.key}`)
            }
          />
          <NativeSelect
            label={t('admin.fieldType')}
            description={old ? t('admin.typeKept') : undefined}
            disabled={Boolean(old)}
            value={field.type}
            data={TYPES.map((value) => ({ value, label: types[value] }))}
            onChange={(event) => onChange(retyped(field, event.currentTarget.value as FieldType))}
          />
          {chooses(field.type) && (
            <EntryList
              label={t('admin.choices')}
              entries={field.choices}
              inUse={new Set(old?.choices.map(({ code }) => code))}
              onEdit={(choices, about) => onChange({ ...field, choices }, about && `${field.key} ${about}`)}
            />
          )}
        </div>
      )}
    </>
  );
}

/** The field with another type: choices only where one chooses, a length only where one writes. */
function retyped(field: FormField, type: FieldType): FormField {
  return {
    ...field,
    type,
    choices: chooses(type) ? field.choices : [],
    maxLength: LENGTHS[type] ?? 0,
  };
}
