// SPDX-License-Identifier: EUPL-1.2
// A table as a file that a French Excel opens by itself: UTF-8 with its mark, semicolons.
const MARK = '\uFEFF';

function cell(text: string): string {
  // A cell that starts like a formula would be one.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvOf = (lines: string[][]) => `${MARK}${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;

/** To paste in a sheet: one line a row, a tab between cells. */
export const tabbed = (lines: string[][]) =>
  lines.map((line) => line.map((text) => text.replaceAll(/[\t\n\r]/g, ' ')).join('\t')).join('\n');

export function saveCsv(name: string, lines: string[][]) {
  const url = URL.createObjectURL(new Blob([csvOf(lines)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
