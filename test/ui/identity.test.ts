import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import {
  addProfile,
  newAccount,
  oldAccount,
  twoAccounts,
  useKey,
  type TestAccount,
} from './helpers/accounts.js';
import { choose, tick } from './helpers/form.js';
import { answer, notification, pick } from './helpers/parts.js';
import {
  changesAsked,
  clearFaults,
  failCalls,
  startOver,
  startOverWith,
} from './helpers/sandbox.js';
import { chooseTheme, themes } from './helpers/theme.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expand,
  expandClusters,
  openSideBar,
  openWorkbench,
  runCommand,
  setOnMachine,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

const production = 'prod-shop';

describe('who the window speaks as', () => {
  let workbench: Workbench;
  let page: Page;
  let removeProfile: () => void;
  let unset: () => void;
  const payments = (): Locator => treeItem(page, /^payments, cluster/);
  const status = (): Locator => page.locator('[id$=".eksPrivateDns.identity"]');
  const rows = (name: RegExp): Locator =>
    page.locator('.part.sidebar').getByRole('treeitem', { name });

  before(async () => {
    await startOverWith(twoAccounts);
    removeProfile = addProfile(production, oldAccount.key);
    unset = setOnMachine({ 'eksPrivateDns.productionProfiles': ['prod-*'] });
    workbench = await openWorkbench();
    page = workbench.page;
    await openSideBar(page);
    await expandClusters(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('identity-failed');
  });

  after(async () => {
    await workbench.close();
    unset();
    removeProfile();
    useKey(oldAccount.key);
    await clearFaults();
    await startOver('post');
  });

  /** What the status bar says, in its text, its label and its tooltip. */
  async function speaksAs({ id, alias, role }: TestAccount, profile: string): Promise<void> {
    const facts = `${id} (${alias}) · ${role} · ${profile} · us-east-1`;
    await status().filter({ hasText: facts }).waitFor();
    const label = await status().getAttribute('aria-label');
    assert.ok(label?.includes(facts), label ?? 'no label');
    await status().hover();
    const tooltip = page.locator('.workbench-hover-container:visible');
    await tooltip.filter({ hasText: id }).waitFor();
    const lines = (await tooltip.innerText()).split('\n');
    const said = [`Account: ${id} (${alias})`, `Profile: ${profile}`, 'Region: us-east-1'];
    for (const line of said) assert.ok(lines.includes(line), lines.join('\n'));
    assert.ok(lines.some((line) => line.includes(`arn:aws:sts::${id}:assumed-role/${role}/`)));
    await workbench.screenshot(`identity-${profile}-${alias}`);
    await page.mouse.move(900, 500);
    await tooltip.waitFor({ state: 'hidden' });
  }

  it('says account, alias, role, profile and Region in the status bar', async () => {
    await payments().waitFor();
    await speaksAs(oldAccount, 'sandbox');
  });

  it('shows nothing of the old account once the profile means another, and acts on nothing', async () => {
    await expand(treeItem(page, /^VPCs/));
    await rows(/^eks-worker/).waitFor();
    await chooseFromMenu(treeItem(page, /^us-east-1, Region/), /^Pin this/);
    await rows(/^us-east-1, Region.*pinned/).waitFor();
    // A pinned Region is a row of its own, and what was open below it is closed.
    await expand(treeItem(page, /^us-east-1, Region.*pinned/));
    await expand(treeItem(page, /^Clusters/));
    await expand(treeItem(page, /^VPCs/));
    await rows(/^eks-worker/).waitFor();
    const plans = await chooseFromMenu(payments(), /^Enable private DNS resolution$/).then(() =>
      webviewFrame(page, 'epd-setup'),
    );
    await tick(plans, /tools/);
    await plans.getByText('$365.00 a month more').first().waitFor();
    await chooseFromMenu(payments(), /^Verify cluster resolution$/);
    const before = await webviewFrame(page, 'epd-checks');
    const oldName = await before.locator('code, .mono').first().innerText();
    await choose(before, 'Ask from', /tools: VPC resolver 172/);
    await before.getByRole('button', { name: 'Run check' }).click();
    await before
      .getByText(/ANSWER SECTION/)
      .first()
      .waitFor();
    await chooseFromMenu(payments(), /^Change endpoint access…$/);
    await page
      .getByRole('option', { name: /Turn public access off/ })
      .first()
      .waitFor();
    const mixed = await oldRowsBeside(newAccount);
    useKey(newAccount.key);
    await status().filter({ hasText: newAccount.id }).waitFor();
    await rows(/^eks-worker|172\.16\.0\.0/)
      .first()
      .waitFor({ state: 'detached' });
    await rows(/^catalogue, cluster/).waitFor();
    // What had been begun on a row of the old account is refused.
    await pick(page, /Turn public access off/);
    assert.match(await answer(page, 'Change'), new RegExp(oldAccount.id));
    await notification(
      page,
      /The plan is for account 111122223333, but .* are of account 444455556666/,
    );
    await workbench.screenshot('identity-refused');
    await page.getByRole('tab', { name: /^DNS checks: payments/ }).click();
    const checks = await webviewFrame(page, 'epd-checks');
    await checks
      .getByText(/10\.30\.3\.11, 10\.30\.18\.40/)
      .first()
      .waitFor();
    assert.doesNotMatch(await checks.locator('body').innerText(), new RegExp(`${oldName}|ANSWER`));
    await page.getByRole('tab', { name: /^Private DNS: payments/ }).click();
    const form = await webviewFrame(page, 'epd-setup');
    await form.getByText(newAccount.id).first().waitFor();
    assert.doesNotMatch(
      await form.locator('body').innerText(),
      new RegExp(`${oldAccount.id}|${oldName}|172\\.16\\.|month more`),
    );
    assert.deepEqual(await changesAsked(), []);
    assert.deepEqual(await mixed(), []);
    await speaksAs(newAccount, 'sandbox');
  });

  it('finds nothing of the old account by going to it, or by a filter', async () => {
    await runCommand(page, 'EKS Private DNS: Go to resource…');
    const list = page.locator('.quick-input-widget:not(.quick-input-widget-closing)');
    await list
      .getByRole('option', { name: /catalogue/ })
      .first()
      .waitFor();
    await list.locator('input[type="text"]').fill('eks-worker');
    await list
      .getByRole('option', { name: /catalogue/ })
      .first()
      .waitFor({ state: 'hidden' });
    // The way on, where nothing fits.
    await list.getByRole('option', { name: /Look in a profile and Region/ }).waitFor();
    assert.doesNotMatch(await list.innerText(), /eks-worker/);

    await workbench.screenshot('identity-go-to');
    await page.keyboard.press('Escape');
    await runCommand(page, 'EKS Private DNS: Filter…');
    await list.locator('input[type="text"]').fill('eks-worker');
    await page.keyboard.press('Enter');
    await treeItem(page, /^Nothing here matches the filter/).waitFor();
    await treeItem(page, /^Nothing here matches the filter/).click();
    await rows(/^catalogue, cluster/).waitFor();
  });

  it('keeps stale rows while credentials have expired, and they come back by themselves', async () => {
    await expireKey(newAccount.key);
    await runCommand(page, 'EKS Private DNS: Refresh');
    await rows(/^catalogue, cluster.*stale/).waitFor();
    const messages = rows(/^Credentials have expired/);
    await messages.first().waitFor();
    await workbench.screenshot('identity-expired');
    assert.equal(await messages.count(), 1);
    assert.match(await messages.innerText(), /Sign in again…/);
    await status().locator('.codicon-error').waitFor();
    await expand(treeItem(page, /^prod-shop, AWS profile.*production/));
    await rows(/^us-east-1, Region.*production/).waitFor();
    await inEveryTheme('identity-marks');
    useKey(`AKIA${newAccount.id}NEW1`);
    await messages.first().waitFor({ state: 'detached' });
    await rows(/stale/).first().waitFor({ state: 'detached' });
    await rows(/^catalogue, cluster/).waitFor();
    await workbench.screenshot('identity-came-back');
  });

  it('asks for what will be changed to be typed, in production only', async () => {
    await chooseFromMenu(treeItem(page, /us-east-1, Region.*pinned/), /^Unpin/);
    await rows(/us-east-1, Region.*pinned/).waitFor({ state: 'detached' });
    const plain = treeItem(page, /^sandbox, AWS profile/);
    await plain.locator('.monaco-tl-twistie').click();
    await plain.and(page.locator('[aria-expanded="false"]')).waitFor();
    await expandClusters(page, new RegExp(production));
    await payments().waitFor();
    await rows(/^prod-shop, AWS profile.*production/).waitFor();
    await speaksAs(oldAccount, production);
    assert.match((await status().getAttribute('aria-label')) ?? '', /production/);
    await chooseTheme(page, 'Dark High Contrast');
    await workbench.screenshot('identity-production-status');
    await status().locator('.codicon-warning').waitFor();

    await chooseFromMenu(payments(), /^Enable private DNS resolution$/);
    // The other profile's form has a cluster of the same name.
    await page
      .getByRole('tab', { name: /^Private DNS: payments · prod-shop, production/ })
      .waitFor();
    let form = await webviewFrame(page, 'epd-setup');
    await tick(form, /tools/);
    await form.getByRole('button', { name: 'Apply', exact: true }).click();
    await workbench.screenshot('identity-production-form');
    names(await answer(page, 'Apply'));
    await typed(/^Production: prod-shop/, 'payment');
    assert.deepEqual(await changesAsked(), []);
    form = await webviewFrame(page, 'epd-setup');
    await form.getByRole('button', { name: 'Apply', exact: true }).click();
    names(await answer(page, 'Apply'));
    await typed(/^Production: prod-shop/, 'payments', true);
    await form.getByText('Private DNS resolution is on').waitFor({ timeout: 40_000 });

    const before = await changesAsked();
    await turnPublicAccessOff();
    await typed(/^Production: prod-shop/, newAccount.id);
    assert.deepEqual(await changesAsked(), before);
    await turnPublicAccessOff();
    await typed(/^Production: prod-shop/, oldAccount.id, true);
    await notification(page, /payments: the endpoint access is changed/);
    assert.notDeepEqual(await changesAsked(), before);
  });

  async function turnPublicAccessOff(): Promise<void> {
    await chooseFromMenu(payments(), /^Change endpoint access…$/);
    await pick(page, /Turn public access off/);
    names(await answer(page, 'Change'));
  }

  /** What every question before a change must name. */
  function names(question: string): void {
    const { id, alias, role } = oldAccount;
    for (const fact of [`${id} (${alias})`, role, 'us-east-1', production])
      assert.ok(question.includes(fact), question);
  }

  /** Types into the question of that title; a text that is not right is left by Escape. */
  async function typed(title: RegExp, text: string, right = false): Promise<void> {
    const box = page
      .locator('.quick-input-widget:not(.quick-input-widget-closing)')
      .filter({ has: page.locator('.quick-input-title', { hasText: title }) });
    await box.locator('input[type="text"]').fill(text);
    await page.keyboard.press('Enter');
    if (!right) {
      await box
        .getByText(/^Type payments or 111122223333 to go on/)
        .first()
        .waitFor();
      await workbench.screenshot(`identity-typed-${text}`);
      await page.keyboard.press('Escape');
    }
    await box.waitFor({ state: 'hidden' });
  }

  /** Pictures for people to look at: what is told by colour must be told without it. */
  async function inEveryTheme(name: string): Promise<void> {
    for (const theme of Object.keys(themes)) {
      await chooseTheme(page, theme);
      await workbench.screenshot(`${name}-${theme.toLowerCase().replaceAll(' ', '-')}`);
    }
  }

  /** Samples every frame of the window: rows of the old account while it says that it is the new one. */
  async function oldRowsBeside({ id }: TestAccount): Promise<() => Promise<readonly string[]>> {
    await page.evaluate(`
      globalThis.epdMixed = [];
      const look = () => {
        const who = document.querySelector('[id$=".eksPrivateDns.identity"]')?.textContent ?? '';
        const rows = [...document.querySelectorAll('.part.sidebar [role="treeitem"]')];
        const old = rows.map((row) => row.getAttribute('aria-label') ?? '')
          .filter((label) => /eks-worker|172\\.16\\.0\\.0/.test(label));
        if (who.includes('${id}')) globalThis.epdMixed.push(...old);
        requestAnimationFrame(look);
      };
      look();
    `);
    return () => page.evaluate<readonly string[]>('globalThis.epdMixed');
  }
});

/** AWS takes this key no more, whatever is asked with it. */
async function expireKey(accessKeyId: string): Promise<void> {
  const services = ['sts', 'iam', 'ec2', 'eks', 'route53resolver'];
  const fault = { operation: '*', code: 'ExpiredTokenException', accessKeyId };
  await failCalls(...services.map((service) => ({ ...fault, service })));
}
