// SPDX-License-Identifier: EUPL-1.2
import { type MsgId, useT } from '@/i18n';
import { Dialog } from '@/ui';

const SHORTCUTS: [string, MsgId][] = [
  ['Ctrl + K', 'shell.shortcutSearch'],
  ['Ctrl + /', 'shell.shortcutHelp'],
  ['Ctrl + Entrée', 'shell.shortcutSubmit'],
  ['Tab, Maj + Tab', 'shell.shortcutMove'],
  ['Échap', 'shell.shortcutClose'],
];

export default function Shortcuts({ onClose }: { onClose: () => void }) {
  const { t } = useT();
  return (
    <Dialog title={t('shell.shortcuts')} opened onClose={onClose}>
      <dl className="shortcuts">
        {SHORTCUTS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
