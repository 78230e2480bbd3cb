// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useT } from '@/i18n';

interface OrderButtonsProps {
  /** What is moved, for those who do not see it. */
  name: string;
  first: boolean;
  last: boolean;
  onShift: (by: -1 | 1) => void;
}

/** Up and down, with the keyboard or the mouse alike. */
export function OrderButtons({ name, first, last, onShift }: OrderButtonsProps) {
  const { t } = useT();
  return (
    <span className="nowrap">
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('admin.moveUp', { name })}
        disabled={first}
        onClick={() => onShift(-1)}
      >
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('admin.moveDown', { name })}
        disabled={last}
        onClick={() => onShift(1)}
      >
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
    </span>
  );
}
