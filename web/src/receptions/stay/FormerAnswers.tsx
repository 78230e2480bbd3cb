// SPDX-License-Identifier: EUPL-1.2
import { useT } from '@/i18n';
import { type Answers, answerWords, type Definition, fieldsOf } from './FormRenderer';
import classes from './FormRenderer.module.css';

interface FormerAnswersProps {
  /** The form as it is asked today. */
  definition: Definition;
  /** The form as it was when the answers were given. */
  answeredIn: Definition | null | undefined;
  answers: Answers;
}

/** Answers to questions that have since been taken out or reworded, with the words they were given to. */
export function FormerAnswers({ definition, answeredIn, answers }: FormerAnswersProps) {
  const { t } = useT();
  if (!answeredIn) return null;
  const today = new Map(fieldsOf(definition).map((field) => [field.key, field.label.fr]));
  const lines = fieldsOf(answeredIn)
    .filter(({ key, label }) => today.get(key) !== label.fr)
    .map((field) => ({ field, words: answerWords(field, answers[field.key], t('receptions.yes')) }))
    .filter(({ words }) => words !== '');
  if (lines.length === 0) return null;
  return (
    <section aria-label={t('receptions.formerQuestions')}>
      <h4>{t('receptions.formerQuestions')}</h4>
      <dl className={classes.answers}>
        {lines.map(({ field, words }) => (
          <div key={field.key}>
            <dt>{field.label.fr}</dt>
            <dd className="written">{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
