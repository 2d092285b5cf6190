import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { renderedText } from './helpers/parts.js';
import { startOver } from './helpers/sandbox.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expandClusters,
  openSideBar,
  openWorkbench,
  runCommand,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('the matrix of checks, before anything is enabled', () => {
  let workbench: Workbench;
  let page: Page;
  let checks: Frame;

  const row = (name: RegExp): Locator => checks.getByRole('row', { name });

  before(async () => {
    await startOver('post');
    workbench = await openWorkbench();
    page = workbench.page;
    await openSideBar(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('checks-matrix-failed');
  });

  after(async () => {
    await workbench.close();
  });

  it('shows who is right and who is not, and why in one sentence', async () => {
    await expandClusters(page);
    await chooseFromMenu(treeItem(page, /payments/), /^Verify cluster resolution$/);
    checks = await webviewFrame(page, 'epd-checks');
    const run = checks.getByRole('button', { name: 'Ask from everywhere' });
    await run.waitFor();
    await workbench.screenshot('checks-matrix-before');
    await run.click();
    await checks.getByText(/No Resolver rule/).waitFor();
    const tools = await row(/^tools/).innerText();
    assert.match(tools, /Wrong/);
    assert.match(tools, /3\.218\.44\.120/);
    const own = await row(/^eks-worker/).innerText();
    assert.match(own, /192\.168\.109\.77/);
    assert.match(own, /Right/);
    assert.match(own, /2\/2[\s\S]*2\/2[\s\S]*401/);
    await workbench.screenshot('checks-matrix');
  });

  it('opens dig’s words by the keyboard', async () => {
    const details = row(/^tools/).getByRole('button', { name: /^Details/ });
    await details.focus();
    await page.keyboard.press('Enter');
    const dig = await checks.locator('pre').innerText();
    assert.match(dig, /status: NOERROR/);
    assert.equal(await details.getAttribute('aria-expanded'), 'true');
    await workbench.screenshot('checks-matrix-details');
    await page.keyboard.press('Enter');
    await checks.locator('pre').waitFor({ state: 'hidden' });
  });

  it('runs the command on an instance only after it was shown and confirmed', async () => {
    await checks.getByText('From inside a VPC').click();
    await checks.getByRole('button', { name: 'Look for instances' }).click();
    const inside = row(/i-[0-9a-f]+/);
    await inside.getByText('Not asked yet').waitFor();
    await inside.getByRole('button', { name: /^Ask there/ }).click();
    const command = checks.locator('pre.command');
    assert.match(await command.innerText(), /\/etc\/resolv\.conf/);
    await workbench.screenshot('checks-matrix-command');
    await checks.getByRole('button', { name: 'Run it', exact: true }).click();
    await inside.getByText('Wrong').waitFor();
    assert.match(await inside.innerText(), /not from here/);
  });

  it('explains a wrong row for its VPC', async () => {
    await row(/^tools: /)
      .getByRole('button', { name: /^Explain/ })
      .click();
    const told = await renderedText(page, /payments\.resolution\.md/, /What is broken/);
    assert.doesNotMatch(told, /\\|##|\*\*/, 'Markdown is shown as its source');
    await workbench.screenshot('checks-matrix-explain');
  });

  it('verifies all clusters from one place, in a document that fills', async () => {
    await runCommand(page, 'EKS Private DNS: Verify all clusters…');
    const place = page.locator('.quick-input-list').getByRole('option', { name: /^eks-worker/ });
    await place.waitFor();
    await page.keyboard.type('eks-worker');
    await page.keyboard.press('Enter');
    const udp = page.locator('.quick-input-list').getByRole('option', { name: /^UDP/ });
    await udp.waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('1 of 1 answers are right').first().waitFor();
    const table = await renderedText(page, /\.checks\.md/, /192\.168\.109\.77/);
    assert.match(table, /Right: eks-worker/);
    await workbench.screenshot('checks-all');
  });
});
