// SPDX-License-Identifier: EUPL-1.2
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { ChipsField, ChoiceCards } from './choices';
import { DateField, type DateFieldProps } from './DateField';
import { CheckField, NumberField, SelectField, TextArea, TextField } from './fields';
import { HalfDayField } from './HalfDayField';
import { TimeField } from './TimeField';
import { renderPart } from './testing';

function Dated(props: Partial<DateFieldProps>) {
  const [value, setValue] = useState<string | null>(props.value ?? null);
  return (
    <>
      <DateField label="Naissance" id="f-birthDate" {...props} value={value} onChange={setValue} />
      <output>{value}</output>
      <button type="button" onClick={() => setValue('2010-01-02')}>
        autre
      </button>
    </>
  );
}
const value = () => screen.getByRole('status').textContent;

test('a typed date is understood, written in full and said with its weekday', async () => {
  const user = userEvent.setup();
  renderPart(<Dated />);
  const input = screen.getByLabelText('Naissance');
  expect(input).toHaveProperty('id', 'f-birthDate');
  await user.type(input, '27/3/09');
  expect(value()).toBe('2009-03-27');
  expect(input).toHaveProperty('value', '27/3/09');
  await user.tab();
  expect(input).toHaveProperty('value', '27/03/2009');
  expect(screen.getByText('vendredi 27 mars 2009')).toBeTruthy();
});

test('what is no date stays, is passed on, and is complained about only after leaving the field', async () => {
  const user = userEvent.setup();
  renderPart(<Dated />);
  const input = screen.getByLabelText('Naissance');
  await user.type(input, '31/02/2010');
  expect(screen.queryByText(/date réelle/)).toBeNull();
  await user.tab();
  const complaint = screen.getByText('Saisissez une date réelle, comme 27/03/2009.');
  expect(input.getAttribute('aria-invalid')).toBe('true');
  expect(input.getAttribute('aria-describedby')?.split(' ')).toContain(complaint.id);
  expect(value()).toBe('31/02/2010');
  await user.clear(input);
  expect(value()).toBe('');
});

test('a date outside its bounds says which one', async () => {
  const user = userEvent.setup();
  renderPart(<Dated max="2026-11-20" />);
  await user.type(screen.getByLabelText('Naissance'), '21/11/2026');
  await user.tab();
  expect(screen.getByText('Saisissez une date jusqu’au 20/11/2026.')).toBeTruthy();
});

test('a date set from outside is shown', async () => {
  const user = userEvent.setup();
  renderPart(<Dated value="2009-03-27" />);
  await user.click(screen.getByRole('button', { name: 'autre' }));
  expect(screen.getByLabelText('Naissance')).toHaveProperty('value', '02/01/2010');
});

test('the calendar is a second way, closed by a choice', async () => {
  const user = userEvent.setup();
  renderPart(<Dated value="2009-03-27" />);
  await user.click(screen.getByRole('button', { name: 'Choisir dans un calendrier\u00a0: Naissance' }));
  await user.click(await screen.findByRole('button', { name: 'samedi 28 mars 2009' }));
  expect(value()).toBe('2009-03-28');
  expect(screen.getByLabelText('Naissance')).toHaveProperty('value', '28/03/2009');
});

test('a half-day is a date and its half', async () => {
  const user = userEvent.setup();
  const changes = vi.fn();
  function Halved() {
    const [half, setHalf] = useState<string | null>(null);
    const change = (next: string | null) => {
      changes(next);
      setHalf(next);
    };
    return <HalfDayField label="Fin" id="f-end" defaultHalf="pm" value={half} onChange={change} />;
  }
  renderPart(<Halved />);
  expect(screen.getByRole('group', { name: 'Fin' })).toHaveProperty('id', 'f-end');
  expect(screen.getByRole('radio', { name: 'Après-midi' })).toHaveProperty('checked', true);
  await user.type(screen.getByLabelText('Date'), '201126');
  expect(changes).toHaveBeenLastCalledWith('2026-11-20/pm');
  await user.click(screen.getByRole('radio', { name: 'Matin' }));
  expect(changes).toHaveBeenLastCalledWith('2026-11-20/am');
  await user.clear(screen.getByLabelText('Date'));
  expect(changes).toHaveBeenLastCalledWith(null);
  expect(screen.getByRole('radio', { name: 'Matin' })).toHaveProperty('checked', true);
});

