// SPDX-License-Identifier: EUPL-1.2
import { AppLink } from './AppLink';
import classes from './SubNav.module.css';

interface SubNavProps {
  label: string;
  items: { href: string; label: string; current: boolean }[];
}

/** The parts of a large page, each with its own address. */
export function SubNav({ label, items }: SubNavProps) {
  return (
    <nav aria-label={label} className={`${classes.nav} no-print`}>
      {items.map((item) => (
        <AppLink
          key={item.href}
          href={item.href}
          className={classes.item}
          aria-current={item.current ? 'page' : undefined}
        >
          {item.label}
        </AppLink>
      ))}
    </nav>
  );
}
