import assert from 'node:assert/strict';
import {
  chooseFromMenu,
  expandClusters,
  openSideBar,
  openWorkbench,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('the quick path, in a window that has read nothing', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    await openSideBar(workbench.page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('quick-path-failed');
  });

  after(async () => {
    await workbench.close();
  });

  it('gives the keys to the picker, though the tree is drawn anew', async () => {
    const { page } = workbench;
    await expandClusters(page);
    await chooseFromMenu(treeItem(page, /payments/), /step by step/);
    await page.locator('.quick-input-widget').waitFor({ state: 'visible' });
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    // A tree that is still being drawn would take the focus within this time.
    await page.waitForTimeout(400);
    await workbench.screenshot('quick-path');
    await page.keyboard.press('Enter');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /111122223333/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});
