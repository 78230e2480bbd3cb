// SPDX-License-Identifier: EUPL-1.2
import { useLabel, useMeta, useSheet } from '@/api/queries';
import { useT } from '@/i18n';
import { PrintSheet, SheetFrame } from '@/ui';
import { day, name } from '@/ui/format';
import type { Page, Pathway } from './words';

/**
 * The individual plan as the young person and the family get it: strengths and needs, objectives, the next date. Neither
 * notes of the service nor domains without words (health), nor given-up objectives; never anything of justice.
 */
export function PathwaySheet({ page, pathway }: { page: Page; pathway: Pathway }) {
  const { t } = useT();
  const { today } = useMeta();
  const { texts, shows } = useSheet('pathway');
  const domain = useLabel('pathway_domain');
  const findings = pathway.findings.filter((each) => each.current && (each.strengths || each.needs));
  const objectives = pathway.objectives.filter((each) => each.state !== 'abandoned');
  return (
    <PrintSheet title={texts?.label.fr ?? t('pathways.sheet')} onlyPrint>
      <SheetFrame texts={texts}>
        {shows('young') && (
          <p>
            <strong>{name(page.person)}</strong>
            {page.person.birthDate && `, ${t('pathways.bornOn', { day: day(page.person.birthDate) })}`}
            <br />
            {pathway.referent && t('pathways.followedBy', { name: pathway.referent.displayName })}{' '}
            {t('pathways.planHolds', {
              from: day(pathway.terms.at(-1)?.from ?? pathway.enteredOn ?? today),
              until: day(pathway.planUntil),
            })}
          </p>
        )}
        {shows('diagnosis') &&
          findings.map((each) => (
            <section key={each.id}>
              <h3>{domain(each.domain)}</h3>
              {each.strengths && (
                <p className="written">
                  {t('pathways.strengths')} : {each.strengths}
                </p>
              )}
              {each.needs && (
                <p className="written">
                  {t('pathways.needs')} : {each.needs}
                </p>
              )}
            </section>
          ))}
        {shows('objectives') && objectives.length > 0 && (
          <>
            <h3>{t('pathways.objectives')}</h3>
            <ol>
              {objectives.map((objective) => (
                <li key={objective.id}>
                  <strong>{objective.title}</strong> ({t('pathways.before', { day: day(objective.targetOn) })})
                  <br />
                  {t('pathways.seenBy', { indicator: objective.indicator })}
                  {objective.structureName && `. ${t('pathways.with', { name: objective.structureName })}`}
                  {objective.actions.length > 0 && (
                    <ul>
                      {objective.actions.map((action) => (
                        <li key={action.id}>
                          {[
                            action.what,
                            action.owner?.displayName,
                            action.byWhom,
                            action.dueOn && t('pathways.before', { day: day(action.dueOn) }),
                          ]
                            .filter(Boolean)
                            .join(', ')}
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ol>
          </>
        )}
        {shows('review') && pathway.nextReviewOn && (
          <p className="strong">{t('pathways.nextPlanned', { day: day(pathway.nextReviewOn) })}</p>
        )}
      </SheetFrame>
    </PrintSheet>
  );
}
