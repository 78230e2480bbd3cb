// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import {
  IconCalendarPlus,
  IconChecklist,
  IconClipboardPlus,
  IconEye,
  IconHeartbeat,
  IconPencil,
  IconPhoneIncoming,
  IconPrinter,
  IconShieldPlus,
  IconUserEdit,
  IconUserPlus,
} from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { May } from '@/api/May';
import { useLabel, useMay, useSession } from '@/api/queries';
import { familyHref } from '@/families/search';
import { useT } from '@/i18n';
import { fileStateWords, fileTone } from '@/people/words';
import { ActionMenu, PageHeader, StatusBadge, useNavigateTo, useToday } from '@/ui';
import { age, day, name } from '@/ui/format';
import type { Act } from './FileDialogs';
import classes from './files.module.css';

interface FileHeadProps {
  person: Schema<'Person'>;
  onAct: (act: Act) => void;
  onWrite: () => void;
}

/** Who this is, in one look, and what can be done. */
export function FileHead({ person, onAct, onWrite }: FileHeadProps) {
  const { t } = useT();
  const goTo = useNavigateTo();
  const { rights } = useSession().user;
  const more: { label: string; right: Schema<'Right'>; icon: typeof IconPencil; onClick: () => void }[] = [
    {
      label: t('families.callReceived'),
      right: 'families_keep',
      icon: IconPhoneIncoming,
      onClick: () => goTo(familyHref(person.id, 'appel')),
    },
    {
      label: t('families.convoke'),
      right: 'families_keep',
      icon: IconCalendarPlus,
      onClick: () => goTo(familyHref(person.id, 'convoquer')),
    },
    { label: t('files.editPerson'), right: 'files_keep', icon: IconUserEdit, onClick: () => onAct({ kind: 'person' }) },
    {
      label: t('files.addGuardian'),
      right: 'files_keep',
      icon: IconUserPlus,
      onClick: () => onAct({ kind: 'guardian' }),
    },
    {
      label: t('files.addRestriction'),
      right: 'files_keep',
      icon: IconShieldPlus,
      onClick: () => onAct({ kind: 'restriction' }),
    },
    { label: t('files.addTask'), right: 'tasks', icon: IconChecklist, onClick: () => onAct({ kind: 'task' }) },
    { label: t('opening.readers'), right: 'files_see', icon: IconEye, onClick: () => onAct({ kind: 'readers' }) },
    { label: t('files.print'), right: 'files_see', icon: IconPrinter, onClick: () => onAct({ kind: 'print' }) },
  ];
  return (
    <PageHeader
      title={name(person)}
      back={{ href: '/dossiers', label: t('files.title') }}
      badge={<StatusBadge tone={fileTone(person.state)}>{fileStateWords(person.state)}</StatusBadge>}
      subtitle={<Facts person={person} />}
      actions={
        <>
          <May right="course_keep">
            <Button
              leftSection={<IconClipboardPlus size={18} aria-hidden />}
              onClick={() => goTo(`/saisines/nouvelle?personId=${person.id}`)}
            >
              {t('files.newReferral')}
            </Button>
          </May>
          <May right="writings_keep">
            <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={onWrite}>
              {t('files.addEntry')}
            </Button>
          </May>
          <ActionMenu label={t('files.more')} items={more.filter((item) => rights.includes(item.right))} />
        </>
      }
    />
  );
}

function Facts({ person }: { person: Schema<'Person'> }) {
  const { t } = useT();
  const mayKnow = useMay('particulars_see');
  const today = useToday();
  const support = useLabel('support');
  const meal = useLabel('meal_choice');
  const school = [person.structureName, person.className].filter(Boolean).join(' · ');
  return (
    <div className={classes.facts}>
      {(person.birthDate || mayKnow) && (
        <span className="num">
          {person.birthDate
            ? t('files.bornAged', { age: age(person.birthDate, today), day: day(person.birthDate) })
            : t('files.birthUnknown')}
          {person.birthDateUncertain && ` ${t('files.toCheck')}`}
        </span>
      )}
      <span>{school || t('files.schoolUnknown')}</span>
      {person.healthAlert && (
        <StatusBadge tone="bad">
          <IconHeartbeat size={16} aria-hidden /> {t('files.healthAlert')}
        </StatusBadge>
      )}
      {person.supports.map((code) => (
        <StatusBadge key={code} tone="info">
          {support(code)}
        </StatusBadge>
      ))}
      {person.mealChoice && person.mealChoice !== 'standard' && (
        <StatusBadge tone="quiet">{meal(person.mealChoice)}</StatusBadge>
      )}
    </div>
  );
}
