// SPDX-License-Identifier: EUPL-1.2
import { Alert } from '@mantine/core';
import type { Schema } from '@/api/client';
import { useT } from '@/i18n';
import classes from './blueprint.module.css';
import { changeWords, placeWords, problemPlace, problemWords } from './changeWords';
import type { Content } from './draft';

type Change = Schema<'BlueprintChange'>;

/** The difference in words, under the name of the list, form or sheet it is in. */
export function Differences({ changes, content }: { changes: readonly Change[]; content: Content }) {
  const { t } = useT();
  if (changes.length === 0) return <p className="muted">{t('admin.noChange')}</p>;
  const places = new Map<string, Change[]>();
  for (const change of changes) {
    const words = placeWords(change.place, content);
    places.set(words, [...(places.get(words) ?? []), change]);
  }
  return (
    <section aria-label={t('admin.changes')} className={classes.changes}>
      <p className="strong">{t('admin.changeCount', { count: changes.length })}</p>
      {[...places].map(([place, inside]) => (
        <div key={place}>
          <h3 className={classes.navGroup}>{place}</h3>
          <ul>
            {inside.map((change) => (
              <li
                key={`${change.place.join('/')} ${change.kind} ${change.member}`}
                className={change.kind === 'removed' ? classes.removed : undefined}
              >
                {changeWords(change, content)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** What keeps the version from being saved, then what is only to be known. */
export function Problems({ problems, content }: { problems: Schema<'BlueprintProblem'>[]; content: Content }) {
  const { t } = useT();
  const of = (severity: 'error' | 'warning') => problems.filter((problem) => problem.severity === severity);
  const list = (some: Schema<'BlueprintProblem'>[]) => (
    <ul>
      {some.map((problem) => (
        <li key={`${problem.place} ${problem.code}`}>
          <span className="strong">{problemPlace(problem, content)}</span> — {problemWords(problem)}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {of('error').length > 0 && (
        <Alert color="red" role="alert" title={t('admin.problems', { count: of('error').length })}>
          {list(of('error'))}
        </Alert>
      )}
      {of('warning').length > 0 && (
        <Alert color="yellow" title={t('admin.toKnow')}>
          {list(of('warning'))}
        </Alert>
      )}
    </>
  );
}
