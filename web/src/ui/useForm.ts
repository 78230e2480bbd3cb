// SPDX-License-Identifier: EUPL-1.2
import { useCallback, useMemo, useRef, useState } from 'react';
import { type FieldMessage, messagesOf } from './problem';

export interface Bound<Value> {
  id: string;
  value: Value;
  onChange: (value: Value) => void;
  error: string | undefined;
}

export interface Form<Values extends object> {
  values: Values;
  set: <Key extends keyof Values>(field: Key, value: Values[Key]) => void;
  /** Several at once. */
  setAll: (values: Partial<Values>) => void;
  /** For ErrorSummary: a new list at each refusal, which takes the focus. */
  errors: FieldMessage[];
  setErrors: (errors: FieldMessage[]) => void;
  /** Turns what the server refused into errors. */
  fromProblem: (problem: unknown) => void;
  /** The message for a field ("measure.end" too), until the person changes that field. */
  errorOf: (field: string) => string | undefined;
  /** Everything a field needs: <TextField label=… {...form.bind('lastName')} />. */
  bind: <Key extends keyof Values & string>(field: Key) => Bound<Values[Key]>;
  /** Back to the start, or to other values (loaded, or just saved). */
  reset: (values?: Values) => void;
  /** Whether anything differs from the start. */
  dirty: boolean;
}

/** The state of one form. What was typed stays whatever the server answers. */
export function useForm<Values extends object>(initial: Values): Form<Values> {
  const [start, setStart] = useState(initial);
  const [values, setValues] = useState(initial);
  const [errors, setErrorList] = useState<FieldMessage[]>([]);
  const [corrected, setCorrected] = useState<ReadonlySet<string>>(new Set());
  const first = useRef(initial);

  const setAll = useCallback((some: Partial<Values>) => {
    setValues((before) => ({ ...before, ...some }));
    setCorrected((before) => new Set([...before, ...Object.keys(some)]));
  }, []);
  const set = useCallback(
    <Key extends keyof Values>(field: Key, value: Values[Key]) =>
      setAll({ [field]: value } as unknown as Partial<Values>),
    [setAll],
  );
  const setErrors = useCallback((list: FieldMessage[]) => {
    setErrorList(list);
    setCorrected(new Set());
  }, []);
  const fromProblem = useCallback((problem: unknown) => setErrors(messagesOf(problem)), [setErrors]);
  const reset = useCallback(
    (next?: Values) => {
      const target = next ?? first.current;
      first.current = target;
      setStart(target);
      setValues(target);
      setErrors([]);
    },
    [setErrors],
  );
  const errorOf = (field: string) => {
    const [top = field] = field.split('.');
    if (corrected.has(field) || corrected.has(top)) return undefined;
    return errors.find((error) => error.field === field)?.message;
  };
  const bind = <Key extends keyof Values & string>(field: Key): Bound<Values[Key]> => ({
    id: `f-${field}`,
    value: values[field],
    onChange: (value) => set(field, value),
    error: errorOf(field),
  });
  const dirty = useMemo(() => JSON.stringify(values) !== JSON.stringify(start), [values, start]);

  return { values, set, setAll, errors, setErrors, fromProblem, errorOf, bind, reset, dirty };
}
