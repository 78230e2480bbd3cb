// SPDX-License-Identifier: EUPL-1.2
import { IconHeartbeat, IconShieldExclamation } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Schema } from '@/api/client';
import { useLabel, useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { fileStateWords, fileTone } from '@/people/words';
import { PageHeader, StatusBadge, SubNav, useToday } from '@/ui';
import { age, day, name } from '@/ui/format';
import { FILE_PARTS, filePartHref } from './fileNav';
import classes from './files.module.css';

interface FilePageFrameProps {
  /** Comes with the page's own answer. */
  person: Schema<'PersonHead'>;
  /** The path in FILE_PARTS of the page shown. */
  current: string;
  actions?: ReactNode;
  /** Who may do them; without, everybody. */
  actionsFor?: Schema<'Right'>;
  children: ReactNode;
}

/** A page of one file beside the file itself: whose it is, what a judge forbids, and the way to the others. */
export function FilePageFrame({ person, current, actions, actionsFor, children }: FilePageFrameProps) {
  const { t } = useT();
  const today = useToday();
  const kind = useLabel('restriction_kind');
  const part = FILE_PARTS.find((each) => each.path === current);
  const school = [person.structureName, person.className].filter(Boolean).join(' · ');
  return (
    <>
      <PageHeader
        title={part && current ? t('files.partOf', { part: t(part.label), name: name(person) }) : name(person)}
        back={{ href: filePartHref(person.id, ''), label: t('files.backToFile') }}
        badge={<StatusBadge tone={fileTone(person.state)}>{fileStateWords(person.state)}</StatusBadge>}
        subtitle={
          <div className={classes.facts}>
            {person.birthDate && (
              <span className="num">
                {t('files.bornAged', { age: age(person.birthDate, today), day: day(person.birthDate) })}
              </span>
            )}
            {school && <span>{school}</span>}
            {person.healthAlert && (
              <StatusBadge tone="bad">
                <IconHeartbeat size={16} aria-hidden /> {t('files.healthAlert')}
              </StatusBadge>
            )}
            {person.restrictionKinds.map((code) => (
              <StatusBadge key={code} tone="bad">
                <IconShieldExclamation size={16} aria-hidden /> {kind(code)}
              </StatusBadge>
            ))}
          </div>
        }
        actions={actions}
        actionsFor={actionsFor}
        help={part?.help}
      />
      <FileNav personId={person.id} current={current} />
      {children}
    </>
  );
}

export function FileNav({ personId, current }: { personId: string; current: string }) {
  const { t } = useT();
  const { rights } = useSession().user;
  const parts = FILE_PARTS.filter(({ right }) => rights.includes(right));
  if (parts.length < 2) return null;
  return (
    <SubNav
      label={t('files.parts')}
      items={parts.map(({ path, label }) => ({
        href: filePartHref(personId, path),
        label: t(label),
        current: path === current,
      }))}
    />
  );
}
