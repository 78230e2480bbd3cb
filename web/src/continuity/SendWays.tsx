// SPDX-License-Identifier: EUPL-1.2
import { Button, CopyButton } from '@mantine/core';
import { IconCopy, IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '@/i18n';
import { structureQuery } from '@/receptions/queries';
import { mailto } from './words';

/** Whom to write to at a school: the CPE, else the school itself. */
export function useSchoolMail(structureId: string): { to: string; email: string } {
  const { data: school } = useQuery(structureQuery(structureId));
  const contacts = school?.contacts.filter((each) => each.email) ?? [];
  const contact = contacts.find((each) => each.function === 'cpe') ?? contacts[0];
  if (contact) return { to: `${contact.firstName} ${contact.lastName}`.trim(), email: contact.email };
  return { to: '', email: school?.email ?? '' };
}

interface SendWaysProps {
  email: string;
  subject: string;
  text: string;
  /** The way that was taken, for the record. */
  onTaken?: (channel: 'email' | 'paper') => void;
  children?: ReactNode;
}

/** Copy it or write it as a mail. */
export function SendWays({ email, subject, text, onTaken, children }: SendWaysProps) {
  const { t } = useT();
  return (
    <div className="row no-print">
      <CopyButton value={text} timeout={3000}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
            {copied ? t('continuity.copied') : t('continuity.copy')}
          </Button>
        )}
      </CopyButton>
      <Button
        variant="default"
        component="a"
        href={mailto(email, subject, text)}
        leftSection={<IconMail size={18} aria-hidden />}
        onClick={() => onTaken?.('email')}
      >
        {t('continuity.writeMail')}
      </Button>
      {children}
    </div>
  );
}
