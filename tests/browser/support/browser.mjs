// SPDX-License-Identifier: EUPL-1.2
// Chromium for the journeys: one browser per test file, contexts of the size of a desk and of a phone, and a watch over each
// page that fails the test on an error of the console, of the page, or of the content policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { demoAccounts } from '../../support/client.mjs';
import { root, temporaryFolder } from '../../support/server.mjs';

const require = createRequire(path.join(root, 'web/package.json'));
const { chromium } = require('playwright-core');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SCREENSHOTS = path.join(root, 'build/screenshots');

/** How long a condition may take: the server of the tests may be a slow build on a busy machine. */
export const PATIENCE = 20_000;

export const SIZES = {
  desk: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
};

/** Starts Chromium with an empty profile of its own; close() when the file is done. */
export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
    env: { ...process.env, HOME: temporaryFolder() },
  });
}

/** Answers that mean "no" and that the browser reports by itself: nobody is signed in yet, there is no draft. */
const ANSWERED_NO = [/status of 401 .*\/api\/v1\/session$/, /status of 404 .*\/api\/v1\/drafts\/[\w.-]+$/];

/**
 * A page of a new person at a new computer. `allowed` are the console messages that belong to the journey (an answer 401 the
 * test provokes), as regular expressions. `await page.watch.clean()` fails on everything else.
 */
export async function openPage(browser, base, { size = 'desk', theme = 'light', allowed = [] } = {}) {
  const context = await browser.newContext({
    ...SIZES[size],
    baseURL: base,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.watch = await watch(page, allowed);
  return page;
}

async function watch(page, allowed) {
  const complaints = [];
  const say = (kind, text) => {
    if (![...ANSWERED_NO, ...allowed].some((pattern) => pattern.test(text))) complaints.push(`${kind}: ${text}`);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      say(`console ${message.type()}`, `${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => say('page error', `${error.name}: ${error.message}\n${error.stack}`));
  await page.exposeBinding('jalonCspReport', (_source, text) => say('content policy', text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      window.jalonCspReport(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
  });
  return {
    complaints,
    async clean() {
      // What the page reported by now has arrived once it answers.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      assert.deepEqual(complaints, [], `on ${page.url()}`);
    },
  };
}

export { demoAccounts };

/** Signs in on the sign-in page, as people do. */
export async function signIn(page, account = demoAccounts.coordinator) {
  await page.goto('/');
  await page.getByLabel('Identifiant').fill(account.login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await settled(page);
}

/** Goes to an address and waits until its page has its data. */
export async function visit(page, address) {
  await page.goto(address);
  await settled(page);
}

/** The page of somebody signed in stands: its heading is there and nothing is still on its way. */
export async function settled(page) {
  await page.waitForFunction(
    (loading) =>
      document.querySelector('#contenu h1') &&
      !document.querySelector('[aria-busy="true"]') &&
      ![...document.querySelectorAll('[role="status"]')].some((each) => each.textContent.startsWith(loading)) &&
      document.fonts.status === 'loaded',
    'Chargement',
  );
}

/** Runs axe in the page. Through the debugger: the content policy lets no other script in. */
export async function axe(page) {
  const session = await page.context().newCDPSession(page);
  try {
    const evaluate = async (expression) => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression, awaitPromise: true, returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    if (!(await evaluate('typeof axe === "object"'))) await evaluate(`${axeSource}; undefined`);
    const options = { runOnly: { type: 'tag', values: AXE_TAGS }, resultTypes: ['violations'] };
    return await evaluate(`axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations.map(
      ({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 5).map(({ html, failureSummary }) => html.slice(0, 300) + '  ' + failureSummary) })))`);
  } finally {
    await session.detach();
  }
}

export async function assertAccessible(page, what) {
  const violations = await axe(page);
  assert.deepEqual(violations, [], `axe on ${what}`);
}

/** What goes beyond the right edge, for the message of a failing test; empty when nothing scrolls sideways. */
export function sidewaysScroll(page) {
  // The width asked for, not innerWidth: a phone zooms out to what is too wide.
  return page.evaluate((width) => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= width) return [];
    const beyond = [...document.querySelectorAll('#root *')].filter((each) => each.getBoundingClientRect().right > width + 1);
    return [`${scrollWidth} > ${width}`, ...beyond.slice(0, 6).map((each) => each.outerHTML.slice(0, 160))];
  }, page.viewportSize().width);
}

export async function screenshot(page, name, { fullPage = true } = {}) {
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage, animations: 'disabled' });
}

/** A picture of the user guide (docs/guide/images), taken again when GUIDE is set: GUIDE=1 node --test tests/browser. */
export async function guideShot(page, name) {
  if (!process.env.GUIDE) return;
  await page.screenshot({ path: path.join(root, `docs/guide/images/${name}.png`), animations: 'disabled' });
}

/** Waits until `check` returns something true; says `what` when it never does. */
export async function until(check, what) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
