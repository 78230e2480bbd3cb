// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useT } from '@/i18n';
import { Section } from '@/ui';
import classes from './blueprint.module.css';
import { type Entry, type Move, replaced, shifted, without } from './draft';
import { labelled } from './EntryList';
import type { PartProps } from './ListsPart';
import { OrderButtons } from './OrderButtons';

/** The steps of a stay in order, each with the moves that lead on from it. */
export function StepsPart({ draft }: PartProps) {
  const { t } = useT();
  const { content, edit } = draft;
  const steps = content.vocabularies.stay_state ?? [];
  const setSteps = (changed: Entry[], about?: string) =>
    edit({ ...content, vocabularies: { ...content.vocabularies, stay_state: changed } }, about);
  const setMoves = (stayTransitions: Move[], about?: string) => edit({ ...content, stayTransitions }, about);
  return (
    <div className="stack">
      {steps.map((step, index) => (
        <Section
          key={step.code}
          title={step.label.fr || step.code}
          actions={
            <OrderButtons
              name={step.label.fr}
              first={index === 0}
              last={index === steps.length - 1}
              onShift={(by) => setSteps(shifted(steps, index, by))}
            />
          }
        >
          <div className="stack">
            <TextInput
              label={t('admin.stepName')}
              autoComplete="off"
              value={step.label.fr}
              onChange={(event) =>
                setSteps(
                  replaced(steps, index, { ...step, label: labelled(step.label, 'fr', event.currentTarget.value) }),
                  `step ${step.code}`,
                )
              }
            />
            <MovesOf from={step} moves={content.stayTransitions} steps={steps} draft={draft} onEdit={setMoves} />
          </div>
        </Section>
      ))}
    </div>
  );
}

interface MovesOfProps {
  from: Entry;
  moves: Move[];
  steps: Entry[];
  draft: PartProps['draft'];
  onEdit: (moves: Move[], about?: string) => void;
}

function MovesOf({ from, moves, steps, draft, onEdit }: MovesOfProps) {
  const { t } = useT();
  const mine = moves.map((move, index) => ({ move, index })).filter(({ move }) => move.from === from.code);
  const free = steps.filter(({ code }) => code !== from.code && !mine.some(({ move }) => move.to === code));
  const nameOf = (code: string) => steps.find((step) => step.code === code)?.label.fr ?? code;
  const { forms, vocabularies } = draft.content;
  return (
    <>
      {mine.length === 0 && <p className="muted">{t('admin.noMove')}</p>}
      <ul className={`plain-list ${classes.entries}`} aria-label={t('admin.movesFrom', { step: from.label.fr })}>
        {mine.map(({ move, index }, at) => {
          const name = `${move.label.fr} → ${nameOf(move.to)}`;
          const set = (changed: Move, about?: string) => onEdit(replaced(moves, index, changed), about);
          const shift = (by: -1 | 1) => {
            const other = mine[at + by];
            if (!other) return;
            onEdit(replaced(replaced(moves, index, other.move), other.index, move));
          };
          return (
            <li key={move.to} className={classes.entry}>
              <div className={classes.entryLine}>
                <OrderButtons name={name} first={at === 0} last={at === mine.length - 1} onShift={shift} />
                <div className={classes.labels}>
                  <TextInput
                    aria-label={t('admin.moveLabel', { to: nameOf(move.to) })}
                    autoComplete="off"
                    value={move.label.fr}
                    onChange={(event) =>
                      set(
                        { ...move, label: labelled(move.label, 'fr', event.currentTarget.value) },
                        `move ${move.from} ${move.to}`,
                      )
                    }
                  />
                </div>
                <span className="strong">→ {nameOf(move.to)}</span>
                <Checkbox
                  label={t('admin.needsReason')}
                  aria-label={`${t('admin.needsReason')} : ${name}`}
                  // Reasons are one list a step; without one there is nothing to choose.
                  disabled={!move.needsReason && !vocabularies[`reason_${move.to}`]}
                  checked={move.needsReason}
                  onChange={(event) => set({ ...move, needsReason: event.currentTarget.checked })}
                />
                <Checkbox
                  label={t('admin.sideMove')}
                  aria-label={`${t('admin.sideMove')} : ${name}`}
                  checked={move.side}
                  onChange={(event) => set({ ...move, side: event.currentTarget.checked })}
                />
                <NativeSelect
                  aria-label={t('admin.moveForm', { name })}
                  value={move.form}
                  data={[
                    { value: '', label: t('admin.noForm') },
                    ...forms.map(({ kind, label }) => ({ value: kind, label: label.fr })),
                  ]}
                  onChange={(event) => set({ ...move, form: event.currentTarget.value })}
                />
                <ActionIcon
                  variant="subtle"
                  color="red"
                  size="lg"
                  aria-label={t('admin.deleteNamed', { name })}
                  onClick={() => onEdit(without(moves, index))}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </div>
            </li>
          );
        })}
      </ul>
      {free.length > 0 && (
        <NativeSelect
          aria-label={t('admin.addMoveFrom', { step: from.label.fr })}
          value=""
          data={[
            { value: '', label: t('admin.addMove') },
            ...free.map(({ code, label }) => ({ value: code, label: label.fr })),
          ]}
          onChange={(event) => {
            const to = event.currentTarget.value;
            if (to === '') return;
            onEdit([
              ...moves,
              {
                from: from.code as Move['from'],
                to: to as Move['to'],
                label: { fr: nameOf(to) },
                needsReason: false,
                side: false,
                form: '',
              },
            ]);
          }}
        />
      )}
    </>
  );
}
