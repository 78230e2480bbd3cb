// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { useMeta } from '@/api/queries';
import { WEEKDAYS, type Weekday, weekdayName } from '@/calendar/week';
import { useT } from '@/i18n';
import { DateField, SelectField, TimeField } from '@/ui';
import classes from './catalogue.module.css';
import { isLine, type Window } from './weekPaint';

interface DatedWindowsProps {
  week: Window[];
  onChange: (week: Window[]) => void;
  sites: readonly Schema<'Site'>[];
  errorOf: (field: string) => string | undefined;
}

/** Hours that hold only for a time, and hours off the grid's half-hours: a line each. */
export function DatedWindows({ week, onChange, sites, errorOf }: DatedWindowsProps) {
  const { t, locale } = useT();
  const { today } = useMeta();
  const change = (index: number, changes: Partial<Window>) =>
    onChange(week.map((window, at) => (at === index ? { ...window, ...changes } : window)));
  const add = () =>
    onChange([...week, { weekday: 'mon', from: '09:00', to: '12:00', validFrom: today, validTo: null, siteId: null }]);
  return (
    <fieldset className={classes.rows}>
      <legend>{t('catalogue.datedHours')}</legend>
      {week.map((window, index) => {
        if (!isLine(window)) return null;
        const field = (name: string) => ({
          id: `f-week.${index}.${name}`,
          error: errorOf(`week.${index}.${name}`),
        });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place, its content is typed
          <div key={index} className={classes.line}>
            <SelectField
              {...field('weekday')}
              label={t('catalogue.weekday')}
              options={WEEKDAYS.map((code) => ({ value: code, label: weekdayName(code, locale) }))}
              value={window.weekday}
              onChange={(code) => change(index, { weekday: (code ?? 'mon') as Weekday })}
            />
            <TimeField
              {...field('from')}
              label={t('catalogue.fromHour')}
              value={window.from}
              onChange={(from) => change(index, { from: from ?? '' })}
            />
            <TimeField
              {...field('to')}
              label={t('catalogue.toHour')}
              value={window.to}
              onChange={(to) => change(index, { to: to ?? '' })}
            />
            <DateField
              {...field('validFrom')}
              label={t('catalogue.validFrom')}
              optional
              value={window.validFrom}
              onChange={(validFrom) => change(index, { validFrom })}
            />
            <DateField
              {...field('validTo')}
              label={t('catalogue.validTo')}
              optional
              value={window.validTo}
              onChange={(validTo) => change(index, { validTo })}
            />
            {sites.length > 0 && (
              <SelectField
                {...field('siteId')}
                label={t('catalogue.site')}
                placeholder={t('catalogue.anySite')}
                options={sites.map((site) => ({ value: site.id, label: site.name }))}
                value={window.siteId}
                onChange={(siteId) => change(index, { siteId })}
              />
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('catalogue.removeLine', { n: index + 1 })}
              onClick={() => onChange(week.filter((_, at) => at !== index))}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <div>
        <Button variant="default" size="compact-md" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t('catalogue.addDatedHours')}
        </Button>
      </div>
    </fieldset>
  );
}
