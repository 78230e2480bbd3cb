// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useMeta } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, KeyValues, LoadError, Loading, Section } from '@/ui';
import type { Half } from '@/ui/format';
import { half as halfName, period } from '@/ui/format';
import { schoolCalendarQuery } from './queries';
import { OwnDayWords } from './SchoolCalendarForm';
import { byStart } from './values';
import { WarnBox } from './WarnBox';
import { type Weekday, weekdayName } from './week';
import { useZoneName } from './words';

const MOST_SHOWN = 5;

/** A school's own calendar at a glance, on the page of the school. */
export function SchoolCalendarCard({ structureId }: { structureId: string }) {
  const { t, locale } = useT();
  const { today } = useMeta();
  const zoneName = useZoneName();
  const { data, isError, error, refetch } = useQuery(schoolCalendarQuery(structureId));
  const link = <AppLink href={`/partenaires/${structureId}/calendrier`}>{t('calendar.openSchoolCalendar')}</AppLink>;
  if (isError)
    return (
      <Section title={t('calendar.schoolCalendar')}>
        <LoadError error={error} retry={() => void refetch()} />
      </Section>
    );
  if (!data)
    return (
      <Section title={t('calendar.schoolCalendar')}>
        <Loading rows={3} />
      </Section>
    );
  const closed = data.noClass.map((cell) => {
    const [weekday, half] = cell.split('/') as [Weekday, Half];
    return `${weekdayName(weekday, locale)} ${halfName(half)}`;
  });
  const coming = data.ownDays.filter((each) => each.to.slice(0, 10) >= today).sort(byStart);
  return (
    <Section title={t('calendar.schoolCalendar')} actions={link}>
      <div className="stack">
        {data.zoneSource === 'none' && (
          <WarnBox title={t('calendar.zoneMissing')}>
            <p>{t('calendar.zoneMissingText')}</p>
          </WarnBox>
        )}
        <KeyValues
          items={[
            {
              label: t('calendar.zone'),
              value:
                data.zone &&
                (data.zoneSource === 'academy'
                  ? t('calendar.zoneFromAcademy', { zone: zoneName(data.zone) })
                  : zoneName(data.zone)),
            },
            { label: t('calendar.noClassHalves'), value: closed.join(', ') || t('calendar.classAllWeek') },
          ]}
        />
        {coming.length === 0 ? (
          <p className="muted" style={{ margin: 0 }}>
            {t('calendar.noOwnDayComing')}
          </p>
        ) : (
          <ul className="plain-list line-list">
            {coming.slice(0, MOST_SHOWN).map((each) => (
              <li key={each.id} style={{ paddingBlock: '0.375rem' }}>
                <OwnDayWords day={each} />
                <span className="muted small num">{period(each.from, each.to)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
