// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '@/i18n';
import classes from './PrintSheet.module.css';

export interface PrintSheetProps {
  title: string;
  children: ReactNode;
  /** Not shown on the screen, only on paper. */
  onlyPrint?: boolean;
  /** The paper lies. */
  landscape?: boolean;
}

/** One clean A4 page: when the page holds a sheet, printing prints the sheet alone (print.css). */
export function PrintSheet({ title, children, onlyPrint = false, landscape = false }: PrintSheetProps) {
  return (
    <article
      data-print-sheet=""
      className={classes.sheet}
      data-only-print={onlyPrint || undefined}
      data-landscape={landscape || undefined}
    >
      <h2 className={classes.title}>{title}</h2>
      {children}
    </article>
  );
}

export function PrintButton({ label }: { label?: string }) {
  const { t } = useT();
  return (
    <Button
      variant="default"
      className="no-print"
      leftSection={<IconPrinter size={18} aria-hidden />}
      onClick={() => window.print()}
    >
      {label ?? t('ui.print')}
    </Button>
  );
}
