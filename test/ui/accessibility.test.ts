import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { violationsIn } from './helpers/axe.js';
import { tick } from './helpers/form.js';
import { answer, pick } from './helpers/parts.js';
import { startOver } from './helpers/sandbox.js';
import { chooseTheme, themes } from './helpers/theme.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expandClusters,
  openSideBar,
  openWorkbench,
  told,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('the pages, as axe-core sees them in four themes', () => {
  let workbench: Workbench;
  let page: Page;
  let settings: string;

  const clean = async (frame: Frame): Promise<void> => {
    const found: string[] = [];
    for (const [theme, mark] of Object.entries(themes)) {
      await chooseTheme(page, theme);
      await frame.locator(`body.${mark}`).waitFor();
      // Colours that fade are not those that are read.
      await sleep(400);
      found.push(...(await violationsIn(frame)).map((one) => `${theme}: ${one}`));
    }
    assert.deepEqual(found, []);
  };

  before(async () => {
    await startOver('post');
    const file = join(told('EPD_UI_USER_DATA'), 'User', 'settings.json');
    settings = readFileSync(file, 'utf8');
    workbench = await openWorkbench();
    page = workbench.page;
    await openSideBar(page);
    await expandClusters(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('accessibility-failed');
  });

  after(async () => {
    writeFileSync(join(told('EPD_UI_USER_DATA'), 'User', 'settings.json'), settings);
    await workbench.close();
  });

  it('the topology, with the details of a station', async () => {
    await chooseFromMenu(treeItem(page, /payments/), /^Show topology$/);
    await pick(page, /^tools/);
    const topology = await webviewFrame(page, 'epd-topology .station');
    await topology.getByText(/^Asked live: udp\/53/).waitFor();
    await topology
      .getByRole('button', { name: /Public DNS/ })
      .first()
      .press('Enter');
    await topology.locator('.details').waitFor();
    await clean(topology);
  });

  it('the checks, with answers, dig’s words, and the part inside', async () => {
    await chooseFromMenu(treeItem(page, /payments/), /^Verify cluster resolution$/);
    const checks = await webviewFrame(page, 'epd-checks');
    await checks.getByRole('button', { name: 'Ask from everywhere' }).click();
    await checks.getByText(/No Resolver rule/).waitFor();
    await checks
      .getByRole('row', { name: /^tools/ })
      .getByRole('button', { name: /^Details/ })
      .press('Enter');
    await checks.getByText('From inside a VPC').click();
    await checks.getByRole('button', { name: 'Run check', exact: true }).press('Enter');
    await checks
      .getByText(/ANSWER SECTION/)
      .nth(1)
      .waitFor();
    await clean(checks);
  });

  it('the setup, while it is filled in', async () => {
    await chooseFromMenu(treeItem(page, /payments/), /^Enable private DNS resolution$/);
    const setup = await webviewFrame(page, 'epd-setup h1');
    await tick(setup, /^tools/);
    await setup.getByRole('button', { name: /^Apply/ }).waitFor();
    await clean(setup);
  });

  it('the setup, when it is done', async () => {
    const setup = await webviewFrame(page, 'epd-setup h1');
    await setup.getByRole('button', { name: /^Apply/ }).click();
    await answer(page, 'Apply');
    await setup.locator('.banner.good').waitFor({ timeout: 60_000 });
    await clean(setup);
  });
});
