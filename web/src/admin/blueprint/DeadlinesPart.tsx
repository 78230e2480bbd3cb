// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { translateOr, useT } from '@/i18n';
import { Section } from '@/ui';
import { AddLine } from './AddLine';
import classes from './blueprint.module.css';
import { deadlineWords, parseSpan } from './changeWords';
import { codeFor, type Deadline, replaced, shifted, without } from './draft';
import { labelled } from './EntryList';
import type { PartProps } from './ListsPart';
import { OrderButtons } from './OrderButtons';

const BASES = [
  'referral_day',
  'measure_start',
  'measure_end',
  'stay_start',
  'stay_end',
  'return_day',
  'council_day',
] as const;
const UNITS = ['d', 'w', 'm', 'y', 'wd', 'sd', 'sw'] as const;
const ROLLS = ['none', 'next-working-day', 'next-school-day'] as const;

/** When something is due, said as a sentence under each rule. */
export function DeadlinesPart({ draft, base }: PartProps) {
  const { t } = useT();
  const { content, edit } = draft;
  const { deadlines } = content;
  const set = (changed: Deadline[], about?: string) => edit({ ...content, deadlines: changed }, about);
  return (
    <Section title={t('admin.deadlines')}>
      <div className="stack">
        <ul className={`plain-list ${classes.entries}`}>
          {deadlines.map((rule, index) => (
            <li key={rule.code} className={classes.entry} data-retired={!rule.active || undefined}>
              <div className={classes.entryLine}>
                <OrderButtons
                  name={rule.label.fr}
                  first={index === 0}
                  last={index === deadlines.length - 1}
                  onShift={(by) => set(shifted(deadlines, index, by))}
                />
                <RuleFields
                  rule={rule}
                  onChange={(changed, about) =>
                    set(replaced(deadlines, index, changed), about && `${rule.code} ${about}`)
                  }
                />
                {!base.deadlines.some(({ code }) => code === rule.code) && (
                  <ActionIcon
                    variant="subtle"
                    color="red"
                    size="lg"
                    aria-label={t('admin.deleteNamed', { name: rule.label.fr })}
                    onClick={() => set(without(deadlines, index))}
                  >
                    <IconTrash size={18} aria-hidden />
                  </ActionIcon>
                )}
              </div>
              <p className="muted small">{deadlineWords(rule)}</p>
            </li>
          ))}
        </ul>
        <AddLine
          label={t('admin.newDeadline')}
          onAdd={(words) =>
            set([
              ...deadlines,
              {
                code: codeFor(
                  words,
                  deadlines.map(({ code }) => code),
                ),
                label: { fr: words },
                base: 'return_day',
                add: '15d',
                roll: 'none',
                group: 'custom',
                active: true,
              },
            ])
          }
        />
      </div>
    </Section>
  );
}

/** Zero days before is written too: the direction chosen first must not be lost. */
const spanText = (count: number, unit: string) => `${Object.is(count, -0) ? '-0' : count}${unit}`;

interface RuleFieldsProps {
  rule: Deadline;
  onChange: (rule: Deadline, about?: string) => void;
}

function RuleFields({ rule, onChange }: RuleFieldsProps) {
  const { t } = useT();
  const span = parseSpan(rule.add) ?? { count: 0, unit: 'd' };
  const before = span.count < 0 || Object.is(span.count, -0);
  const named = (label: string) => `${label} : ${rule.label.fr}`;
  const words = (prefix: string, code: string) => translateOr(`admin.${prefix}_${code.replaceAll('-', '_')}`, code);
  return (
    <>
      <div className={classes.labels}>
        <TextInput
          aria-label={named(t('admin.deadlineName'))}
          autoComplete="off"
          value={rule.label.fr}
          onChange={(event) =>
            onChange({ ...rule, label: labelled(rule.label, 'fr', event.currentTarget.value) }, 'label')
          }
        />
      </div>
      <TextInput
        className={classes.count}
        aria-label={named(t('admin.deadlineCount'))}
        inputMode="numeric"
        maxLength={4}
        value={String(Math.abs(span.count))}
        onChange={(event) => {
          const count = Number(event.currentTarget.value.replace(/\D/g, '')) || 0;
          onChange({ ...rule, add: spanText(before ? -count : count, span.unit) }, 'add');
        }}
      />
      <NativeSelect
        aria-label={named(t('admin.deadlineUnit'))}
        value={span.unit}
        data={UNITS.map((value) => ({ value, label: words('unitName', value) }))}
        onChange={(event) => onChange({ ...rule, add: spanText(span.count, event.currentTarget.value) })}
      />
      <NativeSelect
        aria-label={named(t('admin.deadlineDirection'))}
        value={before ? 'before' : 'after'}
        data={[
          { value: 'after', label: t('admin.after') },
          { value: 'before', label: t('admin.before') },
        ]}
        onChange={(event) => {
          const count = Math.abs(span.count);
          onChange({ ...rule, add: spanText(event.currentTarget.value === 'before' ? -count : count, span.unit) });
        }}
      />
      <NativeSelect
        aria-label={named(t('admin.deadlineBase'))}
        value={rule.base}
        data={BASES.map((value) => ({ value, label: words('base', value) }))}
        onChange={(event) => onChange({ ...rule, base: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label={named(t('admin.deadlineRoll'))}
        value={rule.roll}
        data={ROLLS.map((value) => ({ value, label: words('rollName', value) }))}
        onChange={(event) => onChange({ ...rule, roll: event.currentTarget.value })}
      />
      <Checkbox
        label={t('admin.used')}
        aria-label={named(t('admin.used'))}
        checked={rule.active}
        onChange={(event) => onChange({ ...rule, active: event.currentTarget.checked })}
      />
    </>
  );
}
