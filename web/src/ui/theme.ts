// SPDX-License-Identifier: EUPL-1.2
// Colours and sizes of the whole client. Also read at build time (plugins/mantine-variables.ts), so it imports no CSS.
import {
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Tooltip,
} from '@mantine/core';

const jalon: MantineColorsTuple = [
  '#eef6fc',
  '#dbe9f5',
  '#b3d1ea',
  '#88b8df',
  '#65a3d5',
  '#4f95d0',
  '#3f86c4',
  '#1f6aa5',
  '#1b5a8f',
  '#134a78',
];

/** Mantine's dark greys, slightly blue, so that both themes belong together. */
const dark: MantineColorsTuple = [
  '#dbe1e7',
  '#bcc5ce',
  '#a9b2bc',
  '#6f7b87',
  '#47525d',
  '#36414b',
  '#2a343d',
  '#1e262d',
  '#171e25',
  '#10161b',
];

export type Tone = 'info' | 'good' | 'warn' | 'bad' | 'quiet';
export const TONES: readonly Tone[] = ['info', 'good', 'warn', 'bad', 'quiet'];

interface ToneColours {
  text: string;
  fill: string;
  line: string;
}

/** Text on fill, and text on the page, both reach 4.5:1 (theme.test.ts). */
export const toneColours: Record<'light' | 'dark', Record<Tone, ToneColours>> = {
  light: {
    info: { text: '#134a78', fill: '#e3effa', line: '#9dc3e4' },
    good: { text: '#17592f', fill: '#e2f3e7', line: '#97cda9' },
    warn: { text: '#734400', fill: '#fdf0d8', line: '#e2bd7c' },
    bad: { text: '#99201b', fill: '#fde9e7', line: '#ecaaa4' },
    quiet: { text: '#46525e', fill: '#edf0f3', line: '#c6ced6' },
  },
  dark: {
    info: { text: '#a6d1f5', fill: '#17344e', line: '#2f608a' },
    good: { text: '#93dfae', fill: '#173824', line: '#2f6a45' },
    warn: { text: '#f3c878', fill: '#3c2d10', line: '#775a20' },
    bad: { text: '#ffb1aa', fill: '#471d1a', line: '#8a3f39' },
    quiet: { text: '#c3ccd5', fill: '#2a343d', line: '#4a5661' },
  },
};

export const pageColours = {
  light: {
    page: '#f5f7f9',
    surface: '#ffffff',
    text: '#1a2129',
    muted: '#55606b',
    error: '#a8211a',
    control: '#87929d',
  },
  dark: {
    page: '#171e25',
    surface: '#1e262d',
    text: '#dbe1e7',
    muted: '#a9b2bc',
    error: '#ff9a92',
    control: '#76848f',
  },
};

export const theme = createTheme({
  primaryColor: 'jalon',
  primaryShade: { light: 8, dark: 7 },
  colors: { jalon, dark },
  black: pageColours.light.text,
  autoContrast: true,
  fontFamily: "'Atkinson Hyperlegible Next Variable', 'Jalon fallback', system-ui, sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  headings: { fontWeight: '650' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '24px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // react-remove-scroll injects a <style>; global.css stops the page's scrolling with html:has([aria-modal]) instead.
    Modal: Modal.extend({ defaultProps: { lockScroll: false } }),
    // The invisible focus placeholder has no role allowed inside role="menu".
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, shadow: 'sm' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } }),
    // The error stands above the input: a phone's keyboard would hide it below.
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'] },
    }),
  },
});

function toneVariables(scheme: 'light' | 'dark'): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const tone of TONES) {
    const { text, fill, line } = toneColours[scheme][tone];
    variables[`--jalon-${tone}-text`] = text;
    variables[`--jalon-${tone}-fill`] = fill;
    variables[`--jalon-${tone}-line`] = line;
  }
  return variables;
}

/** Jalon's own variables, and repairs where Mantine's defaults miss AA (dimmed 3.3:1, placeholder, error). */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--jalon-focus': 'var(--mantine-color-jalon-5)',
    '--jalon-row': '2.375rem',
    '--jalon-target': '2.25rem',
  },
  light: {
    ...toneVariables('light'),
    '--jalon-page': pageColours.light.page,
    '--jalon-surface': pageColours.light.surface,
    '--jalon-line': '#dde2e7',
    '--jalon-hover': '#eff3f7',
    '--mantine-color-dimmed': pageColours.light.muted,
    '--mantine-color-placeholder': '#68717a',
    '--mantine-color-error': pageColours.light.error,
    '--mantine-color-anchor': 'var(--mantine-color-jalon-8)',
    '--mantine-color-default-border': pageColours.light.control,
  },
  dark: {
    ...toneVariables('dark'),
    '--jalon-page': pageColours.dark.page,
    '--jalon-surface': pageColours.dark.surface,
    '--jalon-line': '#36414b',
    '--jalon-hover': '#27313a',
    '--mantine-color-dimmed': pageColours.dark.muted,
    '--mantine-color-placeholder': '#98a1ab',
    '--mantine-color-error': pageColours.dark.error,
    '--mantine-color-anchor': '#8cc0ec',
    '--mantine-color-default-border': pageColours.dark.control,
  },
});
