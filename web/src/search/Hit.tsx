// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { useT } from '@/i18n';
import { AppLink } from '@/ui';
import { day } from '@/ui/format';
import { entryHref } from './filters';
import classes from './search.module.css';

/** An entry that was found: whose, when, what, by whom, and the words around what was looked for. */
export function Hit({ hit, named }: { hit: Schema<'EntryHit'>; named: boolean }) {
  const { t } = useT();
  const kind = useLabel('entry_kind')(hit.kind);
  const on = day(hit.occurredOn);
  const href = entryHref(hit.personId, hit.id);
  return (
    <li className={classes.hit}>
      <div className={classes.head}>
        <AppLink href={href} className={classes.who}>
          {named ? hit.personName : t('search.entryOf', { kind, day: on })}
        </AppLink>
        <span className={classes.facts}>
          {(named ? [on, kind, hit.author?.displayName] : [hit.author?.displayName]).filter(Boolean).join(' · ')}
        </span>
      </div>
      <p className={classes.excerpt}>
        {hit.excerpt.cutBefore && '… '}
        {hit.excerpt.parts.map(({ text, hit: found }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change their order
          found ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
        )}
        {hit.excerpt.cutAfter && ' …'}
      </p>
    </li>
  );
}
