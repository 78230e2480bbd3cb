// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { lineReason } from '@/calendar/words';
import { useT } from '@/i18n';

type Report = Schema<'StructureImport'>;

/** A cell no spreadsheet takes for a formula. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** Saves the lines that were refused or are odd as a table for a spreadsheet. */
export function useReportFile({ refused, warnings }: Report): () => void {
  const { t } = useT();
  return () => {
    const lines = [
      [t('partners.lineNumber'), t('partners.lineOutcome'), t('partners.uai'), t('partners.lineReason')],
      ...[
        ...refused.map((line) => ({ ...line, outcome: t('partners.lineRefused') })),
        ...warnings.map((line) => ({ ...line, outcome: t('partners.lineToCheck') })),
      ].map(({ line, outcome, code, params }) => [
        String(line || ''),
        outcome,
        params.uai ?? '',
        lineReason(code, t('partners.lineUnreadable'), params),
      ]),
    ];
    // The byte order mark tells spreadsheets that this is UTF-8.
    const text = `\ufeff${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    link.download = t('partners.reportFileName');
    link.click();
    URL.revokeObjectURL(link.href);
  };
}
