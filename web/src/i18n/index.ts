// SPDX-License-Identifier: EUPL-1.2
import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useCallback } from 'react';
import type admin from '../admin/fr.json';
import type attendance from '../attendance/fr.json';
import type calendar from '../calendar/fr.json';
import type catalogue from '../catalogue/fr.json';
import type continuity from '../continuity/fr.json';
import type exchange from '../exchange/fr.json';
import type families from '../families/fr.json';
import type files from '../files/fr.json';
import type grids from '../grids/fr.json';
import type incidents from '../incidents/fr.json';
import type journal from '../journal/fr.json';
import type measures from '../measures/fr.json';
import type opening from '../opening/fr.json';
import type partners from '../partners/fr.json';
import type pathways from '../pathways/fr.json';
import type people from '../people/fr.json';
import type places from '../places/fr.json';
import type privacy from '../privacy/fr.json';
import type programme from '../programme/fr.json';
import type receptions from '../receptions/fr.json';
import type record from '../record/fr.json';
import type reports from '../reports/fr.json';
import type search from '../search/fr.json';
import type sessions from '../sessions/fr.json';
import type sheets from '../sheets/fr.json';
import type shell from '../shell/fr.json';
import type tasks from '../tasks/fr.json';
import type today from '../today/fr.json';
import type ui from '../ui/fr.json';

type Catalogue = typeof admin &
  typeof attendance &
  typeof calendar &
  typeof catalogue &
  typeof continuity &
  typeof exchange &
  typeof families &
  typeof files &
  typeof grids &
  typeof incidents &
  typeof journal &
  typeof measures &
  typeof opening &
  typeof partners &
  typeof pathways &
  typeof people &
  typeof places &
  typeof privacy &
  typeof record &
  typeof sessions &
  typeof programme &
  typeof receptions &
  typeof reports &
  typeof search &
  typeof sheets &
  typeof shell &
  typeof tasks &
  typeof today &
  typeof ui;
/** The keys of every fr.json: `t('files.title')` is checked by the compiler. */
export type MsgId = keyof Catalogue;

/** French comes with the modules that use it (plugins/texts.ts) and stands in for what another language lacks. */
export const LOCALES = { fr: 'Français' } as const;
export type Locale = keyof typeof LOCALES;
i18n.activate('fr');

/** Called by the modules plugins/texts.ts makes. */
export function addTexts(messages: Record<string, unknown>) {
  i18n.load('fr', messages as never);
}

/** A text outside components (toasts, format). */
export function translate(id: MsgId, values?: Record<string, unknown>): string {
  return i18n._(id, values);
}

/** A text whose key is made at run time ("problem." + code), or the fallback when the catalogue has none. */
export function translateOr(id: string, fallback: string, values?: Record<string, unknown>): string {
  return i18n.messages[id] ? i18n._(id, values) : fallback;
}

export function useT() {
  const { i18n: active } = useLingui();
  const locale = active.locale;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new locale must give a new function
  const t = useCallback((id: MsgId, values?: Record<string, unknown>) => active._(id, values), [active, locale]);
  return { t, locale: locale as Locale };
}
export { i18n };
