// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import { PrintSheet } from '@/ui';
import { halfDay as halfDayWords } from '@/ui/format';
import { answerWords } from './answerWords';
import classes from './attendance.module.css';

/** The sheet to sign: names, boxes, a column for signatures. What is already known is printed. */
export function RollPrint({ sheet }: { sheet: Schema<'AttendanceSheet'> }) {
  const { t } = useT();
  return (
    <PrintSheet onlyPrint title={t('attendance.printTitle', { halfDay: halfDayWords(sheet.halfDay) })}>
      <table className={classes.printed}>
        <thead>
          <tr>
            <th scope="col">{t('attendance.name')}</th>
            <th scope="col">{t('attendance.school')}</th>
            <th scope="col">{t('attendance.present')}</th>
            <th scope="col">{t('attendance.late')}</th>
            <th scope="col">{t('attendance.absent')}</th>
            <th scope="col">{t('attendance.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => (
            <tr key={row.stayId}>
              <th scope="row">{row.personName}</th>
              <td>{[row.structureName, row.className].filter(Boolean).join(', ')}</td>
              {row.attendance ? (
                <td colSpan={3}>{answerWords(row.attendance)}</td>
              ) : (
                <>
                  <td className={classes.box}>☐</td>
                  <td className={classes.box}>☐ …… min</td>
                  <td className={classes.box}>☐</td>
                </>
              )}
              <td className={classes.signature} />
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('attendance.printFoot')}</p>
    </PrintSheet>
  );
}
