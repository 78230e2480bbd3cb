// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { NumberField } from '@/ui';
import classes from './catalogue.module.css';

type Travel = Schema<'Travel'>;

interface TravelFieldProps {
  label: string;
  sites: readonly Schema<'Site'>[];
  value: Travel[];
  onChange: (travel: Travel[]) => void;
}

/** Minutes on the way to each site; empty where nobody knows. */
export function TravelField({ label, sites, value, onChange }: TravelFieldProps) {
  const { t } = useT();
  const set = (siteId: string, minutes: number | null) => {
    const others = value.filter((travel) => travel.siteId !== siteId);
    // In one order, so that nothing seems to have changed when it has not.
    const next = minutes === null ? others : [...others, { siteId, minutes }];
    onChange(next.sort((a, b) => a.siteId.localeCompare(b.siteId)));
  };
  if (sites.length === 0) return null;
  return (
    <fieldset id="f-travel" className={classes.rows}>
      <legend>{label}</legend>
      <div className="form-grid">
        {sites.map((site) => (
          <NumberField
            key={site.id}
            label={t('catalogue.travelTo', { site: site.name })}
            optional
            value={value.find((travel) => travel.siteId === site.id)?.minutes ?? null}
            onChange={(minutes) => set(site.id, minutes)}
          />
        ))}
      </div>
    </fieldset>
  );
}
