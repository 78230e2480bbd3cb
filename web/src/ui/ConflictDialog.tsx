// SPDX-License-Identifier: EUPL-1.2
import { Button, CopyButton, Radio, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useT } from '@/i18n';
import classes from './ConflictDialog.module.css';
import { Dialog } from './Dialog';
import { FieldGroup } from './Field';
import { instant } from './format';
import { type DiffPart, unionText, wordDiff } from './wordDiff';

export interface ConflictField {
  key: string;
  label: string;
  mine: string;
  theirs: string;
  /** Words a person wrote: a text made of both is a value too. A date or an answer from a list is one or the other. */
  prose: boolean;
}

export interface ConflictDialogProps {
  fields: ConflictField[];
  /** Who saved the other version, and when (an instant). */
  by?: string;
  at?: string;
  /** The text chosen for every field, those without a difference included. */
  onResolve: (values: Record<string, string>) => void;
  onClose: () => void;
}

type Keep = 'mine' | 'theirs' | 'merge';
interface Choice {
  keep: Keep;
  merged: string;
}

/** Two people wrote the same thing: both texts side by side with their differences; the person decides field by field. */
export function ConflictDialog({ fields, by, at, onResolve, onClose }: ConflictDialogProps) {
  const { t } = useT();
  const differing = fields.filter(({ mine, theirs }) => mine !== theirs);
  const [choices, setChoices] = useState<Record<string, Choice>>(() =>
    Object.fromEntries(fields.map(({ key, mine, theirs }) => [key, { keep: 'mine', merged: unionText(mine, theirs) }])),
  );

  const chosen = ({ key, mine, theirs }: ConflictField) => {
    const choice = choices[key];
    if (choice?.keep === 'merge') return choice.merged;
    return choice?.keep === 'theirs' ? theirs : mine;
  };
  const resolve = () => onResolve(Object.fromEntries(fields.map((field) => [field.key, chosen(field)])));

  return (
    <Dialog title={t('ui.conflictTitle')} opened onClose={onClose} size="xl">
      <div className="stack stack-lg">
        <p className={classes.intro}>
          {by && at ? t('ui.conflictBy', { by, at: instant(at) }) : t('ui.conflictUnknown')}
        </p>
        {differing.length === 0 && <p>{t('ui.conflictSame')}</p>}
        {differing.map((field) => (
          <ConflictChoice
            key={field.key}
            field={field}
            choice={choices[field.key] ?? { keep: 'mine', merged: '' }}
            onChange={(choice) => setChoices({ ...choices, [field.key]: choice })}
          />
        ))}
        <div className="row">
          <Button onClick={resolve}>{t('ui.conflictSave')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

interface ConflictChoiceProps {
  field: ConflictField;
  choice: Choice;
  onChange: (choice: Choice) => void;
}

function ConflictChoice({ field, choice, onChange }: ConflictChoiceProps) {
  const { t } = useT();
  const { label, mine, theirs, prose } = field;
  const parts = useMemo(() => wordDiff(mine, theirs), [mine, theirs]);
  const options: { keep: Keep; words: string }[] = [
    { keep: 'mine', words: t('ui.conflictMine') },
    { keep: 'theirs', words: t('ui.conflictTheirs') },
    ...(prose ? [{ keep: 'merge' as const, words: t('ui.conflictMerge') }] : []),
  ];
  return (
    <FieldGroup label={t('ui.conflictLegend', { label })}>
      <div className={classes.versions}>
        <Version title={t('ui.conflictMineShort')} side="mine" parts={parts} />
        <Version title={t('ui.conflictTheirsShort')} side="theirs" parts={parts} />
      </div>
      <div className={classes.choices}>
        {options.map(({ keep, words }) => (
          <Radio
            key={keep}
            name={`conflict-${field.key}`}
            label={words}
            checked={choice.keep === keep}
            onChange={() => onChange({ ...choice, keep })}
          />
        ))}
        <CopyButton value={mine}>
          {({ copied, copy }) => (
            <Button variant="subtle" size="compact-sm" onClick={copy}>
              {copied ? t('ui.conflictCopied') : t('ui.conflictCopy')}
            </Button>
          )}
        </CopyButton>
      </div>
      {choice.keep === 'merge' && (
        <Textarea
          label={t('ui.conflictMerged', { label })}
          autosize
          minRows={3}
          maxRows={16}
          value={choice.merged}
          onChange={(event) => onChange({ ...choice, merged: event.currentTarget.value })}
        />
      )}
    </FieldGroup>
  );
}

function Version({ title, side, parts }: { title: string; side: 'mine' | 'theirs'; parts: DiffPart[] }) {
  const { t } = useT();
  const own = parts.filter((part) => part.kind === 'same' || part.kind === side);
  return (
    <div className={classes.version}>
      <div className={classes.versionTitle}>{title}</div>
      <div className={classes.text}>
        {own.length === 0 && <span className="muted">{t('ui.conflictEmpty')}</span>}
        {own.map((part, index) =>
          part.kind === 'same' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no identity but their place
            <span key={index}>{part.text}</span>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <mark key={index} data-side={side}>
              <span className="visually-hidden">{t('ui.conflictOnlyHere')}</span>
              {part.text}
            </mark>
          ),
        )}
      </div>
    </div>
  );
}
