// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconCalendarWeek, IconDoorExit, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useMay, useMeta, useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import {
  AppLink,
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
import { day, period, phone } from '@/ui/format';
import { ExceptionsSection } from './ExceptionsSection';
import { LedActivities } from './LedActivities';
import { ProfessionalForm } from './ProfessionalForm';
import { patchProfessional, placesQuery, professionalQuery } from './queries';
import { Ties } from './Ties';
import { WeekSection } from './WeekSection';
import { duration, euros, HONORABILITY_TONE, honorabilityWords } from './words';

type Professional = Schema<'Professional'>;
const BACK = '/programme/intervenants';

export default function ProfessionalPage() {
  const { t } = useT();
  const { id } = useParams({ strict: false }) as { id: string };
  const professional = useQuery(professionalQuery(id));
  const places = useQuery(placesQuery());
  const back = { href: BACK, label: t('catalogue.professionals') };
  if (professional.isError)
    return (
      <>
        <PageHeader title={t('catalogue.professionals')} back={back} />
        <LoadError error={professional.error} retry={() => void professional.refetch()} />
      </>
    );
  if (!professional.data) return <Loading rows={12} />;
  return <ProfessionalView professional={professional.data} sites={places.data?.sites ?? []} />;
}

function ProfessionalView({ professional, sites }: { professional: Professional; sites: Schema<'Site'>[] }) {
  const { t } = useT();
  const refresh = useRefresh();
  const reread = () => refresh(['catalogue']);
  return (
    <>
      <Head professional={professional} />
      <div className="with-aside">
        <div className="stack">
          <WeekSection
            owner={professional}
            sites={sites}
            emptyWords={t('catalogue.noWeekYet')}
            patch={(version, week) => patchProfessional(professional.id, version, { week })}
            onSaved={reread}
          />
          <ExceptionsSection
            owner={professional}
            absentWord={t('catalogue.absent')}
            extraWord={t('catalogue.extra')}
            patch={(version, exceptions) => patchProfessional(professional.id, version, { exceptions })}
            onSaved={reread}
          />
          <LedActivities professional={professional} />
          <Ties professional={professional} />
        </div>
        <Section title={t('catalogue.identity')}>
          <Facts professional={professional} />
        </Section>
      </div>
    </>
  );
}

function Head({ professional }: { professional: Professional }) {
  const { t } = useT();
  const { today } = useMeta();
  const mayWrite = useMay('catalogue_keep');
  const refresh = useRefresh();
  const [editing, setEditing] = useState(false);
  const { activeTo } = professional;
  const left = activeTo !== null && activeTo < today;
  const saved = async () => {
    await refresh(['catalogue']);
    setEditing(false);
    notify(t('catalogue.saved'));
  };
  const leave = async () => {
    try {
      const stored = await patchProfessional(professional.id, professional.version, { activeTo: today });
      await refresh(['catalogue']);
      notifyUndo(t('catalogue.leftToday'), async () => {
        await patchProfessional(stored.id, stored.version, { activeTo });
        await refresh(['catalogue']);
      });
    } catch (error) {
      notifyError(error);
      void refresh(['catalogue']);
    }
  };
  return (
    <>
      <PageHeader
        title={professional.displayName}
        subtitle={[professional.function, professional.structure?.name].filter(Boolean).join(' · ')}
        back={{ href: BACK, label: t('catalogue.professionals') }}
        help="catalogue#intervenants"
        badge={
          <>
            {left && <StatusBadge tone="quiet">{t('catalogue.leftOn', { day: day(activeTo) })}</StatusBadge>}
            {professional.honorability.state !== 'valid' && (
              <StatusBadge tone={HONORABILITY_TONE[professional.honorability.state]}>
                {honorabilityWords(professional.honorability)}
              </StatusBadge>
            )}
          </>
        }
        actions={
          mayWrite && (
            <>
              <Button
                component={AppLink}
                href={`/programme?vue=intervenants&pour=${professional.id}`}
                variant="default"
                leftSection={<IconCalendarWeek size={18} aria-hidden />}
              >
                {t('catalogue.hisWeek')}
              </Button>
              {!left && activeTo !== today && (
                <Button
                  variant="default"
                  leftSection={<IconDoorExit size={18} aria-hidden />}
                  onClick={() => void leave()}
                >
                  {t('catalogue.leave')}
                </Button>
              )}
              <Button leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
                {t('catalogue.edit')}
              </Button>
            </>
          )
        }
      />
      {editing && <ProfessionalForm professional={professional} onSaved={saved} onClose={() => setEditing(false)} />}
    </>
  );
}

function Facts({ professional }: { professional: Professional }) {
  const { t } = useT();
  const { today } = useMeta();
  const qualification = useLabel('qualification');
  const clearance = useLabel('clearance');
  const engagement = useLabel('engagement');
  const { costCents, maxGroup, maxMinutesDay, maxMinutesWeek, targetMinutesWeek, user, activeTo } = professional;
  const limits = [
    maxGroup !== null && t('catalogue.limitGroup', { count: maxGroup }),
    maxMinutesDay !== null && t('catalogue.limitDay', { duration: duration(maxMinutesDay) }),
    maxMinutesWeek !== null && t('catalogue.limitWeek', { duration: duration(maxMinutesWeek) }),
    targetMinutesWeek !== null && t('catalogue.targetWeek', { duration: duration(targetMinutesWeek) }),
  ].filter(Boolean);
  return (
    <div className="stack">
      <KeyValues
        items={[
          { label: t('catalogue.qualifications'), value: professional.qualifications.map(qualification).join(', ') },
          {
            label: t('catalogue.honorability'),
            value: (
              <>
                {honorabilityWords(professional.honorability)}
                {professional.honorabilityCheckedOn && (
                  <div className="muted small">
                    {t('catalogue.checkedOnDay', { day: day(professional.honorabilityCheckedOn) })}
                  </div>
                )}
              </>
            ),
          },
          { label: t('catalogue.clearance'), value: clearance(professional.clearance) },
          {
            label: t('catalogue.phone'),
            value: professional.phone && (
              <span className="num">
                <a href={`tel:${professional.phone}`}>{phone(professional.phone)}</a>
              </span>
            ),
          },
          {
            label: t('catalogue.email'),
            value: professional.email && <a href={`mailto:${professional.email}`}>{professional.email}</a>,
          },
          {
            label: t('catalogue.engagement'),
            value:
              engagement(professional.engagement) +
              (costCents === null ? '' : `, ${t('catalogue.perHour', { amount: euros(costCents) })}`),
          },
          { label: t('catalogue.inPost'), value: period(professional.activeFrom, activeTo) },
          { label: t('catalogue.limits'), value: limits.join(', ') },
          {
            label: t('catalogue.account'),
            value: user && (
              <>
                {user.displayName}
                {activeTo !== null && activeTo < today && (
                  <div className="error-text small">{t('catalogue.accountToClose')}</div>
                )}
              </>
            ),
          },
        ]}
      />
      {professional.note && <p className="written">{professional.note}</p>}
    </div>
  );
}
