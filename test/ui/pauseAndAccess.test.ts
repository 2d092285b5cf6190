import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { answer, closeNotifications, notification, pick } from './helpers/parts.js';
import { clearFaults, failCalls, startOver, updateClustersIn } from './helpers/sandbox.js';
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

describe('a pause half-way, and the endpoint access', () => {
  let workbench: Workbench;
  let page: Page;
  const orders = (): ReturnType<typeof treeItem> => treeItem(page, /^orders/);

  before(async () => {
    await startOver('transit-gateway');
    await updateClustersIn(1_000);
    workbench = await openWorkbench();
    page = workbench.page;
    await openSideBar(page);
    await expandClusters(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('pause-failed');
  });

  after(async () => {
    await workbench.close();
    await clearFaults();
    await startOver('post');
  });

  it('pauses when the credentials expire half-way, and goes on by itself after the sign-in', async () => {
    await chooseFromMenu(orders(), /^Enable private DNS resolution$/);
    const form = await webviewFrame(page, 'epd-setup');
    await form.locator('vscode-checkbox', { hasText: 'workshop' }).first().click();
    await form.getByRole('button', { name: 'Apply', exact: true }).click();
    await answer(page, 'Apply');
    await form
      .getByText(/Create inbound endpoint/)
      .first()
      .waitFor();
    await form
      .getByText(/[1-9]\d* of \d+ steps done/)
      .first()
      .waitFor();
    await expire(keyOf(credentials()));
    const paused = await notification(page, /credentials of profile sandbox have expired/);
    await workbench.screenshot('paused');
    await paused.getByRole('button', { name: 'Sign in again…' }).click();
    await notification(page, /aws configure --profile sandbox/);
    await workbench.screenshot('paused-sign-in');
    assert.equal(await form.getByText('Private DNS resolution is on').count(), 0);
    signIn();
    await form.getByText('Private DNS resolution is on').waitFor({ timeout: 40_000 });
    await workbench.screenshot('went-on');
  });

  it('turns public access off: picked, planned, confirmed, done', async () => {
    await chooseFromMenu(orders(), /^Change endpoint access…$/);
    await page.locator('.quick-input-list').getByRole('option').first().waitFor();
    // The picker fades in.
    await page.waitForTimeout(300);
    await workbench.screenshot('access-pick');
    await pick(page, /Turn public access off/);
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await workbench.screenshot('access-confirm');
    assert.match(await answer(page, 'Change'), /Change the endpoint access of orders\?/);
    await notification(page, /orders: the endpoint access is changed/);
    await orders()
      .filter({ hasText: /private/ })
      .and(orders().filter({ hasNotText: /public/ }))
      .waitFor();
    await workbench.screenshot('access-changed');
  });

  it('sees public DNS give the private addresses, and says that nothing more can be changed', async () => {
    await chooseFromMenu(orders(), /^Verify cluster resolution$/);
    await closeNotifications(page);
    const checks = await webviewFrame(page, 'epd-checks');
    await checks.getByRole('combobox', { name: 'Ask from' }).click();
    await checks
      .getByRole('option', { name: /public resolver/ })
      .first()
      .click();
    await checks.getByRole('button', { name: 'Run check' }).click();
    await checks.getByText('every address is one of the cluster').first().waitFor();
    await workbench.screenshot('access-verified');
    await chooseFromMenu(orders(), /^Change endpoint access…$/);
    await notification(page, /orders is private: no change of its endpoint access is possible/);
    await workbench.screenshot('access-nothing');
  });
});

const file = (): string => told('AWS_SHARED_CREDENTIALS_FILE');
const credentials = (): string => readFileSync(file(), 'utf8');
const line = /(aws_access_key_id = )(\S+)/;

function keyOf(text: string): string {
  const key = line.exec(text)?.[2];
  assert.ok(key);
  return key;
}

/** AWS takes this key no more, whatever is asked with it. */
async function expire(accessKeyId: string): Promise<void> {
  const services = ['sts', 'iam', 'ec2', 'eks', 'route53resolver'];
  const fault = { operation: '*', code: 'ExpiredTokenException', accessKeyId };
  await failCalls(...services.map((service) => ({ ...fault, service })));
}

/** What a sign-in leaves behind: another key in the file that the profile's is read from. */
function signIn(): void {
  writeFileSync(file(), credentials().replace(line, '$1AKIASANDBOXSIGNEDIN0'));
}
