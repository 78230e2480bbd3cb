// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '@/i18n';
import { period } from '@/ui/format';
import classes from './SpanList.module.css';

interface SpanListProps<Item> {
  id: string;
  label: string;
  /** What to say when there is none. */
  none: string;
  addLabel: string;
  items: readonly Item[];
  render: (item: Item) => ReactNode;
  onAdd: () => void;
  onEdit: (item: Item) => void;
  onRemove: (item: Item) => void;
}

/** Spans of time in order, each to be changed or taken away. */
export function SpanList<Item extends { id: string; from: string; to: string }>(props: SpanListProps<Item>) {
  const { id, label, none, addLabel, items, render, onAdd, onEdit, onRemove } = props;
  const { t } = useT();
  return (
    <fieldset id={id} className={classes.group}>
      <legend className="strong">{label}</legend>
      {items.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <ul className="plain-list line-list">
          {items.map((item) => (
            <li key={item.id} className={classes.span}>
              <div className="grow">
                <div>{render(item)}</div>
                <div className="muted small num">{period(item.from, item.to)}</div>
              </div>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('calendar.editSpan', { period: period(item.from, item.to) })}
                onClick={() => onEdit(item)}
              >
                <IconPencil size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('calendar.removeSpan', { period: period(item.from, item.to) })}
                onClick={() => onRemove(item)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={onAdd}>
        {addLabel}
      </Button>
    </fieldset>
  );
}
