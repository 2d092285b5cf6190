import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { closeNotifications, notification } from './helpers/parts.js';
import { startOver } from './helpers/sandbox.js';
import { addSsoProfile, answerCode, expireSignIns } from './helpers/sso.js';
import {
  chooseFromMenu,
  expand,
  openSideBar,
  openWorkbench,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('signing in by IAM Identity Center', () => {
  let workbench: Workbench;
  let page: Page;
  let removeProfile: (() => void) | undefined;

  const list = (): Locator => page.locator('.quick-input-widget:not(.quick-input-widget-closing)');
  const option = (label: RegExp): Locator => list().getByRole('option', { name: label }).first();
  const message = (): Locator => treeItem(page, /Credentials have expired/);
  const clusters = (): Locator => treeItem(page, /^Clusters/);
  /** Clicks the one message, and gives the code that is shown. */
  const begin = async (): Promise<string> => {
    await message().click();
    const copy = option(/Copy the code [B-Z]{4}-[B-Z]{4}/);
    await copy.waitFor();
    const [code] = /[B-Z]{4}-[B-Z]{4}/.exec(await copy.innerText()) ?? [];
    assert.ok(code);
    return code;
  };
  const copied = (): Promise<string> => page.evaluate<string>('navigator.clipboard.readText()');
  const copiedIs = async (expected: RegExp): Promise<void> => {
    for (let look = 0; look < 40 && !expected.test(await copied()); look += 1) {
      await page.waitForTimeout(250);
    }
    assert.match(await copied(), expected);
  };

  before(async () => {
    await startOver('post');
    removeProfile = await addSsoProfile();
    workbench = await openWorkbench();
    page = workbench.page;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openSideBar(page);
    await expand(treeItem(page, /^corp/));
    await expand(treeItem(page, /^us-east-1/));
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('sign-in-failed');
  });

  after(async () => {
    await workbench.close();
    removeProfile?.();
    await startOver('post');
  });

  it('is one message in the tree with one button', async () => {
    await message().filter({ hasText: 'Sign in again…' }).waitFor();
    await workbench.screenshot('sign-in-row');
    assert.equal(await page.getByRole('treeitem', { name: /Sign in again/ }).count(), 1);
    // Nobody has asked for anything yet.
    assert.equal(await list().isVisible(), false);
  });

  it('gives way to Escape, and leaves the message', async () => {
    await begin();
    await page.keyboard.press('Escape');
    await list().waitFor({ state: 'hidden' });
    await message().waitFor();
  });

  it('shows link and code to copy, and stays open for it', async () => {
    const code = await begin();
    const title = list().locator('.quick-input-title');
    assert.equal(
      await title.innerText(),
      'Sign in to corp-session for profile corp, account 111122223333, role sandbox',
    );
    // Enter must not cancel what has just begun.
    await list().locator('.monaco-list-row.focused', { hasText: 'Open the page' }).waitFor();
    // The picker fades in.
    await page.waitForTimeout(300);
    await workbench.screenshot('sign-in-code');
    await option(/^Copy the code/).click();
    await copiedIs(new RegExp(`^${code}$`));
    await option(/Copied/).waitFor();
    await option(/^Copy the link/).click();
    await copiedIs(new RegExp(`^http://127.0.0.1.*/_sandbox/device\\?user_code=${code}$`));
    await workbench.screenshot('sign-in-copied');
    await page.locator('.monaco-workbench .part.statusbar').click();
    assert.equal(await list().isVisible(), true);
    await answerCode(code, 'approve');
    await list().waitFor({ state: 'hidden' });
    await clusters().waitFor();
    await notification(page, /Signed in: account 111122223333, role sandbox, profile corp/);
    await closeNotifications(page);
    assert.equal(await message().count(), 0);
    await expand(clusters());
    await treeItem(page, /^payments/).waitFor();
  });

  it('brings stale rows back once signed in again, also after a denial', async () => {
    await expireSignIns();
    await chooseFromMenu(treeItem(page, /^us-east-1/), /^Refresh$/);
    await message().waitFor();
    await treeItem(page, /^payments.*stale/).waitFor();
    await workbench.screenshot('sign-in-stale');
    await answerCode(await begin(), 'deny');
    const denied = await notification(page, /corp-session: The sign-in was denied/);
    await workbench.screenshot('sign-in-denied');
    await denied.getByRole('button', { name: 'Sign in again…' }).click();
    const copy = option(/Copy the code/);
    await copy.waitFor();
    const [code = ''] = /[B-Z]{4}-[B-Z]{4}/.exec(await copy.innerText()) ?? [];
    await answerCode(code, 'approve');
    await list().waitFor({ state: 'hidden' });
    await message().waitFor({ state: 'hidden' });
    const fresh = treeItem(page, /^payments/);
    await fresh.and(page.locator(':not([aria-label*="stale"])')).waitFor();
    await workbench.screenshot('sign-in-back');
  });
});
