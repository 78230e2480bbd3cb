// SPDX-License-Identifier: EUPL-1.2
import { notifications } from '@mantine/notifications';
import { translate } from '@/i18n';

interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
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

/** Keeps the program's own files on the device, so that the next visit starts at once. Nothing of /api is kept. */
export function registerServiceWorker() {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const offer = (worker: ServiceWorker) =>
    notifications.show({
      message: translate('shell.updateReady'),
      autoClose: false,
      onClick: () => {
        worker.postMessage({ type: 'SKIP_WAITING' });
        location.reload();
      },
    });
  const register = async () => {
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
