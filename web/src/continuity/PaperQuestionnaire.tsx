// SPDX-License-Identifier: EUPL-1.2
import { useBlueprint } from '@/api/queries';
import { useT } from '@/i18n';
import type { Definition } from '@/receptions/stay/FormRenderer';
import { PrintSheet } from '@/ui';
import { period, splitHalfDay } from '@/ui/format';
import classes from './continuity.module.css';
import type { ReturnStay } from './words';

type Field = Definition['sections'][number]['fields'][number];

const dayOf = (half: string | null) => (half ? (splitHalfDay(half)?.day ?? null) : null);

/** The questionnaire as an A4 page to fill in by hand. */
export function PaperQuestionnaire({ stay, pupil }: { stay: ReturnStay; pupil: string }) {
  const { t } = useT();
  const { forms } = useBlueprint();
  const definition = forms.find(({ kind }) => kind === 'school_questionnaire');
  if (!definition) return null;
  const dates = period(dayOf(stay.firstHalfDay), dayOf(stay.lastHalfDay));
  return (
    <PrintSheet title={definition.label.fr} onlyPrint>
      <p>{[stay.structureName, pupil, stay.className, dates].filter(Boolean).join(' · ')}</p>
      {definition.sections.map((section) => (
        <section key={section.key}>
          <h3>{section.label.fr}</h3>
          {section.fields.map((field) => (
            <PaperField key={field.key} field={field} />
          ))}
        </section>
      ))}
      <p>{t('continuity.paperWho')}</p>
    </PrintSheet>
  );
}

function PaperField({ field }: { field: Field }) {
  const offered = (field.choices ?? []).filter((choice) => choice.active);
  return (
    <div className={classes.paperField}>
      <strong>{field.label.fr}</strong>
      {offered.length > 0 ? (
        <div className={classes.boxes}>
          {offered.map((choice) => (
            <span key={choice.code}>☐ {choice.label.fr}</span>
          ))}
        </div>
      ) : (
        <>
          <span className={classes.rule} />
          <span className={classes.rule} />
        </>
      )}
    </div>
  );
}
