// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { api, newId, type Schema, send } from '@/api/client';
import { useT } from '@/i18n';
import { Conflict } from '@/people/Conflict';
import { useSavedForm } from '@/people/useSavedForm';
import { useVersionedSave } from '@/people/useVersionedSave';
import { ErrorSummary, FormActions, FormDialog, TextField, useForm } from '@/ui';
import { patchSite } from './queries';
import { TravelField } from './TravelField';
import { NEW_SITE, type SiteValues, siteValues } from './values';

type Site = Schema<'Site'>;

export interface SiteFormProps {
  /** Absent: a new one. */
  site?: Site;
  sites: readonly Site[];
  onSaved: (site: Site) => unknown;
  onClose: () => void;
}

/** One of the service's addresses, and how far the others are. */
export function SiteForm({ site, sites, onSaved, onClose }: SiteFormProps) {
  const { t } = useT();
  const [id] = useState(newId);
  const form = useForm(siteValues(site ?? NEW_SITE));
  const { busy, run } = useSavedForm(form, onSaved);
  const saving = useVersionedSave<{ version: number } & SiteValues, SiteValues>({
    read: site ?? { ...NEW_SITE, version: 0 },
    toValues: siteValues,
    patch: (body, version) => patchSite(site?.id ?? id, version, body),
  });
  const create = () => send(api.POST('/api/v1/sites', { body: { id, ...form.values } }));
  const others = sites.filter((each) => each.active && each.id !== site?.id);
  const labels: Record<keyof SiteValues, string> = {
    name: t('catalogue.name'),
    address: t('catalogue.address'),
    postcode: t('catalogue.postcode'),
    city: t('catalogue.city'),
    phone: t('catalogue.phone'),
    travel: t('catalogue.travel'),
  };
  const words = (key: keyof SiteValues, values: SiteValues) =>
    key === 'travel'
      ? values.travel
          .map(({ siteId, minutes }) => `${sites.find((each) => each.id === siteId)?.name ?? ''} : ${minutes} min`)
          .join(', ')
      : values[key];
  return (
    <FormDialog
      title={site ? t('catalogue.editSite') : t('catalogue.newSite')}
      unsaved={form.dirty}
      onClose={onClose}
      size="lg"
    >
      <form
        noValidate
        className="stack stack-lg"
        onSubmit={(event) => {
          event.preventDefault();
          void run((site ? () => saving.save(form.values) : create) as () => Promise<Site | null>);
        }}
      >
        <ErrorSummary errors={form.errors} />
        <div className="form-grid">
          <div className="wide">
            <TextField label={labels.name} autoFocus {...form.bind('name')} />
          </div>
          <div className="wide">
            <TextField label={labels.address} optional {...form.bind('address')} />
          </div>
          <TextField label={labels.postcode} optional {...form.bind('postcode')} />
          <TextField label={labels.city} optional {...form.bind('city')} />
          <TextField label={labels.phone} type="tel" optional {...form.bind('phone')} />
        </div>
        <TravelField
          label={labels.travel}
          sites={others}
          value={form.values.travel}
          onChange={(travel) => form.set('travel', travel)}
        />
        <FormActions submitLabel={t('catalogue.save')} onCancel={onClose} busy={busy} />
      </form>
      <Conflict
        saving={saving}
        labels={labels}
        words={words}
        onResolve={(chosen) => void run(() => saving.resolve(chosen) as Promise<Site | null>)}
      />
    </FormDialog>
  );
}
