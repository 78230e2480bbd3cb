// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { pageColours, TONES, toneColours } from './theme';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('black on white is 21 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

test.each(['light', 'dark'] as const)('every text of the %s theme reaches AA', (scheme) => {
  const { page, surface, text, muted, error, control } = pageColours[scheme];
  expect(contrast(control, surface), 'the border of an input').toBeGreaterThanOrEqual(3);
  for (const ground of [page, surface])
    for (const words of [text, muted, error]) expect(contrast(words, ground)).toBeGreaterThanOrEqual(4.5);
  for (const tone of TONES) {
    const colours = toneColours[scheme][tone];
    for (const ground of [colours.fill, page, surface])
      expect(contrast(colours.text, ground), `${tone} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});
