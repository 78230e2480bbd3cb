// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { AppLink, Section, StatusBadge } from '@/ui';
import { day } from '@/ui/format';
import { privacyHref } from './search';
import { schemeWords } from './words';

/** On the file: what its people were not told yet, and until when. Nothing where all were. */
export function NoticesOwed({ personId, owed }: { personId: string; owed: Schema<'NoticeOwed'>[] }) {
  const { t } = useT();
  if (owed.length === 0) return null;
  return (
    <Section
      title={t('privacy.owedLine')}
      actions={<AppLink href={privacyHref(personId)}>{t('privacy.openPart')}</AppLink>}
    >
      <ul className="plain-list">
        {owed.map(({ scheme, dueOn, overdue }) => (
          <li key={scheme} className="row">
            <span>{schemeWords(scheme)}</span>
            {dueOn && <span className="num muted">{t('privacy.beforeDay', { day: day(dueOn) })}</span>}
            {overdue && <StatusBadge tone="bad">{t('privacy.late')}</StatusBadge>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
