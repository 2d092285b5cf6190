import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { englishIn, englishTitles } from '../support/german.js';
import { tick } from './helpers/form.js';
import { pick, renderedText } from './helpers/parts.js';
import { startOver } from './helpers/sandbox.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expand,
  openSideBar,
  openWorkbench,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('the editor in German', () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    await startOver('post');
    workbench = await openWorkbench('de');
    page = workbench.page;
    await openSideBar(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('german-failed');
  });

  after(async () => {
    await workbench.close();
  });

  /** Texts that are shown and read aloud, none of which may be English that German has words for. */
  async function assertGerman(where: Page | Frame, selector: string, has: RegExp): Promise<void> {
    const shown = await where.locator(selector).allInnerTexts();
    for (const name of ['aria-label', 'title']) {
      for (const one of await where.locator(`${selector} [${name}]`).all()) {
        shown.push((await one.getAttribute(name)) ?? '');
      }
    }
    const all = shown.join('\n');
    assert.match(all, has);
    assert.deepEqual(englishIn(all), []);
  }

  it('shows the tree', async () => {
    for (const name of [/sandbox/, /us-east-1/, /^Cluster\b/]) await expand(treeItem(page, name));
    await treeItem(page, /payments/).waitFor();
    for (const name of [/^VPCs/, /, VPC, 192\.168\.0\.0\/16/, /^Resolver-Endpunkte/]) {
      await expand(treeItem(page, name));
    }
    await treeItem(page, /^DNS-Einstellungen/).waitFor();
    await workbench.screenshot('german-tree');
    await assertGerman(page, '.part.sidebar', /Resolver-Regeln/);
  });

  it('shows the menu of a cluster', async () => {
    await treeItem(page, /payments/).click({ button: 'right' });
    const entry = page.getByRole('menuitem', { name: /^Private DNS-Auflösung aktivieren$/ });
    await entry.waitFor();
    await workbench.screenshot('german-menu');
    const entries = await page.getByRole('menuitem').allInnerTexts();
    const english = entries.map((one) => one.trim()).filter((one) => englishTitles.has(one));
    assert.deepEqual(english, []);
    await page.keyboard.press('Escape');
  });

  it('shows the set-up form with its plan', async () => {
    const cluster = treeItem(page, /payments/);
    await chooseFromMenu(cluster, /^Private DNS-Auflösung aktivieren$/);
    const form = await webviewFrame(page, 'epd-setup h1');
    await tick(form, /tools/);
    await form.getByText('$365.00').first().waitFor();
    await workbench.screenshot('german-setup');
    await assertGerman(form, 'main', /Aus Sicht von|Client-VPCs/);
    await form.locator('.steps > li').last().scrollIntoViewIfNeeded();
    await workbench.screenshot('german-plan');
  });

  it('shows the checks', async () => {
    await chooseFromMenu(treeItem(page, /payments/), /^Clusterauflösung prüfen$/);
    const checks = await webviewFrame(page, 'epd-checks h1');
    await checks.getByRole('button', { name: /^Von überall fragen/ }).click();
    await checks
      .getByText(/Falsch/)
      .first()
      .waitFor();
    const stop = checks.getByRole('button', { name: 'Anhalten', exact: true });
    await stop.waitFor({ state: 'hidden', timeout: 60_000 });
    await workbench.screenshot('german-checks');
    await assertGerman(checks, 'main', /Steuerungsebene/);
  });

  it('shows the topology', async () => {
    await chooseFromMenu(treeItem(page, /payments/), /^Topologie/);
    await pick(page, /^tools/);
    const topology = await webviewFrame(page, 'epd-topology .station');
    await topology
      .getByText(/udp\/53/)
      .first()
      .waitFor();
    await workbench.screenshot('german-topology');
    await assertGerman(topology, 'main', /Öffentliches DNS/);
  });

  it('explains, as a document', async () => {
    await chooseFromMenu(treeItem(page, /payments/), /^Auflösung erklären$/);
    await pick(page, /^tools/);
    const told = await renderedText(page, /payments\.resolution\.md/, /Was kaputt ist/);
    await workbench.screenshot('german-explain');
    assert.deepEqual(englishIn(told), []);
  });
});
