import assert from 'node:assert/strict';
import { openSideBar, openWorkbench, type Workbench } from './helpers/workbench.js';

describe('the window', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('smoke-failed');
  });

  after(async () => {
    await workbench.close();
  });

  it('has the side bar of the extension, with rows', async () => {
    const { page } = workbench;
    await openSideBar(page);
    const rows = page.locator('.part.sidebar').getByRole('treeitem');
    await rows.first().waitFor();
    await workbench.screenshot('side-bar');
    assert.ok((await rows.count()) > 0);
  });
});
