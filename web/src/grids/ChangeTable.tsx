// SPDX-License-Identifier: EUPL-1.2
import { useT } from '@/i18n';
import { ChangePicture, Legend, ScaleHead } from './ChangePicture';
import classes from './grids.module.css';
import { labelOf, type Page, type Stay, seenWords } from './words';

/**
 * Each item with itself, from the first to the last day: the picture and, beside it, what it says in figures. Items stay in the
 * order of the list; nothing is added up over items.
 */
export function ChangeTable({ stay, page }: { stay: Stay; page: Page }) {
  const { t } = useT();
  const { professional, self } = page.forms;
  return (
    <>
      <Legend />
      <div className={classes.scaleAbove}>
        <ScaleHead form={professional} />
      </div>
      <table className={classes.changes}>
        <caption className="visually-hidden">{t('grids.change')}</caption>
        <thead>
          <tr className={classes.changeHead}>
            <th scope="col">{t('grids.item')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('grids.picture')}</span>
              <ScaleHead form={professional} />
            </th>
            <th scope="col">{t('grids.professionalsFirst')}</th>
            <th scope="col">{t('grids.professionalsLast')}</th>
            <th scope="col">{t('grids.selfBoth')}</th>
            <th scope="col">{t('grids.changeSeen')}</th>
          </tr>
        </thead>
        <tbody>
          {stay.comparison.map((line) => (
            <tr key={line.item}>
              <th scope="row" className={classes.changeItem}>
                {line.label.fr}
              </th>
              <td className={classes.drawn}>
                <ChangePicture line={line} form={professional} selfForm={self} />
              </td>
              <td data-head={t('grids.professionalsFirst')} className="num">
                {seenWords(line.first)}
              </td>
              <td data-head={t('grids.professionalsLast')} className="num">
                {seenWords(line.last)}
              </td>
              <td data-head={t('grids.selfBoth')} className={classes.own}>
                {own(self, line.selfFirst)} → {own(self, line.selfLast)}
              </td>
              <td data-head={t('grids.changeSeen')} className={classes.change} data-change={line.change}>
                {t(`grids.change_${line.change}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const own = (form: Page['forms']['self'], code: string | null) => (code === null ? '—' : labelOf(form, code));
