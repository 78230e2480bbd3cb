// SPDX-License-Identifier: EUPL-1.2
// Writes the theme's CSS variables into the bundle at build time, so that MantineProvider injects no <style> (strict CSP).
import {
  type CSSVariablesResolver,
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  type MantineThemeOverride,
  mergeMantineTheme,
} from '@mantine/core';
import type { Plugin } from 'vite';

const ID = 'virtual:mantine-variables.css';

export function mantineVariables(override: MantineThemeOverride, own: CSSVariablesResolver): Plugin {
  return {
    name: 'jalon-mantine-variables',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null;
      const theme = mergeMantineTheme(DEFAULT_THEME, override);
      const base = defaultCssVariablesResolver(theme);
      const mine = own(theme);
      return convertCssVariables(
        {
          variables: { ...base.variables, ...mine.variables },
          light: { ...base.light, ...mine.light },
          dark: { ...base.dark, ...mine.dark },
        },
        ':root',
      );
    },
  };
}
