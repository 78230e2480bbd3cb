// SPDX-License-Identifier: EUPL-1.2
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Schema } from '@/api/client';
import { translateOr, useT } from '@/i18n';
import { format } from '@/ui';

/** What everybody must know on every page: this is the demo; a school calendar is missing. */
export function Banners({ meta }: { meta: Schema<'Meta'> }) {
  const { t } = useT();
  if (!meta.demo && meta.warnings.length === 0) return null;
  return (
    <section className="banners no-print" aria-label={t('shell.banners')}>
      {meta.demo && (
        <p className="banner" data-tone="info">
          <IconInfoCircle size={18} aria-hidden />
          {t('shell.demoBanner', { day: format.dayLong(meta.today) })}
        </p>
      )}
      {meta.warnings.map((warning) => (
        <p className="banner" data-tone="warn" key={warning.code + JSON.stringify(warning.params)}>
          <IconAlertTriangle size={18} aria-hidden />
          <span>
            {warningWords(warning, t('shell.warning_other'))} <Link to="/calendriers">{t('shell.seeCalendars')}</Link>
          </span>
        </p>
      ))}
    </section>
  );
}

function warningWords({ code, params }: Schema<'Notice'>, fallback: string): string {
  const from = params.from ? format.dayLong(String(params.from)) : '';
  return translateOr(`shell.warning_${code}`, fallback, { ...params, from });
}
