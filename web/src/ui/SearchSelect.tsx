// SPDX-License-Identifier: EUPL-1.2
import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useEffect, useReducer, useRef, useState } from 'react';
import { useT } from '@/i18n';
import { type FieldProps, LabelText } from './Field';
import classes from './SearchSelect.module.css';

export interface SearchSelectProps<T> extends FieldProps<T | null> {
  search: (query: string) => Promise<T[]>;
  toKey: (item: T) => string;
  toLabel: (item: T) => string;
  toHint?: (item: T) => string;
  /** Offered under the results for what does not exist yet. */
  create?: { label?: (query: string) => string; onCreate: (query: string) => void };
  /** Letters needed before the server is asked; 0 shows a list at once. */
  minLength?: number;
}

const PAUSE_MS = 200;
const CREATE = 'create';

interface Found<T> {
  items: T[];
  state: 'short' | 'searching' | 'found' | 'failed';
}

/** Asks after a pause in typing; an answer that comes after a newer question is dropped. */
function useSearch<T>(query: string, active: boolean, minLength: number, search: (query: string) => Promise<T[]>) {
  const [found, setFound] = useState<Found<T>>({ items: [], state: 'short' });
  const latest = useRef(search);
  latest.current = search;

  useEffect(() => {
    if (!active || query.trim().length < minLength) {
      setFound({ items: [], state: 'short' });
      return;
    }
    let current = true;
    setFound((before) => ({ ...before, state: 'searching' }));
    const timer = setTimeout(async () => {
      try {
        const items = await latest.current(query.trim());
        if (current) setFound({ items, state: 'found' });
      } catch {
        if (current) setFound({ items: [], state: 'failed' });
      }
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, active, minLength]);
  return found;
}

/** One thing found by typing: a structure, a young person, a contact. */
export function SearchSelect<T>(props: SearchSelectProps<T>) {
  const { label, hint, optional, error, value, onChange, id, disabled, search, toKey, toLabel, create } = props;
  const { minLength = 2 } = props;
  const { t } = useT();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string | null>(null);
  const query = typed ?? '';
  const found = useSearch(query, combobox.dropdownOpened, minLength, search);
  const shown = typed ?? (value ? toLabel(value) : '');

  // The list has an identity only once it is there: this second rendering ties it to the input.
  const [, tieList] = useReducer((times: number) => times + 1, 0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new results start with the first one chosen
  useEffect(() => {
    if (found.state !== 'found') return;
    combobox.selectFirstOption();
    tieList();
  }, [found]);

  // Enter belongs to the list while it is open, even an empty one: it must not send the form.
  const holdEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && combobox.dropdownOpened) event.preventDefault();
  };
  const choose = (key: string) => {
    combobox.closeDropdown();
    if (key === CREATE) {
      create?.onCreate(query.trim());
      return;
    }
    const item = found.items.find((each) => toKey(each) === key);
    if (!item) return;
    setTyped(null);
    onChange(item);
  };
  const change = (text: string) => {
    setTyped(text);
    combobox.openDropdown();
    if (text === '' && value) onChange(null);
  };
  const leave = () => {
    combobox.closeDropdown();
    // Something chosen stays chosen; words that led nowhere stay to be seen and corrected.
    if (value || !query) setTyped(null);
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose} disabled={disabled}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          id={id}
          label={<LabelText label={label} optional={optional} />}
          description={hint}
          error={error}
          disabled={disabled}
          value={shown}
          onChange={(event) => change(event.currentTarget.value)}
          onClick={() => combobox.openDropdown()}
          onKeyDown={holdEnter}
          onBlur={leave}
          rightSection={
            found.state === 'searching' ? (
              <Loader size={16} aria-hidden />
            ) : (
              shown &&
              !disabled && (
                <CloseButton
                  aria-label={t('ui.searchClear', { label })}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => {
                    setTyped(null);
                    onChange(null);
                  }}
                />
              )
            )
          }
        />
      </Combobox.Target>
      <Results {...props} found={found} query={query.trim()} minLength={minLength} />
    </Combobox>
  );
}

function Results<T>(props: SearchSelectProps<T> & { found: Found<T>; query: string; minLength: number }) {
  const { found, query, label, toKey, toLabel, toHint, create, minLength } = props;
  const { t } = useT();
  const offerCreate = create && query.length >= Math.max(minLength, 1) && found.state !== 'searching';
  const [first] = found.items;
  const words = {
    short: t('ui.searchHint'),
    searching: t('ui.searching'),
    failed: t('ui.searchFailed'),
    found: first ? '' : t('ui.searchNothing', { query }),
  }[found.state];
  return (
    <Combobox.Dropdown>
      <p role="status" className={words ? classes.note : 'visually-hidden'}>
        {words || t('ui.searchCount', { count: found.items.length, first: first ? toLabel(first) : '' })}
      </p>
      {(found.items.length > 0 || offerCreate) && (
        <Combobox.Options aria-label={label} className={classes.options}>
          {found.items.map((item) => {
            const hint = toHint?.(item);
            return (
              <Combobox.Option key={toKey(item)} value={toKey(item)}>
                <span className={classes.word}>{toLabel(item)}</span>
                {hint && <span className={classes.hint}>{hint}</span>}
              </Combobox.Option>
            );
          })}
          {offerCreate && (
            <Combobox.Option value={CREATE} className={classes.create}>
              {create.label?.(query) ?? t('ui.searchCreate', { query })}
            </Combobox.Option>
          )}
        </Combobox.Options>
      )}
    </Combobox.Dropdown>
  );
}