test('the half chosen before the date is kept for it', async () => {
  const user = userEvent.setup();
  const change = vi.fn();
  renderPart(<HalfDayField label="Début" value={null} onChange={change} />);
  await user.click(screen.getByRole('radio', { name: 'Après-midi' }));
  expect(change).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText('Date'), '20/11/2026');
  expect(change).toHaveBeenLastCalledWith('2026-11-20/pm');
});

test('a time is understood and written in full', async () => {
  const user = userEvent.setup();
  function Timed() {
    const [time, setTime] = useState<string | null>(null);
    return <TimeField label="Départ" value={time} onChange={setTime} />;
  }
  renderPart(<Timed />);
  const input = screen.getByLabelText('Départ');
  await user.type(input, '14h5');
  await user.tab();
  expect(screen.getByText('Saisissez une heure, comme 14h30.')).toBeTruthy();
  await user.clear(input);
  await user.type(input, '9h');
  await user.tab();
  expect(input).toHaveProperty('value', '09:00');
});

test('fields say that they are optional and tie hint and error to the input', () => {
  renderPart(
    <TextField
      label="Nom"
      hint="Comme sur le livret"
      optional
      error="Remplissez ce champ."
      value=""
      onChange={vi.fn()}
    />,
  );
  const input = screen.getByRole('textbox', { name: 'Nom (facultatif)' });
  const described = (input.getAttribute('aria-describedby') ?? '').split(' ');
  expect(described).toContain(screen.getByText('Comme sur le livret').id);
  expect(described).toContain(screen.getByText('Remplissez ce champ.').id);
});

test('a text longer than the limit is counted, never cut', () => {
  renderPart(<TextArea label="Récit" maxLength={10} value="abcdefghijkl" onChange={vi.fn()} />);
  expect(screen.getByText('2 caractères de trop')).toBeTruthy();
  expect(screen.getByLabelText('Récit')).toHaveProperty('value', 'abcdefghijkl');
});

test('a number field takes figures only', async () => {
  const user = userEvent.setup();
  function Counted() {
    const [count, setCount] = useState<number | null>(null);
    return <NumberField label="Retard" value={count} onChange={setCount} />;
  }
  renderPart(<Counted />);
  await user.type(screen.getByLabelText('Retard'), '1a5,');
  expect(screen.getByLabelText('Retard')).toHaveProperty('value', '15');
});

test('a select shows an answer its list no longer has, and gives null for none', async () => {
  const user = userEvent.setup();
  const change = vi.fn();
  const options = [{ code: 'fight', label: 'Bagarre' }];
  renderPart(<SelectField label="Motif" options={options} value="retired" onChange={change} />);
  expect(screen.getByLabelText('Motif')).toHaveProperty('value', 'retired');
  await user.selectOptions(screen.getByLabelText('Motif'), 'Bagarre');
  expect(change).toHaveBeenLastCalledWith('fight');
  await user.selectOptions(screen.getByLabelText('Motif'), 'Choisir…');
  expect(change).toHaveBeenLastCalledWith(null);
});

test('choices stay in sight: one of some, several of many in the order of the list', async () => {
  const user = userEvent.setup();
  const one = vi.fn();
  const several = vi.fn();
  const options = [
    { value: 'a', label: 'Alpha' },
    { value: 'b', label: 'Bêta', hint: 'la deuxième' },
  ];
  renderPart(
    <>
      <ChoiceCards label="Une" options={options} value={null} onChange={one} error="Choisissez." />
      <ChipsField label="Plusieurs" options={options} value={['b']} onChange={several} />
    </>,
  );
  await user.click(screen.getByRole('radio', { name: /Bêta/ }));
  expect(one).toHaveBeenCalledWith('b');
  expect(screen.getByRole('group', { name: 'Une' }).getAttribute('aria-describedby')).toBe(
    screen.getByText('Choisissez.').id,
  );
  await user.click(screen.getByRole('checkbox', { name: 'Alpha' }));
  expect(several).toHaveBeenCalledWith(['a', 'b']);
});

test('a check field is switched by its words', async () => {
  const user = userEvent.setup();
  const change = vi.fn();
  renderPart(<CheckField label="Date incertaine" value={false} onChange={change} />);
  await user.click(screen.getByText('Date incertaine'));
  expect(change).toHaveBeenCalledWith(true);
});
