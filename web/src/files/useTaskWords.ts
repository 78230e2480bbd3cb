// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { translate } from '@/i18n';
import { halfDayShort } from '@/ui/format';

/** A task in a line: its own words, or those of its kind with the half-day it is about. */
export function useTaskWords(): (task: Schema<'Task'>) => string {
  const kind = useLabel('task_kind');
  return useCallback(
    (task: Schema<'Task'>) => {
      const words = task.title || kind(task.kind);
      const { halfDay } = task.params;
      return halfDay ? translate('files.taskAbout', { task: words, halfDay: halfDayShort(halfDay) }) : words;
    },
    [kind],
  );
}
