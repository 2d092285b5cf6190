import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { choose, tick } from './helpers/form.js';
import { addScenario, type Scenario } from './helpers/scenario.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expandClusters,
  openSideBar,
  openWorkbench,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('choices of the set-up form', () => {
  let workbench: Workbench;
  let scenario: Scenario;

  const open = async (name: string, powerless: readonly string[] = []): Promise<Page> => {
    scenario = await addScenario(name, powerless);
    workbench = await openWorkbench();
    await openSideBar(workbench.page);
    return workbench.page;
  };
  const formOf = async (page: Page, profile: RegExp, cluster: RegExp): Promise<Frame> => {
    await expandClusters(page, profile);
    await chooseFromMenu(treeItem(page, cluster), /^Enable private DNS resolution$/);
    return webviewFrame(page, 'epd-setup');
  };
  const apply = async (page: Page, form: Frame): Promise<string> => {
    await form.getByRole('button', { name: 'Apply', exact: true }).click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    const asked = await dialog.innerText();
    await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
    await form.getByText('Private DNS resolution is on').waitFor({ timeout: 40_000 });
    return asked;
  };

  afterEach(async function () {
    const failed = this.currentTest?.state === 'failed';
    if (failed) await workbench.screenshot('setup-choices-failed');
    await workbench.close();
    await scenario.close();
  });

  it('turn private access of a public-only cluster on first, once somebody ticks it', async () => {
    const page = await open('shapes');
    const form = await formOf(page, /shapes/, /storefront/);
    await form
      .getByRole('heading', { name: /^Not applicable/ })
      .first()
      .waitFor();
    await tick(form, /^tools/);
    const first = form.getByRole('checkbox', { name: 'Turn private access on first' });
    assert.equal(await first.isChecked(), false);
    await form.getByText('Blocker.').waitFor();
    assert.equal(await form.getByRole('button', { name: 'Apply', exact: true }).count(), 0);
    await workbench.screenshot('setup-public-only');
    await first.press('Space');
    await form.getByText('$365.00 a month more').first().waitFor();
    await form
      .getByText(/private access/i)
      .first()
      .waitFor();
    await workbench.screenshot('setup-private-first');
    assert.match(await apply(page, form), /111122223333/);
    await workbench.screenshot('setup-private-done');
  });

  it('name a client VPC of another account by its profile, and say which profile cannot', async () => {
    const page = await open('two-accounts', ['nobody']);
    const form = await formOf(page, /two-accounts/, /payments/);
    await form.getByText('tools').first().waitFor();
    await choose(form, 'Add an account by its profile', /nobody/);
    const nobody = form.getByRole('group', { name: /nobody/ });
    await nobody.getByRole('alert').waitFor();
    await nobody.scrollIntoViewIfNeeded();
    await workbench.screenshot('setup-account-unreadable');
    await form.getByText('$365.00 a month more').first().waitFor();
    await nobody.getByRole('button', { name: /Leave/ }).click();
    await nobody.waitFor({ state: 'hidden' });
    await choose(form, 'Add an account by its profile', /partner/);
    await form.getByRole('group', { name: 'Account 444455556666, profile partner' }).waitFor();
    await tick(form, /^build-farm/);
    await form
      .getByText(/^Share rule .* with account 444455556666/)
      .first()
      .waitFor();
    await workbench.screenshot('setup-foreign');
    await apply(page, form);
    await workbench.screenshot('setup-foreign-done');
  });
});
