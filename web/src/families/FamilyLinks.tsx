// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { useT } from '@/i18n';
import { AppLink } from '@/ui';
import { familyHref } from './search';

/** The acts with the family of one stay, one step away. */
export function FamilyLinks({ personId, stayId }: { personId: string; stayId: string }) {
  const { t } = useT();
  const links = [
    { href: familyHref(personId, 'convoquer', stayId), label: t('families.convoke') },
    { href: familyHref(personId, 'entretien', stayId), label: t('families.whoCame') },
    { href: familyHref(personId, 'signer', stayId), label: t('families.sign') },
    { href: familyHref(personId, 'appel', stayId), label: t('families.callReceived') },
  ];
  return (
    <nav aria-label={t('families.part')} className="row no-print">
      {links.map(({ href, label }) => (
        <Button key={href} component={AppLink} href={href} variant="default" size="compact-md">
          {label}
        </Button>
      ))}
    </nav>
  );
}
