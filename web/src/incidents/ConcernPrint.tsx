// SPDX-License-Identifier: EUPL-1.2
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { KeyValues, PrintSheet } from '@/ui';
import { day, time } from '@/ui/format';
import classes from './incidents.module.css';
import type { Concern } from './words';

/** The written account that goes to the CRIP or the procureur, and to the folder of the ring. */
export function ConcernPrint({ concern }: { concern: Concern }) {
  const { t } = useT();
  const how = useLabel('concern_channel');
  const decision = useLabel('concern_decision');
  const notSent = useLabel('concern_not_sent');
  const notInformed = useLabel('concern_parents_not_informed');
  const on = (date: string | null, clock = '') =>
    date ? [day(date), clock && time(clock)].filter(Boolean).join(', ') : '';
  return (
    <PrintSheet title={t('incidents.concern')} onlyPrint>
      <p>{t('incidents.confidential')}</p>
      <KeyValues
        items={[
          { label: t('incidents.young'), value: concern.personName },
          { label: t('incidents.bornOn'), value: on(concern.birthDate) },
          { label: t('incidents.schoolNow'), value: concern.structureName },
          { label: t('incidents.noticedBy'), value: concern.noticedBy },
          { label: t('incidents.noticedOn'), value: on(concern.noticedOn, concern.noticedTime) },
        ]}
      />
      <h3>{t('incidents.elements')}</h3>
      <p className={classes.facts}>{concern.elements}</p>
      <KeyValues
        items={[
          ...concern.consulted.map((each) => ({
            label: [each.name, each.function].filter(Boolean).join(', '),
            value: [on(each.on), each.advice].filter(Boolean).join(' : '),
          })),
          {
            label: t('incidents.decision'),
            value: [
              concern.decision && decision(concern.decision),
              concern.decision === 'none' && concern.decisionReason && notSent(concern.decisionReason),
              concern.decisionNote,
            ]
              .filter(Boolean)
              .join(' · '),
          },
          {
            label: t('incidents.step_sent'),
            value: [
              on(concern.sentOn, concern.sentTime),
              concern.sentTo,
              concern.sentHow && how(concern.sentHow),
              concern.reference,
            ]
              .filter(Boolean)
              .join(' · '),
          },
          {
            label: t('incidents.step_parents'),
            value: [
              concern.parents && t(`incidents.parents_${concern.parents}`),
              on(concern.parentsOn),
              concern.parentsBy,
              concern.parentsWho,
              concern.parentsReason && notInformed(concern.parentsReason),
              concern.parentsNote,
            ]
              .filter(Boolean)
              .join(' · '),
          },
        ]}
      />
    </PrintSheet>
  );
}
