// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { CheckField, TextArea, TextField } from '@/ui';

type Address = Schema<'Address'>;

interface AddressFieldsProps {
  value: Address;
  hidden: boolean;
  onChange: (address: Address) => void;
  onHidden: (hidden: boolean) => void;
  errorOf: (field: string) => string | undefined;
}

/** The lines of an address and whether it must be kept from others. */
export function AddressFields({ value, hidden, onChange, onHidden, errorOf }: AddressFieldsProps) {
  const { t } = useT();
  const part = (key: keyof Address) => ({
    id: `f-address.${key}`,
    value: value[key],
    onChange: (text: string) => onChange({ ...value, [key]: text }),
    error: errorOf(`address.${key}`),
  });
  return (
    <>
      <div className="wide">
        <TextArea label={t('people.addressLines')} optional rows={2} {...part('lines')} />
      </div>
      <TextField label={t('people.postcode')} optional {...part('postcode')} />
      <TextField label={t('people.city')} optional {...part('city')} />
      <div className="wide">
        <CheckField
          id="f-addressHidden"
          label={t('people.addressHidden')}
          hint={t('people.addressHiddenHint')}
          value={hidden}
          onChange={onHidden}
        />
      </div>
    </>
  );
}

export function addressWords({ lines, postcode, city }: Address): string {
  return [...lines.split('\n'), [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
}
