// SPDX-License-Identifier: EUPL-1.2
import { IconMessagePlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useT } from '@/i18n';
import { TextArea } from '@/ui';
import classes from './grids.module.css';
import { type Form, NOT_OBSERVED, REMARK_MAX } from './words';

interface MarkTableProps {
  form: Form;
  answers: Readonly<Record<string, string>>;
  remarks: Readonly<Record<string, string>>;
  onAnswer: (item: string, code: string | null) => void;
  onRemark: (item: string, text: string) => void;
  errorOf: (field: string) => string | undefined;
}

/** Every item with the words of the scale; choosing a word again takes the answer back. A remark is asked for on demand. */
export function MarkTable({ form, answers, remarks, onAnswer, onRemark, errorOf }: MarkTableProps) {
  const { t } = useT();
  const group = useId();
  const [remarked, setRemarked] = useState<string[]>(() => Object.keys(remarks));
  return (
    <div id="f-answers" className={classes.marks}>
      {form.items.map((item) => {
        const answer = answers[item.code];
        return (
          <fieldset key={item.code} id={`f-answers.${item.code}`} className={classes.mark}>
            <legend>{item.label.fr}</legend>
            <div className={classes.scale}>
              {form.scale.map((choice) => (
                <label key={choice.code} data-apart={choice.code === NOT_OBSERVED || undefined}>
                  <input
                    type="radio"
                    name={`${group}${item.code}`}
                    value={choice.code}
                    checked={answer === choice.code}
                    onChange={() => onAnswer(item.code, choice.code)}
                    onClick={() => answer === choice.code && onAnswer(item.code, null)}
                  />
                  <span>{choice.label.fr}</span>
                </label>
              ))}
              {!remarked.includes(item.code) && (
                <button
                  type="button"
                  className={classes.remarkButton}
                  aria-label={t('grids.remarkOn', { item: item.label.fr })}
                  title={t('grids.addRemark')}
                  onClick={() => setRemarked((before) => [...before, item.code])}
                >
                  <IconMessagePlus size={20} stroke={1.75} aria-hidden />
                </button>
              )}
            </div>
            {errorOf(`answers.${item.code}`) && <p className={classes.wrong}>{errorOf(`answers.${item.code}`)}</p>}
            {remarked.includes(item.code) && (
              <TextArea
                label={t('grids.remarkOn', { item: item.label.fr })}
                optional
                rows={2}
                maxLength={REMARK_MAX}
                id={`f-remarks.${item.code}`}
                value={remarks[item.code] ?? ''}
                onChange={(text) => onRemark(item.code, text)}
                error={errorOf(`remarks.${item.code}`)}
              />
            )}
          </fieldset>
        );
      })}
    </div>
  );
}
