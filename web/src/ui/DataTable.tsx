// SPDX-License-Identifier: EUPL-1.2
import { Button, NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import { useT } from '@/i18n';
import { AppLink, isPlainClick, useNavigateTo } from './AppLink';
import classes from './DataTable.module.css';
import { Loading } from './states';

export interface Column<Row> {
  key: string;
  header: string;
  render: (row: Row) => ReactNode;
  /** The name the list is sorted by in the API; without it the column cannot be sorted. */
  sort?: string;
  /** A CSS width. */
  width?: string;
  align?: 'start' | 'center' | 'end';
  /** Names the row: carries the row's link and the title of its card on a phone. */
  primary?: boolean;
  hideOnPhone?: boolean;
}

export interface DataTableProps<Row> {
  /** What the table holds, for those who do not see it. */
  label: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowHref?: (row: Row) => string;
  /** As the API writes it: "name" upwards, "-name" downwards. */
  sort?: string;
  onSort?: (sort: string) => void;
  loading?: boolean;
  empty?: ReactNode;
  /** Present when the server has a next page. */
  more?: { onMore: () => void; loading?: boolean };
}

const PHONE = '(max-width: 48em)';

/** A dense table; on a phone, one card a row. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useT();
  const phone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const { rows, loading, empty, more } = props;
  if (loading && rows.length === 0) return <Loading rows={10} />;
  if (rows.length === 0) return <>{empty ?? <p className="muted">{t('ui.tableEmpty')}</p>}</>;
  return (
    <div aria-busy={loading || undefined} className={classes.frame}>
      {phone ? <Cards {...props} /> : <Table {...props} />}
      {more && (
        <div className={`${classes.more} no-print`}>
          <Button variant="default" loading={more.loading} onClick={more.onMore}>
            {t('ui.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Table<Row>({ label, columns, rows, rowKey, rowHref, sort, onSort }: DataTableProps<Row>) {
  const navigate = useNavigateTo();
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const href = rowHref?.(row);
          return (
            // The primary cell holds a real link; the click on the rest of the row is a convenience of the mouse.
            <tr
              key={rowKey(row)}
              data-linked={href ? true : undefined}
              onClick={href ? (event) => isRowClick(event) && navigate(href) : undefined}
            >
              {columns.map((column) => (
                <td key={column.key} data-align={column.align}>
                  <Cell column={column} row={row} href={href} />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface HeaderCellProps<Row> {
  column: Column<Row>;
  sort?: string;
  onSort?: (sort: string) => void;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const direction = sort && column.sort === sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : undefined;
  const style = column.width ? { width: column.width } : undefined;
  if (!column.sort || !onSort)
    return (
      <th scope="col" data-align={column.align} style={style}>
        {column.header}
      </th>
    );
  const Arrow = direction === 'ascending' ? IconArrowUp : direction === 'descending' ? IconArrowDown : IconArrowsSort;
  const next = direction === 'ascending' ? `-${column.sort}` : column.sort;
  return (
    <th scope="col" data-align={column.align} style={style} aria-sort={direction ?? 'none'}>
      <button type="button" className={classes.sort} onClick={() => onSort(next)}>
        {column.header}
        <Arrow size={15} aria-hidden className={direction ? classes.arrow : classes.arrowQuiet} />
      </button>
    </th>
  );
}

function Cell<Row>({ column, row, href }: { column: Column<Row>; row: Row; href?: string }) {
  const content = column.render(row);
  if (!column.primary || !href) return <>{content}</>;
  return (
    <AppLink href={href} className={classes.link}>
      {content}
    </AppLink>
  );
}

function Cards<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, rowHref } = props;
  const [first] = columns;
  const title = columns.find((column) => column.primary) ?? first;
  const others = columns.filter((column) => column !== title && !column.hideOnPhone);
  return (
    <>
      <SortChoice {...props} />
      <ul className={classes.cards} aria-label={label}>
        {rows.map((row) => (
          <li key={rowKey(row)} className={classes.card}>
            <div className={classes.cardTitle}>{title && <Cell column={title} row={row} href={rowHref?.(row)} />}</div>
            <dl className={classes.facts}>
              {others.map((column) => (
                <div key={column.key}>
                  <dt>{column.header}</dt>
                  <dd>{column.render(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}

function SortChoice<Row>({ columns, sort, onSort }: DataTableProps<Row>) {
  const { t } = useT();
  const sortable = columns.filter((column) => column.sort);
  if (!onSort || sortable.length === 0) return null;
  const options = sortable.flatMap((column) => [
    { value: `${column.sort}`, label: t('ui.sortAscending', { column: column.header }) },
    { value: `-${column.sort}`, label: t('ui.sortDescending', { column: column.header }) },
  ]);
  const known = options.some((option) => option.value === sort);
  return (
    <NativeSelect
      className={classes.sortChoice}
      label={t('ui.sortBy')}
      value={known ? sort : ''}
      onChange={(event) => event.currentTarget.value && onSort(event.currentTarget.value)}
      data={known ? options : [{ value: '', label: t('ui.sortedPending') }, ...options]}
    />
  );
}

/** A plain click that hits nothing with a meaning of its own and does not end a text selection. */
function isRowClick(event: MouseEvent<HTMLElement>): boolean {
  const target = event.target as HTMLElement;
  if (!isPlainClick(event) || target.closest('a, button, input, select, textarea, label')) return false;
  return !window.getSelection()?.toString();
}
