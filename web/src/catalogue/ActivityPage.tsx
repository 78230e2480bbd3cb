// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconFileText, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useMay, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  AppLink,
  EmptyState,
  KeyValues,
  LoadError,
  Loading,
  notify,
  notifyError,
  notifyUndo,
  PageHeader,
  Section,
  StatusBadge,
} from '@/ui';
import { ActivityForm } from './ActivityForm';
import classes from './catalogue.module.css';
import { activityQuery, patchActivity, patchSheet } from './queries';
import { SheetForm } from './SheetForm';
import { ages, duration, group, useStaffWords } from './words';

type Activity = Schema<'Activity'>;
type Sheet = Schema<'ActivitySheet'>;

export default function ActivityPage() {
  const { t } = useT();
  const { id } = useParams({ strict: false }) as { id: string };
  const page = useQuery(activityQuery(id));
  const back = { href: '/programme/activites', label: t('catalogue.activities') };
  if (page.isError)
    return (
      <>
        <PageHeader title={t('catalogue.activities')} back={back} />
        <LoadError error={page.error} retry={() => void page.refetch()} />
      </>
    );
  if (!page.data) return <Loading rows={10} />;
  const { activity, sheets, leaders } = page.data;
  return (
    <>
      <Head activity={activity} back={back} />
      <div className="with-aside">
        <div className="stack">
          <Sheets activity={activity} sheets={sheets} />
          <Leaders leaders={leaders} />
        </div>
        <Section title={t('catalogue.needs')}>
          <Needs activity={activity} />
        </Section>
      </div>
    </>
  );
}

function Head({ activity, back }: { activity: Activity; back: { href: string; label: string } }) {
  const { t } = useT();
  const axis = useLabel('activity_axis');
  const mayWrite = useMay('catalogue_keep');
  const refresh = useRefresh();
  const [editing, setEditing] = useState(false);
  const saved = async () => {
    await refresh(['catalogue']);
    setEditing(false);
    notify(t('catalogue.saved'));
  };
  const setActive = async (active: boolean) => {
    try {
      const stored = await patchActivity(activity.id, activity.version, { active });
      await refresh(['catalogue']);
      notifyUndo(t(active ? 'catalogue.activityBack' : 'catalogue.activityRetired'), async () => {
        await patchActivity(stored.id, stored.version, { active: !active });
        await refresh(['catalogue']);
      });
    } catch (error) {
      notifyError(error);
      void refresh(['catalogue']);
    }
  };
  const Archive = activity.active ? IconArchive : IconArchiveOff;
  return (
    <>
      <PageHeader
        title={activity.name}
        subtitle={[axis(activity.axis), activity.description].filter(Boolean).join(' · ')}
        back={back}
        help="catalogue#activites"
        badge={!activity.active && <StatusBadge tone="quiet">{t('catalogue.retired')}</StatusBadge>}
        actions={
          mayWrite && (
            <>
              <Button
                variant="default"
                leftSection={<Archive size={18} aria-hidden />}
                onClick={() => void setActive(!activity.active)}
              >
                {t(activity.active ? 'catalogue.retire' : 'catalogue.bringBack')}
              </Button>
              <Button leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
                {t('catalogue.edit')}
              </Button>
            </>
          )
        }
      />
      {editing && <ActivityForm activity={activity} onSaved={saved} onClose={() => setEditing(false)} />}
    </>
  );
}

function Needs({ activity }: { activity: Activity }) {
  const { t } = useT();
  const staff = useStaffWords();
  const room = useLabel('room_kind');
  const lists = {
    skills: useLabel('activity_skill'),
    equipment: useLabel('equipment'),
    authorisations: useLabel('activity_authorisation'),
    cautions: useLabel('activity_caution'),
    motives: useLabel('motive'),
  };
  const named = (key: keyof typeof lists) => activity[key].map(lists[key]).join(', ');
  const { durations, usualMinutes, ageSpan, maxPerDay } = activity;
  const others = durations.filter((minutes) => minutes !== usualMinutes).map(duration);
  return (
    <KeyValues
      items={[
        {
          label: t('catalogue.duration'),
          value: others.length
            ? t('catalogue.durationOr', { usual: duration(usualMinutes), others: others.join(', ') })
            : duration(usualMinutes),
        },
        { label: t('catalogue.group'), value: group(activity) },
        {
          label: t('catalogue.ages'),
          value: [ages(activity), ageSpan !== null && t('catalogue.ageSpanWords', { years: ageSpan })]
            .filter(Boolean)
            .join(', '),
        },
        { label: t('catalogue.staff'), value: staff(activity) },
        {
          label: t('catalogue.roomKind'),
          value: activity.roomKind ? room(activity.roomKind) : t('catalogue.anyPlace'),
        },
        { label: t('catalogue.equipmentNeeded'), value: named('equipment') },
        { label: t('catalogue.outing'), value: activity.outing ? t('catalogue.yes') : t('catalogue.no') },
        { label: t('catalogue.authorisations'), value: named('authorisations') },
        { label: t('catalogue.cautions'), value: named('cautions') },
        { label: t('catalogue.skills'), value: named('skills') },
        { label: t('catalogue.motives'), value: named('motives') },
        {
          label: t('catalogue.repetition'),
          value: [
            t(activity.oncePerStay ? 'catalogue.oncePerStay' : 'catalogue.asOften'),
            maxPerDay !== null && t('catalogue.maxPerDayWords', { count: maxPerDay }),
          ]
            .filter(Boolean)
            .join(', '),
        },
      ]}
    />
  );
}

