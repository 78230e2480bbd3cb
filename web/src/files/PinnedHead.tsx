// SPDX-License-Identifier: EUPL-1.2
import { IconShieldExclamation } from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useToday } from '@/ui';
import { age, name } from '@/ui/format';
import classes from './files.module.css';

interface PinnedHeadProps {
  person: Schema<'Person'>;
  restrictions: Schema<'Restriction'>[];
  /** The head of the page, whose place this takes once it has scrolled away. */
  of: RefObject<HTMLElement | null>;
}

/** Whose file this is, and that a judge forbids something, wherever one reads. Repeats the head: only for the eye. */
export function PinnedHead({ person, restrictions, of }: PinnedHeadProps) {
  const kind = useLabel('restriction_kind');
  const today = useToday();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!of.current) return;
    const watcher = new IntersectionObserver(([seen]) => setShown(seen !== undefined && !seen.isIntersecting), {
      rootMargin: '-72px 0px 0px',
    });
    watcher.observe(of.current);
    return () => watcher.disconnect();
  }, [of]);
  if (!shown) return null;
  const about = [person.birthDate && age(person.birthDate, today), person.structureName, person.className];
  const kinds = restrictions.filter((each) => each.active).map((each) => kind(each.kind));
  return (
    <div className={`${classes.pinned} no-print`} aria-hidden="true">
      <span className="strong">{name(person)}</span>
      <span className={classes.about}>{about.filter(Boolean).join(' · ')}</span>
      {kinds.length > 0 && (
        <span className={classes.alarm}>
          <IconShieldExclamation size={18} />
          {kinds.join(' · ')}
        </span>
      )}
    </div>
  );
}
