// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { ADMINISTRATORS, COORDINATORS } from '@/ui/testingRights';
import { activeItem, NAV, navFor } from './nav';
import { router } from './router';

test('every entry of the menu leads to a page', () => {
  const paths = Object.keys(router.routesByPath);
  expect(NAV.map((item) => item.to).filter((to) => !paths.includes(to))).toEqual([]);
});

test('administration is for administrators, who see no files', () => {
  const paths = navFor(ADMINISTRATORS).map((item) => item.to);
  expect(paths).toContain('/administration');
  expect(paths).not.toContain('/dossiers');
  expect(navFor(COORDINATORS).map((item) => item.to)).not.toContain('/administration');
});

test('the current entry is the nearest one', () => {
  expect(activeItem(NAV, '/')?.to).toBe('/');
  expect(activeItem(NAV, '/saisines/nouvelle')?.to).toBe('/saisines/nouvelle');
  expect(activeItem(NAV, '/saisines/0192')?.to).toBe('/saisines');
  expect(activeItem(NAV, '/accueils/0192')?.to).toBe('/accueils');
  expect(activeItem(NAV, '/inconnu')).toBeUndefined();
});
