// SPDX-License-Identifier: EUPL-1.2
import { Button, CopyButton } from '@mantine/core';
import { useT } from '@/i18n';
import { KeyValues } from '@/ui';

interface HandOverProps {
  login: string;
  password: string;
  onClose: () => void;
}

/** The only time a password is shown. */
export function HandOver({ login, password, onClose }: HandOverProps) {
  const { t } = useT();
  return (
    <div className="stack">
      <p style={{ margin: 0 }}>{t('admin.handOver')}</p>
      <KeyValues
        items={[
          { label: t('admin.login'), value: <code>{login}</code> },
          { label: t('admin.password'), value: <code>{password}</code> },
        ]}
      />
      <div className="row">
        <CopyButton value={`${login}\n${password}`}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('admin.copied') : t('admin.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose} data-autofocus>
          {t('admin.handedOver')}
        </Button>
      </div>
    </div>
  );
}
