// SPDX-License-Identifier: EUPL-1.2
import { ActionIcon, Button } from '@mantine/core';
import { IconMenu2, IconSearch, IconX } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useMeta, useSession } from '@/api/queries';
import { useT } from '@/i18n';
import { Loading } from '@/ui';
import { Banners } from './Banners';
import { activeItem, navFor } from './nav';
import { UserMenu } from './UserMenu';

const loadPalette = () => import('./Palette');
const Palette = lazy(loadPalette);
const Shortcuts = lazy(() => import('./Shortcuts'));
const UnsentAttendance = lazy(() => import('@/attendance/UnsentAttendance'));

/** The frame of every page: header, menu, main. Moves the focus to the page after navigation. */
export function Shell() {
  const { t } = useT();
  const { user } = useSession();
  const meta = useMeta();
  const items = navFor(user.rights);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [menuOpen, setMenuOpen] = useState(false);
  const [dialog, setDialog] = useState<'palette' | 'shortcuts' | null>(null);
  const main = useRef<HTMLElement>(null);
  const menuButton = useRef<HTMLButtonElement>(null);
  const shownPath = useRef(path);

  useEffect(() => {
    setMenuOpen(false);
    if (shownPath.current === path) return;
    shownPath.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);

  useEffect(() => {
    // Ready before it is first asked for, once the page has come.
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), 2_000);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setDialog('palette');
      } else if (event.key === '/') {
        event.preventDefault();
        setDialog('shortcuts');
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  function leaveMenu(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !menuOpen) return;
    setMenuOpen(false);
    menuButton.current?.focus();
  }

  const active = activeItem(items, path);
  return (
    <div className="shell">
      <a className="skip" href="#contenu">
        {t('shell.skip')}
      </a>
      <header className="shell-head">
        <div className="shell-head-start">
          <ActionIcon
            ref={menuButton}
            className="only-mobile"
            variant="subtle"
            color="gray"
            size={44}
            aria-label={t('shell.menu')}
            aria-expanded={menuOpen}
            aria-controls="menu"
            onClick={() => setMenuOpen((open) => !open)}
          >
            {menuOpen ? <IconX /> : <IconMenu2 />}
          </ActionIcon>
          <Link to="/" className="brand" aria-label={t('shell.brand')}>
            <img src="/icon.svg" alt="" width={28} height={28} />
            <span>Jalon</span>
          </Link>
        </div>
        <Button
          className="not-mobile search-button"
          variant="default"
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={<kbd>Ctrl K</kbd>}
          onClick={() => setDialog('palette')}
        >
          {t('shell.searchLabel')}
        </Button>
        <span className="grow" />
        <ActionIcon
          className="only-mobile"
          variant="subtle"
          color="gray"
          size={44}
          aria-label={t('shell.search')}
          onClick={() => setDialog('palette')}
        >
          <IconSearch />
        </ActionIcon>
        <UserMenu user={user} onShortcuts={() => setDialog('shortcuts')} />
      </header>
      <nav
        className="shell-nav"
        id="menu"
        aria-label={t('shell.mainMenu')}
        data-open={menuOpen || undefined}
        onKeyDown={leaveMenu}
      >
        {items.map((item) => (
          <Link
            key={item.to}
            to={item.to as '/'}
            activeOptions={{ exact: true }}
            activeProps={{}}
            aria-current={item === active ? 'page' : undefined}
          >
            <item.icon size={20} stroke={1.75} aria-hidden />
            {t(item.label)}
          </Link>
        ))}
      </nav>
      <div className="shell-body" inert={menuOpen}>
        <Banners meta={meta} />
        <Suspense fallback={null}>
          {user.rights.includes('attendance_keep') && <UnsentAttendance quiet={path === '/presences'} />}
        </Suspense>
        <main className="shell-main" id="contenu" ref={main} tabIndex={-1}>
          <Suspense fallback={<Loading rows={8} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense fallback={null}>
        {dialog === 'palette' && <Palette items={items} onClose={() => setDialog(null)} />}
        {dialog === 'shortcuts' && <Shortcuts onClose={() => setDialog(null)} />}
      </Suspense>
    </div>
  );
}
