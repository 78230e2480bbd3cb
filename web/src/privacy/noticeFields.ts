// SPDX-License-Identifier: EUPL-1.2
// A notice as the flat fields of a form, named as the server names what is wrong with them.
import type { Schema } from '@/api/client';

type Content = Schema<'NoticeContent'>;

export const LEVELS = ['young', 'parents'] as const;

export function toFields(content: Content): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const level of LEVELS) {
    fields[`${level}.title`] = content[level].title;
    content[level].sections.forEach(({ title, text }, at) => {
      fields[`${level}.sections.${at}.title`] = title;
      fields[`${level}.sections.${at}.text`] = text;
    });
  }
  return fields;
}

/** The same notice with what was typed; its points and their order stay. */
export function fromFields(content: Content, fields: Record<string, string | null>): Content {
  const level = (name: (typeof LEVELS)[number]) => ({
    title: fields[`${name}.title`] ?? '',
    sections: content[name].sections.map(({ key }, at) => ({
      key,
      title: fields[`${name}.sections.${at}.title`] ?? '',
      text: fields[`${name}.sections.${at}.text`] ?? '',
    })),
  });
  return { young: level('young'), parents: level('parents') };
}
