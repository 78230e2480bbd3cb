// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Button } from '@mantine/core';
import { IconPhoneOff, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api, send } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { dialled } from '@/people/words';
import { AppLink, notify, notifyError, StatusBadge } from '@/ui';
import { dayShort, name, phone, time } from '@/ui/format';
import classes from './incidents.module.css';
import { useRereadIncidents } from './queries';
import { type Audience, type Awaited, type FilePage, type Told, useWhom, withoutOthers } from './words';

interface ToldLinesProps {
  page: FilePage;
  told: readonly Told[];
  awaited: readonly Awaited[];
  onTell: (audience: Audience) => void;
}

/** Who still has to be told, with whom to call, then who was: one line each. */
export function ToldLines({ page, told, awaited, onTell }: ToldLinesProps) {
  const { t } = useT();
  const audience = useLabel('told_audience');
  if (told.length === 0 && awaited.length === 0) return null;
  return (
    <ul className={`plain-list ${classes.told}`} aria-label={t('incidents.told')}>
      {awaited.map((each) => (
        <li key={each.audience} data-awaited="">
          <span className={classes.audience}>{audience(each.audience)}</span>
          <span>{t('incidents.toTell')}</span>
          <Numbers page={page} audience={each.audience} />
          <Button
            className="no-print"
            variant="default"
            size="compact-md"
            aria-label={t('incidents.tellWhom', { whom: audience(each.audience) })}
            onClick={() => onTell(each.audience)}
          >
            {t('incidents.tell')}
          </Button>
        </li>
      ))}
      {told.map((each) => (
        <ToldLine key={each.id} page={page} told={each} />
      ))}
    </ul>
  );
}

function ToldLine({ page, told }: { page: FilePage; told: Told }) {
  const { t } = useT();
  const audience = useLabel('told_audience');
  const channel = useLabel('told_channel');
  const result = useLabel('told_result');
  const whom = useWhom(page);
  const reread = useRereadIncidents(page.person.id);
  const withdrawing = useMutation({
    mutationFn: () => send(api.DELETE('/api/v1/told/{id}', { params: { path: { id: told.id } } })),
    onSuccess: async () => {
      notify(t('incidents.toldWithdrawn'));
      await reread();
    },
    onError: notifyError,
  });
  const by = told.toldBy || told.by?.displayName;
  return (
    <li>
      <span className={classes.audience}>{audience(told.audience)}</span>
      <span>{whom(told)}</span>
      <StatusBadge tone={told.knows ? 'good' : 'warn'}>{result(told.result)}</StatusBadge>
      <span className="muted small">
        {[`${dayShort(told.on)} ${time(told.time)}`, channel(told.channel), by && t('incidents.by', { name: by })]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {told.note && <span className="small">{withoutOthers(told.note)}</span>}
      {told.overrideReason && (
        <span className="small">{t('incidents.overridden', { reason: told.overrideReason })}</span>
      )}
      <ActionIcon
        className="no-print"
        variant="subtle"
        color="gray"
        size="lg"
        loading={withdrawing.isPending}
        aria-label={t('incidents.withdrawTold', { whom: whom(told) })}
        onClick={() => withdrawing.mutate()}
      >
        <IconX size={20} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** Whom to call; those who may not be told are named without their number. */
export function Numbers({ page, audience }: { page: FilePage; audience: Audience }) {
  const { t } = useT();
  if (audience === 'school')
    return page.school?.phone ? (
      <span className={classes.numbers}>
        <AppLink href={dialled(page.school.phone)} className="num">
          {phone(page.school.phone)}
        </AppLink>
      </span>
    ) : null;
  if (audience !== 'parents') return null;
  const inForce = page.guardians.filter(({ rule }) => !rule.reasons.includes('not_in_force'));
  return (
    <span className={classes.numbers}>
      {inForce
        .filter(({ guardian, rule }) => rule.call && rule.tell && guardian.phone)
        .map(({ guardian }) => (
          <AppLink key={guardian.id} href={dialled(guardian.phone)}>
            {name(guardian)}&nbsp;<span className="num">{phone(guardian.phone)}</span>
          </AppLink>
        ))}
      {inForce
        .filter(({ rule }) => !rule.tell)
        .map(({ guardian }) => (
          <span key={guardian.id} className={classes.step}>
            <IconPhoneOff size={16} aria-hidden /> {t('incidents.notToTell', { name: name(guardian) })}
          </span>
        ))}
    </span>
  );
}
