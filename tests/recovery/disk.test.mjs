// SPDX-License-Identifier: EUPL-1.2
// No space left, and files that may no longer be written to: what was stored stays readable, nothing new is half stored, people
// are told in words of their own, and the same server goes on by itself when the trouble is over.
import { test } from 'node:test';
import { immutableFiles, limitedFiles, noImmutables, noLimits, noMounts, smallDisk } from '../support/disks.mjs';
import { spoil } from '../support/spoiling.mjs';

test('a file system without a byte left', { skip: noMounts ?? false, timeout: 600_000 }, async () =>
  spoil(await smallDisk(), { status: 507, code: 'storage_full' }));

test('a limit on the size of files', { skip: noLimits ?? false, timeout: 600_000 }, async () =>
  spoil(await limitedFiles(), { status: 507, code: 'storage_full' }));

test('files that may no longer be written to', { skip: noImmutables ?? false, timeout: 600_000 }, async () =>
  spoil(await immutableFiles(), { status: 503, code: 'storage_readonly' }));
