// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from '@tanstack/react-query';
import { useLabel } from '@/api/queries';
import classes from './continuity.module.css';
import { schoolWorkQuery } from './queries';
import { workSummaryWords } from './words';

/** The school's work of a stay in a few words, for a summary or a sheet. */
export function WorkOfStay({ stayId }: { stayId: string }) {
  const subject = useLabel('school_subject');
  const state = useLabel('work_state');
  const { data: work } = useQuery(schoolWorkQuery(stayId));
  if (!work) return null;
  return (
    <>
      <p className={classes.flat}>{workSummaryWords(work)}</p>
      {work.items.length > 0 && (
        <ul className={`muted small ${classes.subjects}`}>
          {work.items.map((one) => (
            <li key={one.id}>
              {subject(one.subject)} : {state(one.state).toLowerCase()}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
