// SPDX-License-Identifier: EUPL-1.2
import { useRouter } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent } from 'react';

type Router = ReturnType<typeof useRouter> | undefined;

/** Goes to an address of the program without loading the page again; plain navigation where no router is mounted. */
export function useNavigateTo(): (href: string) => void {
  const router = useRouter({ warn: false }) as Router;
  return (href) => {
    if (router) void router.navigate({ href });
    else window.location.assign(href);
  };
}

/** Clicks with a modifier or another button keep the browser's meaning: new tab, new window, save. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

export interface AppLinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string;
}

/** A link inside the program. The page's code is fetched when the pointer or the focus comes near. */
export function AppLink({ href, onClick, children, ...others }: AppLinkProps) {
  const router = useRouter({ warn: false }) as Router;
  const prefetch = () => {
    // A prefetch that fails costs nothing: the navigation itself will say so.
    router?.preloadRoute({ to: href.split(/[?#]/)[0] } as never).catch(() => undefined);
  };
  return (
    <a
      {...others}
      href={href}
      onMouseEnter={prefetch}
      onFocus={prefetch}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !router || !isPlainClick(event) || others.target) return;
        event.preventDefault();
        void router.navigate({ href });
      }}
    >
      {children}
    </a>
  );
}
