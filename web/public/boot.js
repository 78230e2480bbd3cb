// SPDX-License-Identifier: EUPL-1.2
// Before the first paint: colour scheme and language. A file of its own, so that no inline script is needed.
try {
  var scheme = localStorage.getItem('mantine-color-scheme-value') || 'auto';
  if (scheme === 'auto') scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
  document.documentElement.lang = localStorage.getItem('jalon-lang') || 'fr';
} catch (ignored) {
  // Private mode without storage: the defaults of index.html stay.
}
