import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { answer } from './helpers/parts.js';
import { startOver } from './helpers/sandbox.js';
import { openWorkbench, runCommand, treeItem, type Workbench } from './helpers/workbench.js';

describe('a link to a cluster, in a window that has read nothing', () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    await startOver('post');
    workbench = await openWorkbench();
    page = workbench.page;
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('links-failed');
  });

  after(async () => {
    await workbench.close();
  });

  it('shows its row once the editor was told that it may be opened', async () => {
    await runCommand(page, 'Open URL');
    const input = page.locator('.quick-input-widget input[type="text"]');
    const arn = 'arn:aws:eks:us-east-1:111122223333:cluster/payments';
    await input.fill(`code-oss://eks-private-dns.eks-private-dns/cluster?arn=${arn}`);
    await page.keyboard.press('Enter');
    assert.match(await answer(page, 'Open'), /EKS Private DNS/);
    const row = treeItem(page, /^payments, cluster/);
    await row.and(page.locator('[aria-selected="true"]')).waitFor();
    await workbench.screenshot('link');
  });
});
