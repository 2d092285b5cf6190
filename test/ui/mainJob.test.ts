import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { choose, tick } from './helpers/form.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expand,
  expandClusters,
  openSideBar,
  openWorkbench,
  reloadWindow,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('the main job, as a person does it', () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    await openSideBar(page);
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state === 'failed') await workbench.screenshot('main-job-failed');
  });

  after(async () => {
    await workbench.close();
  });

  it('expands profile, Region and clusters', async () => {
    await expandClusters(page);
    await treeItem(page, /payments/).waitFor();
    await treeItem(page, /^us-east-1, .*account 111122223333/).waitFor();
    await workbench.screenshot('tree');
  });

  it('opens the form with the verdict first, by the cluster’s context menu', async () => {
    await chooseFromMenu(treeItem(page, /payments/), /^Enable private DNS resolution$/);
    const form = await webviewFrame(page, 'epd-setup');
    await form
      .getByRole('heading', { name: /^Needed/ })
      .first()
      .waitFor();
    await form.getByText('tools').first().waitFor();
    await workbench.screenshot('setup-form');
  });

  it('plans with its cost when the client VPC is chosen', async () => {
    const form = await webviewFrame(page, 'epd-setup');
    await tick(form, /tools/);
    await form.getByText('$365.00 a month more').first().waitFor();
    await form.getByText('Associate the rule with tools').first().waitFor();
    await workbench.screenshot('setup-plan');
  });

  it('applies, after asking in which account', async () => {
    await expand(treeItem(page, /^Resolver endpoints/));
    await expand(treeItem(page, /^Resolver rules/));
    const form = await webviewFrame(page, 'epd-setup');
    await form.getByRole('button', { name: 'Apply', exact: true }).click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /111122223333[\s\S]*\$365\.00/);
    await workbench.screenshot('setup-confirm');
    await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
    await form
      .getByText(/of 10 steps done/)
      .first()
      .waitFor();
    // Rows for what is not there yet stand in the tree from the first step.
    await treeItem(page, /^paymentsRule, waits to be made/).waitFor();
    await workbench.screenshot('setup-applying');
    await form.getByText('Private DNS resolution is on').waitFor({ timeout: 30_000 });
    await workbench.screenshot('setup-done');
  });

  it('sees the check pass, in dig’s words', async () => {
    const form = await webviewFrame(page, 'epd-setup');
    await form.getByRole('button', { name: 'Verify resolution' }).click();
    const checks = await webviewFrame(page, 'epd-checks');
    await choose(checks, 'Ask from', /tools/);
    await checks.getByRole('button', { name: 'Run check' }).click();
    await checks.getByText('every address is one of the cluster').first().waitFor();
    const dig = await checks.locator('pre').innerText();
    assert.match(dig, /status: NOERROR/);
    assert.match(dig, /IN\tA 192\.168\.109\.77/);
    assert.match(dig, /IN\tA 192\.168\.74\.42/);
    await workbench.screenshot('checks-right');
  });

  it('shows the new endpoints and the rule in the tree', async () => {
    await expand(treeItem(page, /^Resolver endpoints/));
    await treeItem(page, /paymentsInboundEndpoint/).waitFor();
    await treeItem(page, /paymentsOutboundEndpoint/).waitFor();
    await expand(treeItem(page, /^(Resolver )?[Rr]ules/));
    await expand(treeItem(page, /paymentsRule/));
    await treeItem(page, /tools/).waitFor();
    await workbench.screenshot('tree-after');
  });

  it('shows where DNS servers outside AWS can forward the name to, with what to do there', async () => {
    await expand(treeItem(page, /^Forwarders/));
    const forwarder = treeItem(
      page,
      /^payments, cluster that names can be forwarded for, 192\.168\.\d+\.\d+, 192\.168\./,
    );
    await forwarder.hover();
    await forwarder.getByRole('button', { name: /^Configure DNS servers on-premises/ }).waitFor();
    await treeItem(page, /^payments, cluster, .*served in VPCs: 1/).waitFor();
    await workbench.screenshot('forwarders-after');
  });

  it('brings its panels back after a reload of the window, with what is true now', async () => {
    await reloadWindow(page);
    // Only the one in front is loaded by the editor at once.
    const restored = await webviewFrame(page, 'epd-setup, epd-checks');
    await restored
      .getByText(/Already in place|Control-plane addresses/)
      .first()
      .waitFor();
    await workbench.screenshot('restored');
  });

  it('disables again from the context menu, plan first', async () => {
    await openSideBar(page);
    await expandClusters(page);
    await treeItem(page, /payments/).waitFor();
    await expand(treeItem(page, /^Resolver endpoints/));
    await treeItem(page, /paymentsInboundEndpoint/).waitFor();
    await chooseFromMenu(treeItem(page, /payments(?!\w)/), /^Disable private DNS resolution$/);
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /111122223333/);
    await workbench.screenshot('disable-confirm');
    await dialog.getByRole('button', { name: /^Disable/ }).click();
    await treeItem(page, /^paymentsInboundEndpoint.*waits to be deleted/).waitFor();
    await treeItem(page, /^paymentsOutboundEndpoint.*waits to be deleted/).waitFor();
    await workbench.screenshot('tree-disabling');
    await treeItem(page, /paymentsInboundEndpoint/).waitFor({ state: 'hidden', timeout: 40_000 });
    await workbench.screenshot('tree-disabled');
  });
});
