// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Button, Menu } from '@mantine/core';
import { type Icon, IconChevronDown, IconDots } from '@tabler/icons-react';

export interface ActionMenuProps {
  label: string;
  items: { label: string; icon?: Icon; onClick: () => void; danger?: boolean; disabled?: boolean }[];
  /** Only a picture to see, three dots if no other is given; the label is read out. */
  compact?: boolean;
  icon?: Icon;
}

/** A button that opens a list of acts. */
export function ActionMenu({ label, items, compact = false, icon: Sign = IconDots }: ActionMenuProps) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        {compact ? (
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label}>
            <Sign size={22} stroke={1.75} aria-hidden />
          </ActionIcon>
        ) : (
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {label}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label: words, icon: Picture, onClick, danger, disabled }) => (
          <Menu.Item
            key={words}
            onClick={onClick}
            disabled={disabled}
            leftSection={Picture && <Picture size={18} stroke={1.75} aria-hidden />}
            className={danger ? 'error-text' : undefined}
          >
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
