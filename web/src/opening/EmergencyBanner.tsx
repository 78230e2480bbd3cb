// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { api, type Schema, send } from '@/api/client';
import { useRefresh } from '@/api/queries';
import { useT } from '@/i18n';
import { notifyError, useNavigateTo } from '@/ui';
import { instant } from '@/ui/format';
import classes from './opening.module.css';

/** Over a file that an emergency keeps open: why, until when, and the way to end it. */
export function EmergencyBanner({ emergency }: { emergency: Schema<'OpenEmergency'> }) {
  const { t } = useT();
  const goTo = useNavigateTo();
  const refresh = useRefresh();
  const end = async () => {
    try {
      await send(api.PUT('/api/v1/emergencies/{id}/ended', { params: { path: { id: emergency.id } } }));
      goTo('/acces-urgence');
      await refresh(['emergencies'], ['files']);
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <div className={classes.banner} role="status">
      <IconAlertTriangle size={20} aria-hidden />
      <p>
        <strong>{t('opening.openUntil', { time: instant(emergency.until) })}</strong> {emergency.reason}
      </p>
      <Button variant="default" size="compact-md" onClick={() => void end()}>
        {t('opening.end')}
      </Button>
    </div>
  );
}
