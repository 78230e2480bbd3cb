// SPDX-License-Identifier: EUPL-1.2
// The checks of the other files notice what they are there for: a page spoilt on purpose fails each of them.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { startServer } from '../support/server.mjs';
import { axe, launchBrowser, openPage, sidewaysScroll, until } from './support/browser.mjs';

describe('a spoilt page', () => {
  let server;
  let browser;
  let page;

  before(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await openPage(browser, server.base, { size: 'phone' });
  });
  beforeEach(async () => {
    await page.goto('/');
    await page.getByLabel('Identifiant').waitFor();
    await page.watch.clean();
    assert.deepEqual(await sidewaysScroll(page), []);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const complains = async (of) => {
    await until(() => page.watch.complaints.some((each) => of.test(each)), `a complaint like ${of}`);
    await assert.rejects(page.watch.clean());
    page.watch.complaints.length = 0;
  };

  test('by a style the content policy forbids', async () => {
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'p { color: red }';
      document.head.append(style);
    });
    await complains(/^content policy: style-src/);
  });

  test('by a text handed to the parser of scripts', async () => {
    await page.evaluate(() => {
      try {
        document.body.innerHTML += '<p>text</p>';
      } catch {
        // The report is what counts.
      }
    });
    await complains(/^content policy: require-trusted-types-for/);
  });

  test('by an error nobody caught, and one on the console', async () => {
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('spoilt');
      });
    });
    await complains(/^page error: Error: spoilt/);
    await page.evaluate(() => console.error('spoilt'));
    await complains(/^console error: spoilt/);
  });

  test('by a field without a label and words too pale', async () => {
    assert.deepEqual(await axe(page), []);
    await page.evaluate(() => {
      const form = document.querySelector('form');
      form.append(document.createElement('input'));
      form.style.color = '#bbbbbb';
      form.append('trop pâle');
    });
    const faults = (await axe(page)).map(({ id }) => id);
    assert.ok(faults.includes('label') && faults.includes('color-contrast'), faults.join(' '));
  });

  test('by something wider than the screen', async () => {
    await page.evaluate(() => {
      document.querySelector('form').style.width = '900px';
    });
    assert.notDeepEqual(await sidewaysScroll(page), []);
  });
});
