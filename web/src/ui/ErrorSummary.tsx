// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useT } from '@/i18n';
import classes from './ErrorSummary.module.css';
import type { FieldMessage } from './problem';

/** All that is to be corrected, on top of the form: takes the focus at each refusal and leads to the fields. */
export function ErrorSummary({ errors }: { errors: FieldMessage[] }) {
  const { t } = useT();
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const [labels, setLabels] = useState<string[]>([]);
  const count = errors.length;

  // The words of a message fit any field ("Remplissez ce champ"): here the field's own label goes before them.
  useLayoutEffect(() => {
    setLabels(errors.map(({ field }) => labelOf(findField(field))));
  }, [errors]);

  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);

  useEffect(() => {
    if (count === 0) return;
    const before = document.title;
    const marked = t('ui.titleWithErrors', { count, title: before });
    document.title = marked;
    return () => {
      if (document.title === marked) document.title = before;
    };
  }, [count, t]);

  if (count === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} aria-labelledby={titleId} className={classes.summary}>
      <h2 id={titleId} className={classes.title}>
        {t('ui.errorSummary', { count })}
      </h2>
      <ul className={classes.list}>
        {errors.map(({ field, message }, index) => {
          const label = labels[index];
          const words = label ? t('ui.errorOf', { label, message }) : message;
          return <li key={`${field} ${message}`}>{field ? <ErrorLink field={field} words={words} /> : words}</li>;
        })}
      </ul>
    </div>
  );
}

function ErrorLink({ field, words }: { field: string; words: string }) {
  return (
    <a
      href={`#f-${field}`}
      className={classes.link}
      onClick={(event) => {
        event.preventDefault();
        focusField(field);
      }}
    >
      {words}
    </a>
  );
}

/** The element of a field, or of the nearest thing around it: "guardians.0.phone" may be shown as "guardians". */
function findField(field: string): HTMLElement | null {
  const parts = field.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = field && document.getElementById(`f-${parts.slice(0, length).join('.')}`);
    if (found) return found;
  }
  return null;
}

function labelOf(element: HTMLElement | null): string {
  if (!element) return '';
  const label = element.querySelector('legend') ?? (element as HTMLInputElement).labels?.[0];
  return (label?.querySelector('[data-label]') ?? label)?.textContent ?? '';
}

/** Puts the cursor into a field; for a group, into its chosen or first input. */
export function focusField(field: string) {
  const element = findField(field);
  if (!element) return;
  const inside = element.querySelector<HTMLElement>('input:checked, input, select, textarea, button');
  const target = element.matches('fieldset, div') ? inside : element;
  target?.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'center' });
}
