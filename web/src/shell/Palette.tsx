// SPDX-License-Identifier: EUPL-1.2
import { TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { api, send } from '@/api/client';
import { useMay } from '@/api/queries';
import { useT } from '@/i18n';
import { searchHref } from '@/search/filters';
import { Dialog, format } from '@/ui';
import type { NavItem } from './nav';

interface Hit {
  to: string;
  label: string;
  hint: string;
}

/** Without case, accents and ligatures, as the server compares names. */
const fold = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('ß', 'ss');

/**
 * Ctrl+K: young people by name, pages by title, and last what was typed, looked for in the entries. Combobox and listbox
 * as the ARIA practices describe them.
 */
export default function Palette({ items, onClose }: { items: NavItem[]; onClose: () => void }) {
  const { t } = useT();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [position, setPosition] = useState(0);
  const asked = useDeferredValue(typed.trim());
  const mayOpenFiles = useMay('files_see');
  const people = useQuery({
    queryKey: ['files', 'palette', asked],
    queryFn: ({ signal }) =>
      send(api.GET('/api/v1/files', { params: { query: { q: asked, sort: 'name', limit: 8 } }, signal })),
    enabled: mayOpenFiles && asked.length >= 2,
    placeholderData: keepPreviousData,
  });

  const hits = useMemo<Hit[]>(() => {
    const pages = items
      .filter((item) => fold(t(item.label)).includes(fold(asked)))
      .map((item) => ({ to: item.to, label: t(item.label), hint: t('shell.page') }));
    const found = asked.length < 2 ? [] : (people.data?.items ?? []);
    const files = found.map((file) => ({
      to: `/dossiers/${file.id}`,
      label: format.name(file),
      hint: [file.structureName, file.className].filter(Boolean).join(' · '),
    }));
    const inEntries = {
      to: searchHref({ q: asked }),
      label: t('shell.inEntries', { words: asked }),
      hint: t('shell.page'),
    };
    return [...[...files, ...pages].slice(0, 14), ...(mayOpenFiles && asked.length >= 2 ? [inEntries] : [])];
  }, [items, asked, people.data, mayOpenFiles, t]);

  function open(hit?: Hit) {
    if (!hit) return;
    onClose();
    void navigate({ href: hit.to });
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setPosition((at) => Math.min(Math.max(at + step, 0), hits.length - 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(hits[position]);
    }
  }

  return (
    <Dialog title={t('shell.search')} opened onClose={onClose} size="lg">
      <TextInput
        // At once: people type on right after Ctrl+K, while the dialog is still fading in.
        autoFocus
        data-autofocus
        size="md"
        role="combobox"
        aria-label={t('shell.searchLabel')}
        placeholder={t('shell.searchLabel')}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={hits[position] ? `${id}-${position}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setPosition(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={`${id}-list`} aria-label={t('shell.search')} className="palette-list">
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the input, which keeps the focus
          <div
            key={hit.to}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === position}
            className="palette-item"
            ref={index === position ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => open(hit)}
          >
            <span>{hit.label}</span>
            <small>{hit.hint}</small>
          </div>
        ))}
      </div>
      <p role="status" className={hits.length > 0 ? 'visually-hidden' : 'muted'}>
        {hits.length > 0 ? t('shell.hits', { count: hits.length }) : t('shell.noHit')}
      </p>
    </Dialog>
  );
}
