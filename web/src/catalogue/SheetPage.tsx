// SPDX-License-Identifier: EUPL-1.2

import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { EmptyState, KeyValues, LoadError, Loading, PageHeader, PrintButton, PrintSheet, StatusBadge } from '@/ui';
import classes from './catalogue.module.css';
import { activityQuery } from './queries';
import { ages, duration, group, useStaffWords } from './words';

/** A sheet as it is read and printed: one page to take into the room. */
export default function SheetPage() {
  const { t } = useT();
  const { id, sheetId } = useParams({ strict: false }) as { id: string; sheetId: string };
  const page = useQuery(activityQuery(id));
  const back = { href: `/programme/activites/${id}`, label: page.data?.activity.name ?? t('catalogue.activities') };
  if (page.isError)
    return (
      <>
        <PageHeader title={t('catalogue.sheet')} back={back} />
        <LoadError error={page.error} retry={() => void page.refetch()} />
      </>
    );
  if (!page.data) return <Loading rows={10} />;
  const sheet = page.data.sheets.find((each) => each.id === sheetId);
  if (!sheet)
    return (
      <>
        <PageHeader title={t('catalogue.sheet')} back={back} />
        <EmptyState icon={IconFileText} title={t('catalogue.sheetNotFound')} />
      </>
    );
  return (
    <>
      <PageHeader
        title={sheet.title}
        back={back}
        actions={<PrintButton />}
        badge={!sheet.active && <StatusBadge tone="quiet">{t('catalogue.retired')}</StatusBadge>}
      />
      <PrintSheet title={`${page.data.activity.name} — ${sheet.title}`}>
        <SheetView activity={page.data.activity} sheet={sheet} />
      </PrintSheet>
    </>
  );
}

function SheetView({ activity, sheet }: { activity: Schema<'Activity'>; sheet: Schema<'ActivitySheet'> }) {
  const { t } = useT();
  const axis = useLabel('activity_axis');
  const skill = useLabel('activity_skill');
  const motive = useLabel('motive');
  const caution = useLabel('activity_caution');
  const authorisation = useLabel('activity_authorisation');
  const staff = useStaffWords();
  const written = [
    { key: 'objective', title: t('catalogue.objective'), text: sheet.objective },
    { key: 'material', title: t('catalogue.material'), text: sheet.material },
  ].filter(({ text }) => text);
  return (
    <div className={classes.sheet}>
      <KeyValues
        items={[
          { label: t('catalogue.axis'), value: axis(activity.axis) },
          { label: t('catalogue.duration'), value: duration(sheet.minutes || activity.usualMinutes) },
          { label: t('catalogue.group'), value: group(activity) },
          { label: t('catalogue.ages'), value: ages(sheet) },
          { label: t('catalogue.staff'), value: staff(activity) },
          { label: t('catalogue.skills'), value: sheet.skills.map(skill).join(', ') },
          { label: t('catalogue.motives'), value: sheet.motives.map(motive).join(', ') },
          { label: t('catalogue.authorisations'), value: activity.authorisations.map(authorisation).join(', ') },
          { label: t('catalogue.cautions'), value: activity.cautions.map(caution).join(', ') },
        ].filter(({ value }) => value)}
      />
      {written.map(({ key, title, text }) => (
        <div key={key}>
          <h3>{title}</h3>
          <p className="written">{text}</p>
        </div>
      ))}
      {sheet.steps.length > 0 && (
        <div>
          <h3>{t('catalogue.steps')}</h3>
          <ol className={classes.steps}>
            {sheet.steps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
              <li key={index}>
                <span className="num muted">{step.minutes > 0 && duration(step.minutes)}</span>
                <span className="written">{step.text}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
      {sheet.assessment && (
        <div>
          <h3>{t('catalogue.assessment')}</h3>
          <p className="written">{sheet.assessment}</p>
        </div>
      )}
    </div>
  );
}