function Sheets({ activity, sheets }: { activity: Activity; sheets: Sheet[] }) {
  const { t } = useT();
  const mayWrite = useMay('catalogue_keep');
  const refresh = useRefresh();
  const [editing, setEditing] = useState<Sheet | 'new' | null>(null);
  const saved = async () => {
    await refresh(['catalogue']);
    notify(t(editing === 'new' ? 'catalogue.sheetCreated' : 'catalogue.saved'));
    setEditing(null);
  };
  const setActive = async (sheet: Sheet, active: boolean) => {
    try {
      const stored = await patchSheet(sheet.id, sheet.version, { active });
      await refresh(['catalogue']);
      notifyUndo(t(active ? 'catalogue.sheetBack' : 'catalogue.sheetRetired'), async () => {
        await patchSheet(stored.id, stored.version, { active: !active });
        await refresh(['catalogue']);
      });
    } catch (error) {
      notifyError(error);
      void refresh(['catalogue']);
    }
  };
  const line = (sheet: Sheet) => (
    <li key={sheet.id} className={classes.item}>
      <div>
        <AppLink href={`/programme/activites/${activity.id}/fiches/${sheet.id}`}>{sheet.title}</AppLink>
        <div className="muted small">
          {[sheet.minutes > 0 && duration(sheet.minutes), ages(sheet)].filter(Boolean).join(' · ')}
        </div>
      </div>
      {mayWrite && (
        <>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPencil size={16} aria-hidden />}
            aria-label={t('catalogue.editSheetOf', { title: sheet.title })}
            onClick={() => setEditing(sheet)}
          >
            {t('catalogue.edit')}
          </Button>
          <Button variant="default" size="compact-md" onClick={() => void setActive(sheet, !sheet.active)}>
            {t(sheet.active ? 'catalogue.retire' : 'catalogue.bringBack')}
          </Button>
        </>
      )}
    </li>
  );
  const add = mayWrite && (
    <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEditing('new')}>
      {t('catalogue.newSheet')}
    </Button>
  );
  const inUse = sheets.filter((sheet) => sheet.active);
  const retired = sheets.filter((sheet) => !sheet.active);
  return (
    <Section title={t('catalogue.sheetsTitle')} actions={inUse.length > 0 && add}>
      {inUse.length > 0 ? (
        <ul className="plain-list line-list">{inUse.map(line)}</ul>
      ) : (
        <EmptyState icon={IconFileText} title={t('catalogue.noSheet')} action={add} />
      )}
      {retired.length > 0 && (
        <details className={classes.past}>
          <summary>{t('catalogue.retiredSheets', { count: retired.length })}</summary>
          <ul className="plain-list line-list">{retired.map(line)}</ul>
        </details>
      )}
      {editing && (
        <SheetForm
          activity={activity}
          sheet={editing === 'new' ? undefined : editing}
          onSaved={saved}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}

function Leaders({ leaders }: { leaders: Schema<'Leader'>[] }) {
  const { t } = useT();
  return (
    <Section title={t('catalogue.leadersTitle')}>
      {leaders.length === 0 ? (
        <p className="muted" style={{ margin: 0 }}>
          {t('catalogue.noLeader')}
        </p>
      ) : (
        <ul className="plain-list line-list">
          {leaders.map((leader) => (
            <li key={leader.id} className={classes.item}>
              <div>
                <AppLink href={`/programme/intervenants/${leader.id}`}>{leader.displayName}</AppLink>{' '}
                <span className="muted">{leader.function}</span>
              </div>
              {!leader.qualified && <StatusBadge tone="warn">{t('catalogue.notQualified')}</StatusBadge>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
