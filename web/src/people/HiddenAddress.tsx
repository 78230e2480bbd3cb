// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { addressWords } from './AddressFields';

/** An address; one that must be kept from others only once asked for, so that nobody reads it over a shoulder. */
export function HiddenAddress({ address, hidden }: { address: Schema<'Address'>; hidden: boolean }) {
  const { t } = useT();
  const [shown, setShown] = useState(false);
  const words = addressWords(address);
  if (!hidden) return words ? <span>{words}</span> : null;
  return (
    <span className="row no-print">
      <span className="row strong">
        <IconEyeOff size={18} aria-hidden />
        {t('people.addressIsHidden')}
      </span>
      {shown && <span>{words || t('people.addressUnknown')}</span>}
      <Button variant="default" size="compact-sm" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? t('people.hideAddress') : t('people.showAddress')}
      </Button>
    </span>
  );
}
