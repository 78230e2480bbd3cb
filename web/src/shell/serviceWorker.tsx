// SPDX-License-Identifier: EUPL-1.2
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { translate } from '@/i18n';

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The address of the worker under Trusted Types; the policy lets nothing else through. */
function workerUrl(): string {
  const factory = (window as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  if (!factory) return '/sw.js';
  const policy = factory.createPolicy('jalon-sw', {
    createScriptURL(url) {
      if (url !== '/sw.js') throw new TypeError(url);
      return url;
    },
  });
  return policy.createScriptURL('/sw.js');
}

/** The new version starts with the page loaded again; drafts are kept, so nothing typed is lost. */
function offer(worker: ServiceWorker) {
  const use = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    worker.postMessage({ type: 'SKIP_WAITING' });
  };
  notifications.show({
    message: (
      <div className="row row-apart">
        <span>{translate('shell.updateReady')}</span>
        <Button variant="default" size="compact-md" onClick={use}>
          {translate('shell.update')}
        </Button>
      </div>
    ),
    role: 'status',
    autoClose: false,
    closeButtonProps: { 'aria-label': translate('shell.updateLater') },
  });
}

/** Keeps the program's own files on the device, so that the next visit starts at once. Nothing of /api is kept. */
export function registerServiceWorker() {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const register = async () => {
    // Refused in private windows: the program works without.
    const registration = await navigator.serviceWorker.register(workerUrl()).catch(() => undefined);
    if (!registration) return;
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
      });
    });
  };
  if (document.readyState === 'complete') void register();
  else addEventListener('load', () => void register(), { once: true });
}
