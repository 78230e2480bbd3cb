// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from 'react';
import { TextField } from './fields';

const PAUSE_MS = 150;

interface SearchBoxProps {
  label: string;
  hint?: string;
  q: string;
  onChange: (q: string) => void;
  /** How long a pause in the typing has to be; longer where each question leaves a line in the access log. */
  pauseMs?: number;
  autoFocus?: boolean;
}

/**
 * Asks after a pause in the typing; follows the address when it changes otherwise (back, a link). Once another page was
 * chosen it asks no more: the answer would lead back to this one.
 */
export function SearchBox({ label, hint, q, onChange, pauseMs = PAUSE_MS, autoFocus }: SearchBoxProps) {
  const [typed, setTyped] = useState(q);
  const sent = useRef(q);
  const send = useRef(onChange);
  send.current = onChange;

  useEffect(() => {
    if (q === sent.current) return;
    sent.current = q;
    setTyped(q);
  }, [q]);

  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === sent.current) return;
    const here = window.location.pathname;
    const timer = setTimeout(() => {
      if (window.location.pathname !== here) return;
      sent.current = wanted;
      send.current(wanted);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, pauseMs]);

  return (
    <TextField
      label={label}
      hint={hint}
      type="search"
      maxLength={100}
      autoFocus={autoFocus}
      value={typed}
      onChange={setTyped}
    />
  );
}
