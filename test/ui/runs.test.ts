import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { buildScenario } from '../../src/sandbox/scenarios/scenarios.js';
import { timingsFor } from '../../src/sandbox/timings.js';
import type { World } from '../../src/sandbox/world.js';
import { tick } from './helpers/form.js';
import { answer, closeNotifications, notification, renderedText } from './helpers/parts.js';
import { clientSettings, startOver, startOverWith } from './helpers/sandbox.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expandClusters,
  openSideBar,
  openWorkbench,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

/** Endpoints take so long that a run can be looked at from all sides. */
const endpointSeconds = 6;

const slow = (): World => buildScenario('post', Date.now(), timingsFor(endpointSeconds));

describe('a run, from its beginning to its report', () => {
  let workbench: Workbench;
  let page: Page;
  const payments = (): Locator => treeItem(page, /^payments, cluster/);
  const item = (): Locator => page.locator('[id$=".eksPrivateDns.run"]');
  const tab = (): Locator => page.getByRole('tab', { name: /^Private DNS: payments/ });

  const begin = async (): Promise<void> => {
    await chooseFromMenu(payments(), /^Enable private DNS resolution$/);
    const form = await webviewFrame(page, 'epd-setup');
    await tick(form, /tools/);
    await form.getByRole('button', { name: 'Apply', exact: true }).click();
    await answer(page, 'Apply');
  };
  const close = async (): Promise<void> => {
    await tab().click({ button: 'middle' });
    await tab().waitFor({ state: 'detached' });
  };

  before(async () => {
    await startOverWith(() => ({ ...slow(), deniedActions: ['ec2:CreateSecurityGroup'] }));
    workbench = await openWorkbench();
    page = workbench.page;
    await openSideBar(page);
    await expandClusters(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('runs-failed');
  });

  after(async () => {
    await workbench.close();
    await startOver('post');
  });

  it('that is refused before its first step has no report to be opened', async () => {
    await begin();
    const form = await webviewFrame(page, 'epd-setup');
    await form.getByRole('button', { name: 'Back to the choices' }).waitFor();
    await workbench.screenshot('runs-refused');
    await form.getByRole('heading', { name: 'Refused before the first step' }).waitFor();
    assert.equal(await form.getByRole('button', { name: /report/i }).count(), 0);
    assert.equal(await form.getByText('Waiting', { exact: true }).count(), 0);
    await close();
    await startOverWith(slow);
  });

  it('goes on when its form is closed, and a click on the status bar brings it back to be cancelled', async () => {
    await begin();
    await item()
      .filter({ hasText: /payments: step \d+ of 10, \d+ s/ })
      .waitFor();
    const form = await webviewFrame(page, 'epd-setup');
    await form
      .getByText(/of about \d/)
      .first()
      .waitFor();
    await item().hover();
    await page.locator('.workbench-hover-container:visible').waitFor();
    await workbench.screenshot('runs-going-on');
    await close();
    await item()
      .filter({ hasText: /payments: step [5-9] of 10/ })
      .waitFor();
    await workbench.screenshot('runs-behind');
    await item().click();
    const again = await webviewFrame(page, 'epd-setup');
    await again
      .getByText(/[1-9] of 10 steps done/)
      .first()
      .waitFor();
    await again.getByRole('button', { name: 'Cancel' }).click();
    await again.getByRole('button', { name: /^Undo/ }).waitFor();
    await item().waitFor({ state: 'hidden' });
    await workbench.screenshot('runs-cancelled');
    await again.getByRole('button', { name: /report/i }).click();
    await renderedText(page, /payments\.enable\.report\.md/, /It was cancelled/);
    await workbench.screenshot('runs-cancelled-report');
    await close();
  });

  it('tells of its end when nobody looks, and its report is Markdown without a secret', async () => {
    // What was cancelled half-way would have to be waited for.
    await startOverWith(slow);
    await begin();
    await item().waitFor();
    await close();
    const told = await notification(page, /payments/);
    await workbench.screenshot('runs-told');
    await told.getByRole('button', { name: 'Open report' }).click();
    const name = /payments\.enable\.report\.md/;
    const report = await renderedText(page, name, /All steps are done/);
    await closeNotifications(page);
    await workbench.screenshot('runs-report');
    const { accessKeyId, secretAccessKey } = clientSettings().credentials;
    assert.doesNotMatch(report, new RegExp(`${accessKeyId}|${secretAccessKey}|AKIA`));
  });

  it('of a command is found in the notifications by the same item', async () => {
    await chooseFromMenu(payments(), /^Disable private DNS resolution$/);
    await answer(page, 'Disable');
    await item().waitFor();
    await item().click();
    await notification(page, /\d+ of \d+/);
    await workbench.screenshot('runs-command');
    await notification(page, /payments: private DNS resolution is disabled/);
    await item().waitFor({ state: 'hidden' });
  });
});
