// SPDX-License-Identifier: EUPL-1.2
import { type ComponentType, memo } from 'react';
import type { Form } from '@/ui';
import type { AnnouncementValues } from './values';

/** What the parts of a referral need of their form; the form of a new referral and that of a correction both give it. */
export type AnnouncementForm = Pick<
  Form<AnnouncementValues>,
  'values' | 'errors' | 'set' | 'setAll' | 'bind' | 'errorOf'
>;

interface Watched {
  values: object;
  errors: readonly unknown[];
}

/**
 * A part of a long form drawn again only when a field whose name starts with one of its prefixes changed, or the errors, or
 * another of its props: with some forty fields on the page, each keystroke would draw them all.
 */
export function partOf<Props extends { form: Watched }>(prefixes: readonly string[], part: ComponentType<Props>) {
  const mine = (key: string) => prefixes.some((prefix) => key.startsWith(prefix));
  return memo(part, (before, after) => {
    const { form: was, ...othersBefore } = before;
    const { form: is, ...othersAfter } = after;
    if (was.errors !== is.errors) return false;
    const values = (form: Watched) => form.values as Record<string, unknown>;
    const others = (props: object) => props as Record<string, unknown>;
    return (
      Object.keys(is.values).every((key) => !mine(key) || values(was)[key] === values(is)[key]) &&
      Object.keys(othersAfter).every((key) => others(othersBefore)[key] === others(othersAfter)[key])
    );
  });
}
