import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { pick } from './helpers/parts.js';
import { startOver } from './helpers/sandbox.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expandClusters,
  openSideBar,
  openWorkbench,
  reloadWindow,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('the topology, before anything is enabled', () => {
  let workbench: Workbench;
  let page: Page;
  let topology: Frame;

  before(async () => {
    await startOver('post');
    workbench = await openWorkbench();
    page = workbench.page;
    await openSideBar(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('topology-failed');
  });

  after(async () => {
    await workbench.close();
  });

  it('shows how far the name and connections come, and what was seen', async () => {
    await expandClusters(page);
    await chooseFromMenu(treeItem(page, /payments/), /^Show topology$/);
    await pick(page, /^tools/);
    topology = await webviewFrame(page, 'epd-topology h1');
    await topology.getByText(/^Asked live: udp\/53/).waitFor();
    await workbench.screenshot('topology');
    const last = topology.getByRole('button', { name: /Public DNS.*does not pass, seen/ });
    await last.waitFor();
    assert.equal(
      await topology.locator('.station').count(),
      await topology.locator('tbody tr').count(),
    );
  });

  it('is gone through by the keyboard, and shows the finding with its fix', async () => {
    await topology.locator('.station[tabindex="0"]').focus();
    await page.keyboard.press('End');
    const focused = topology.locator('.station:focus');
    assert.match((await focused.getAttribute('aria-label')) ?? '', /Public DNS/);
    await page.keyboard.press('Enter');
    const details = topology.locator('.details');
    await details.getByRole('button', { name: 'Plan the fix…' }).waitFor();
    await topology.locator('.details:focus').waitFor();
    await workbench.screenshot('topology-details');
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'hidden' });
    assert.match((await focused.getAttribute('aria-label')) ?? '', /Public DNS/);
  });

  it('comes back after a reload of the window, with what is true now', async () => {
    await reloadWindow(page);
    topology = await webviewFrame(page, 'epd-topology h1');
    await topology.getByText(/^Asked live: udp\/53/).waitFor();
    await topology.getByRole('button', { name: /Public DNS.*does not pass, seen/ }).waitFor();
  });
});
