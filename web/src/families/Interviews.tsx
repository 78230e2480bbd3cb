// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink, Section } from '@/ui';
import { dayLong, time } from '@/ui/format';
import type { Act } from './FamilyDialogs';
import classes from './families.module.css';
import { type Family, type Interview, useWho } from './words';

/** Who came, interview by interview. */
export function Interviews({ family, onAct }: { family: Family; onAct: (act: Act) => void }) {
  const { t } = useT();
  return (
    <Section
      title={t('families.interviews')}
      actions={
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onAct({ kind: 'interview' })}
        >
          {t('families.whoCame')}
        </Button>
      }
    >
      {family.interviews.length === 0 && <p className="muted">{t('families.noInterview')}</p>}
      <ul className="plain-list line-list">
        {family.interviews.map((interview) => (
          <li key={interview.id} className={classes.item}>
            <OneInterview
              interview={interview}
              family={family}
              onEdit={() => onAct({ kind: 'interview', interview })}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OneInterview({ interview, family, onEdit }: { interview: Interview; family: Family; onEdit: () => void }) {
  const { t } = useT();
  const purpose = useLabel('convocation_purpose');
  const mode = useLabel('interview_mode');
  const relation = useLabel('presence_relation');
  const status = useLabel('presence_status');
  const who = useWho(family.guardians);
  return (
    <>
      <div className={classes.line}>
        <h3 className={classes.title}>
          {purpose(interview.kind)}
          <span className={classes.when}>
            {dayLong(interview.on)}
            {interview.time && ` ${t('families.at', { time: time(interview.time) })}`}
          </span>
        </h3>
        <span className="muted">{mode(interview.mode)}</span>
      </div>
      <ul className={`plain-list ${classes.presences}`}>
        {interview.presences.map((presence, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two companions may be alike
          <li key={index}>
            <span>
              {presence.guardianId ? who(presence.guardianId) : relation(presence.relation)}
              {presence.name && ` : ${presence.name}`}
            </span>
            <span className={presence.status === 'present' ? 'muted' : 'strong'}>
              {status(presence.status).toLowerCase()}
              {presence.status === 'late' &&
                (presence.minutesLate ?? 0) > 0 &&
                ` ${t('families.minutes', { count: presence.minutesLate })}`}
            </span>
          </li>
        ))}
      </ul>
      {interview.note && <p className={`written ${classes.flat}`}>{interview.note}</p>}
      <div className="row">
        <Button variant="subtle" size="compact-md" leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
          {t('families.edit')}
        </Button>
        {interview.stayId && (interview.kind === 'presentation' || interview.kind === 'review') && (
          <AppLink href={`/accueils/${interview.stayId}`}>{t('families.openForm')}</AppLink>
        )}
      </div>
    </>
  );
}
