// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Checkbox, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useT } from '@/i18n';
import { AddLine } from './AddLine';
import classes from './blueprint.module.css';
import { codeFor, type Entry, replaced, shifted, without } from './draft';
import { OrderButtons } from './OrderButtons';

const LANGUAGES = ['fr', 'de', 'en'] as const;

interface EntryListProps {
  label: string;
  entries: readonly Entry[];
  /** Codes that have been in force: retired, never deleted. */
  inUse: ReadonlySet<string>;
  /** The program knows the codes: no code comes or goes. */
  fixed?: boolean;
  onEdit: (entries: Entry[], about?: string) => void;
  /** What a new entry has besides its code and label. */
  blank?: Partial<Entry>;
  /** More of one entry, under its line. */
  details?: (entry: Entry, onChange: (entry: Entry) => void) => ReactNode;
}

/** The entries of a closed list: words, order, what is offered. */
export function EntryList({ label, entries, inUse, fixed = false, onEdit, blank, details }: EntryListProps) {
  const { t } = useT();
  const [translating, setTranslating] = useState(false);
  const set = (index: number, entry: Entry, about?: string) => onEdit(replaced(entries, index, entry), about);
  return (
    <div className="stack">
      <div className="row row-apart">
        <p className="muted small">{fixed ? t('admin.fixedList') : t('admin.openList')}</p>
        <Checkbox
          label={t('admin.translations')}
          checked={translating}
          onChange={(event) => setTranslating(event.currentTarget.checked)}
        />
      </div>
      <ul className={`plain-list ${classes.entries}`} aria-label={label}>
        {entries.map((entry, index) => (
          <li key={entry.code} className={classes.entry} data-retired={!entry.active || undefined}>
            <div className={classes.entryLine}>
              <OrderButtons
                name={entry.label.fr}
                first={index === 0}
                last={index === entries.length - 1}
                onShift={(by) => onEdit(shifted(entries, index, by))}
              />
              <div className={classes.labels}>
                {LANGUAGES.filter((language) => language === 'fr' || translating).map((language) => (
                  <TextInput
                    key={language}
                    lang={language}
                    aria-label={t('admin.labelIn', { language: language.toUpperCase(), code: entry.code })}
                    leftSection={translating ? <span className="small">{language}</span> : undefined}
                    autoComplete="off"
                    value={entry.label[language] ?? ''}
                    error={language === 'fr' && entry.label.fr.trim() === '' ? t('admin.labelNeeded') : undefined}
                    onChange={(event) =>
                      set(
                        index,
                        { ...entry, label: labelled(entry.label, language, event.currentTarget.value) },
                        `${label} ${entry.code} ${language}`,
                      )
                    }
                  />
                ))}
              </div>
              {!fixed && (
                <Checkbox
                  label={t('admin.offered')}
                  aria-label={t('admin.offeredNamed', { name: entry.label.fr })}
                  checked={entry.active}
                  onChange={(event) => set(index, { ...entry, active: event.currentTarget.checked })}
                />
              )}
              {!fixed && !inUse.has(entry.code) && (
                <ActionIcon
                  variant="subtle"
                  color="red"
                  size="lg"
                  aria-label={t('admin.deleteNamed', { name: entry.label.fr })}
                  onClick={() => onEdit(without(entries, index))}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              )}
            </div>
            {details?.(entry, (changed) => set(index, changed))}
          </li>
        ))}
      </ul>
      {!fixed && (
        <AddLine
          label={t('admin.newEntry')}
          onAdd={(words) =>
            onEdit([
              ...entries,
              {
                ...blank,
                code: codeFor(
                  words,
                  entries.map(({ code }) => code),
                ),
                label: { fr: words },
                active: true,
              },
            ])
          }
        />
      )}
    </div>
  );
}

/** The words in one language; an emptied translation goes, the French stays to be written. */
export function labelled(label: Entry['label'], language: string, words: string): Entry['label'] {
  if (language === 'fr' || words !== '') return { ...label, [language]: words };
  const { [language]: _, ...others } = label;
  return others as Entry['label'];
}
