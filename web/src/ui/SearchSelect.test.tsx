// SPDX-License-Identifier: EUPL-1.2
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { SearchSelect } from './SearchSelect';
import { renderPart, violations } from './testing';

interface School {
  id: string;
  name: string;
  city: string;
}
const schools: School[] = [
  { id: '1', name: 'Collège Jean Zay', city: 'Bondy' },
  { id: '2', name: 'Collège Jean Moulin', city: 'Pantin' },
];

function Search({
  search,
  onCreate,
}: {
  search: (query: string) => Promise<School[]>;
  onCreate?: (query: string) => void;
}) {
  const [school, setSchool] = useState<School | null>(null);
  return (
    <>
      <SearchSelect
        label="Établissement"
        value={school}
        onChange={setSchool}
        search={search}
        toKey={(each) => each.id}
        toLabel={(each) => each.name}
        toHint={(each) => each.city}
        create={onCreate && { onCreate }}
      />
      <output data-testid="chosen">{school?.id ?? 'none'}</output>
    </>
  );
}
const chosen = () => screen.getByTestId('chosen').textContent;
const input = () => screen.getByRole('combobox', { name: 'Établissement' });

test('found, walked through and chosen by the keyboard alone', async () => {
  const user = userEvent.setup();
  const search = vi.fn(async () => schools);
  renderPart(<Search search={search} />);
  await user.tab();
  await user.keyboard('jean');
  expect(await screen.findAllByRole('option')).toHaveLength(2);
  expect(search).toHaveBeenCalledTimes(1);
  expect(search).toHaveBeenCalledWith('jean');
  expect(input().getAttribute('aria-expanded')).toBe('true');
  await user.keyboard('{ArrowDown}');
  expect(input().getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { name: /Moulin/ }).id);
  expect(await violations()).toEqual([]);
  await user.keyboard('{Enter}');
  expect(chosen()).toBe('2');
  expect(input()).toHaveProperty('value', 'Collège Jean Moulin');
  await waitFor(() => expect(input().getAttribute('aria-expanded')).toBe('false'));
});

test('an old answer never replaces a newer one', async () => {
  const user = userEvent.setup();
  const answers = new Map<string, (found: School[]) => void>();
  const search = (query: string) => new Promise<School[]>((resolve) => answers.set(query, resolve));
  renderPart(<Search search={search} />);
  await user.type(input(), 'je');
  await waitFor(() => expect(answers.has('je')).toBe(true));
  await user.type(input(), 'an');
  await waitFor(() => expect(answers.has('jean')).toBe(true));
  answers.get('jean')?.(schools.slice(0, 1));
  expect(await screen.findAllByRole('option')).toHaveLength(1);
  answers.get('je')?.(schools);
  await Promise.resolve();
  expect(screen.getAllByRole('option')).toHaveLength(1);
});

test('what does not exist yet can be created from the same field', async () => {
  const user = userEvent.setup();
  const onCreate = vi.fn();
  renderPart(<Search search={async () => []} onCreate={onCreate} />);
  await user.type(input(), 'Collège neuf');
  await user.click(await screen.findByRole('option', { name: 'Créer «\u00a0Collège neuf\u00a0»' }));
  expect(onCreate).toHaveBeenCalledWith('Collège neuf');
  expect(chosen()).toBe('none');
});

test('clearing takes the choice away; a failed search says so', async () => {
  const user = userEvent.setup();
  let fail = false;
  const search = async () => {
    if (fail) throw new Error('offline');
    return schools;
  };
  renderPart(<Search search={search} />);
  await user.type(input(), 'jean');
  await user.click(await screen.findByRole('option', { name: /Zay/ }));
  expect(chosen()).toBe('1');
  await user.click(screen.getByRole('button', { name: 'Effacer\u00a0: Établissement' }));
  expect(chosen()).toBe('none');
  fail = true;
  await user.type(input(), 'lycée');
  expect(await screen.findByText(/La recherche n’a pas abouti/)).toBeTruthy();
});
