import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { placedTitles, shownCommands, titlesIn, titlesInPalette } from './helpers/manifest.js';
import { closeNotifications, notification } from './helpers/parts.js';
import { clearFaults, failCalls, startOver } from './helpers/sandbox.js';
import {
  chooseFromMenu,
  expand,
  openSideBar,
  openWorkbench,
  runCommand,
  setOnMachine,
  told,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

const category = 'EKS Private DNS';
const twistie = '.monaco-tl-twistie';
/** A command that the editor makes for each view. */
const editorsOwn = 'Focus on Explorer View';
const view = 'eksPrivateDns.explorer';

/** What comes first when a command is run from the palette, where no row says what is meant. */
type First =
  | { readonly asks: string }
  | { readonly opens: RegExp }
  | { readonly says: RegExp }
  /** Which of them depends on what was run before. */
  | { readonly either: readonly [First, First] }
  | { readonly shows: (page: Page) => Locator };

const cluster: First = { asks: 'EKS cluster' };
const whose: First = { asks: 'Which clusters shall be resolved on-premises?' };
const row = (name: RegExp) => (page: Page) =>
  page.locator('.part.sidebar').getByRole('treeitem', { name }).first();

const firsts: Readonly<Record<string, First>> = {
  enable: cluster,
  enableQuick: cluster,
  disable: cluster,
  verify: cluster,
  verifyQuick: cluster,
  verifyAll: { asks: 'Ask from where?' },
  dig: { asks: 'Dig a name' },
  showVerdict: cluster,
  explain: cluster,
  showTopology: cluster,
  showDrift: cluster,
  repair: cluster,
  changeAccess: cluster,
  writeForwarders: whose,
  compareForwarders: whose,
  refresh: { shows: row(/^sandbox, AWS profile/) },
  goToResource: { asks: 'Go to resource' },
  filter: { asks: 'Filter the explorer' },
  // A row that is being shown takes the focus of whatever comes next.
  pin: {
    shows: (page) =>
      row(/^us-east-1, Region.*pinned/)(page).and(page.locator('[aria-selected="true"]')),
  },
  addRegion: { asks: 'AWS Region' },
  applyPlan: { asks: 'Apply a saved plan' },
  diffPlans: { asks: 'Compare two saved plans' },
  exportPlan: { asks: 'What shall the plan do?' },
  undo: { either: [{ says: /No change was interrupted/ }, { asks: 'Undo which change?' }] },
  showReport: { either: [{ says: /No run is written down here/ }, { opens: /report\.md/ }] },
  removeLeftovers: { says: /Nothing is left of clusters that are gone/ },
  testConnection: { opens: /connection\.md/ },
  reportProblem: { opens: /Report of a problem/ },
  showLog: { shows: (page) => page.locator('.part.panel').getByText('act.begin').first() },
};

/** Commands of the palette that are not run here, and why. */
const notRun: Readonly<Record<string, string>> = {
  trySandbox: 'starts a sandbox of its own: the packed extension is tried with it',
};

/** Rows by what the manifest's conditions call them. */
const kinds = {
  profile: /^sandbox, AWS profile/,
  region: /^us-east-1, Region/,
  'region.added': /^eu-west-3, Region/,
  'group.clusters': /^Clusters/,
  'group.vpcs': /^VPCs/,
  'group.endpoints': /^Resolver endpoints/,
  'group.rules': /^Resolver rules/,
  'group.forwarders': /^Forwarders/,
  'cluster.enablable': /^payments, cluster, /,
  vpc: /^eks-worker, VPC/,
  dns: /^DNS settings/,
  'endpoint.inbound': /^paymentsInboundEndpoint/,
  address: /^192\.168\.\d+\.\d+/,
  rule: /^paymentsRule/,
  association: /^tools, .*associat/,
  'cluster.forwarder': /^payments, cluster that names can be forwarded for/,
} as const;

describe('the commands', () => {
  let workbench: Workbench;
  let page: Page;
  /** The titles that have been seen in menus, on rows and in welcome texts. */
  const seen = new Set<string>();
  const list = (): Locator => page.locator('.quick-input-widget:not(.quick-input-widget-closing)');
  const input = (): Locator => list().locator('input[type="text"]');

  before(async () => {
    await startOver('solved');
    workbench = await openWorkbench();
    page = workbench.page;
    await openSideBar(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await workbench.screenshot(`commands-failed-${this.currentTest.title.slice(0, 20)}`);
  });

  after(async () => {
    await workbench.close();
    await clearFaults();
    await startOver('post');
  });

  /** All of ours that the palette lists now, page by page. */
  async function palette(): Promise<readonly string[]> {
    await page.keyboard.press('F1');
    await input().fill(`>${category}: `);
    const options = list().getByRole('option', { name: new RegExp(`^${category}: `) });
    await options.first().waitFor();
    const titles = new Set<string>();
    // The first key goes to the end of what is shown, the next ones beyond it.
    for (let still = 0; still < 2;) {
      const before = titles.size;
      for (const label of await options.evaluateAll(labels)) {
        titles.add(label.slice(category.length + 2).replace(/, .*$/, ''));
      }
      still = titles.size === before ? still + 1 : 0;
      await page.keyboard.press('PageDown');
    }
    await page.keyboard.press('Escape');
    return [...titles].filter((title) => title !== editorsOwn).sort();
  }

  it('are in the palette, with their category, unless they mean nothing without a row', async () => {
    assert.deepEqual(await palette(), titlesInPalette({}));
    await workbench.screenshot('commands-palette');
  });

  it('ask for what they need when they are run from the palette', async () => {
    const run = shownCommands.filter(({ inPalette }) => inPalette === undefined);
    const known = [...Object.keys(firsts), ...Object.keys(notRun)];
    assert.deepEqual(run.map(({ name }) => name).sort(), known.sort());
    for (const { name, title } of run) {
      const first = firsts[name];
      if (!first) continue;
      await runCommand(page, `${category}: ${title}`);
      await comes(first).catch((cause: unknown) => {
        throw new Error(`${title} does not come to ${JSON.stringify(first)}`, { cause });
      });
      if (await list().isVisible()) {
        await page.keyboard.press('Escape');
        await list().waitFor({ state: 'hidden' });
      }
    }
    await page.locator('.notifications-center').waitFor();
    await workbench.screenshot('commands-said');
    assert.equal(await page.locator('.notifications-center .codicon-error').count(), 0);
    await closeNotifications(page);
    await page
      .locator('.part.panel')
      .getByRole('button', { name: /^Hide Panel/ })
      .click();
  });

  it('are in the menus of their rows and on them, where the manifest says so and nowhere else', async () => {
    await chooseFromMenu(treeItem(page, /^us-east-1, Region.*pinned/), /^Unpin/);
    await runCommand(page, `${category}: Add a Region…`);
    await input().fill('eu-west-3');
    await page.keyboard.press('Enter');
    await treeItem(page, kinds['region.added'])
      .and(page.locator('[aria-selected="true"]'))
      .waitFor();
    for (const [viewItem, name] of Object.entries(kinds)) {
      const at = treeItem(page, name);
      await check(viewItem, at);
      if (viewItem !== 'region.added' && (await at.getAttribute('aria-expanded')) === 'false')
        await expand(at);
      // What is in a VPC stands in the lists below it, too.
      if (viewItem === 'dns') await treeItem(page, kinds['group.vpcs']).locator(twistie).click();
    }
    await workbench.screenshot('commands-rows');
    const region = treeItem(page, /^us-east-1, Region/);
    await chooseFromMenu(region, /^Pin this/);
    const pinned = treeItem(page, /^us-east-1, Region.*pinned/);
    await pinned.and(page.locator('[aria-selected="true"]')).waitFor();
    await check('region.pinned', pinned);
  });

  it('are in the head of the view, and change with what it shows', async () => {
    const pinned = { view, 'eksPrivateDns.hasPins': true };
    await heads(pinned);
    assert.deepEqual(await palette(), titlesInPalette(pinned));
    await runCommand(page, `${category}: Show pinned only`);
    await treeItem(page, /^sandbox, AWS profile/).waitFor({ state: 'detached' });
    await runCommand(page, `${category}: Filter…`);
    await input().fill('payments');
    await page.keyboard.press('Enter');
    await page.locator('.part.sidebar').getByText('Filter: payments').waitFor();
    const context = {
      ...pinned,
      'eksPrivateDns.pinnedOnly': true,
      'eksPrivateDns.filtered': true,
    };
    await heads(context);
    assert.deepEqual(await palette(), titlesInPalette(context));
    for (const title of ['Clear the filter', 'Show all profiles'])
      await runCommand(page, `${category}: ${title}`);
    await treeItem(page, /^sandbox, AWS profile/).waitFor();
  });

  it('are on rows of trouble and in the welcome texts', async () => {
    const call = { service: 'route53resolver', operation: 'ListResolverEndpoints' };
    await failCalls({ ...call, code: 'AccessDeniedException' });
    for (const name of [kinds.region, kinds['group.endpoints']]) await expand(treeItem(page, name));
    await runCommand(page, `${category}: Refresh`);
    const denied = treeItem(page, /route53resolver:ListResolverEndpoints.*What to do…/);
    await denied.waitFor();
    await denied.click();
    await notification(page, /ListResolverEndpoints/);
    await workbench.screenshot('commands-denied');
    seen.add('What to do…');
    const services = ['sts', 'iam', 'ec2', 'eks', 'route53resolver'];
    await failCalls(
      ...services.map((service) => ({ service, operation: '*', code: 'ExpiredTokenException' })),
    );
    await runCommand(page, `${category}: Refresh`);
    await treeItem(page, /^Credentials have expired.*Sign in again…/).waitFor();
    seen.add('Sign in again…');
    await clearFaults();
    const unset = setOnMachine({ 'eksPrivateDns.profiles': ['nobody'] });
    await welcomes('Change the setting', 'Try it without an AWS account');
    unset();
    await treeItem(page, /^sandbox, AWS profile/).waitFor();
    const files = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'].map(told);
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    try {
      for (const file of files) writeFileSync(file, '');
      await welcomes('Try it without an AWS account', 'Refresh', 'How profiles work');
      await runCommand(page, `${category}: Show pinned only`);
      await welcomes('Show all profiles');
    } finally {
      files.forEach((file, index) => writeFileSync(file, texts[index] ?? ''));
    }
    await treeItem(page, /^us-east-1, Region.*pinned/).waitFor();
  });

  it('can each be reached', () => {
    const hidden = shownCommands.filter(({ inPalette }) => inPalette !== undefined);
    const places = [...placedTitles, ...hidden.map(({ title }) => title)];
    assert.deepEqual(
      places.filter((title) => !seen.has(title)),
      [],
    );
  });

  /** The menu of a row, and what is on it under the mouse. */
  async function check(viewItem: string, at: Locator): Promise<void> {
    const context = { view, viewItem };
    await away();
    await at.click({ button: 'right' });
    const entries = page.locator('.monaco-menu').getByRole('menuitem');
    await entries.first().waitFor();
    const titles = (await entries.allInnerTexts()).map((text) => text.trim());
    await page.keyboard.press('Escape');
    await entries.first().waitFor({ state: 'hidden' });
    assert.deepEqual(
      titles.sort(),
      [...titlesIn('view/item/context', context, /^\d/)].sort(),
      viewItem,
    );
    const inline = titlesIn('view/item/context', context, /^inline/);
    await at.hover();
    const buttons = await at.locator('.action-label[role="button"]').evaluateAll(labels);
    assert.deepEqual([...buttons].sort(), [...inline].sort(), viewItem);
    for (const title of [...titles, ...buttons]) seen.add(title);
  }

  /** Buttons and menu in the head of the view. */
  async function heads(context: Readonly<Record<string, string | boolean>>): Promise<void> {
    await page.locator('.part.sidebar .composite.title').hover();
    const bar = page.locator('.part.sidebar .composite.title .action-label');
    const buttons = await bar.evaluateAll(labels);
    for (const title of titlesIn('view/title', context, /^navigation/)) {
      assert.ok(buttons.includes(title), `${title} among ${buttons.join(', ')}`);
      seen.add(title);
    }
    const head = page.locator('.part.sidebar .composite.title');
    await head.getByRole('button', { name: /^Views and More Actions/ }).click();
    const entries = page.locator('.monaco-menu').getByRole('menuitem');
    await entries.first().waitFor();
    const titles = (await entries.allInnerTexts()).map((text) => text.trim());
    await workbench.screenshot('commands-head');
    await page.keyboard.press('Escape');
    for (const title of titlesIn('view/title', context, /^\d/)) {
      assert.ok(titles.includes(title), `${title} among ${titles.join(', ')}`);
      seen.add(title);
    }
  }

  async function welcomes(...buttons: readonly string[]): Promise<void> {
    const text = page.locator('.part.sidebar .welcome-view-content');
    for (const name of buttons) {
      await text.getByRole('button', { name }).or(text.getByRole('link', { name })).waitFor();
      seen.add(name);
    }
    await workbench.screenshot(`commands-welcome-${buttons[0]?.replaceAll(' ', '-') ?? ''}`);
  }

  /** A hover of the row where the mouse rests lies over its neighbours, and closes menus. */
  async function away(): Promise<void> {
    await page.mouse.move(900, 500);
    await page.locator('.workbench-hover-container:visible').waitFor({ state: 'hidden' });
  }

  async function comes(first: First): Promise<void> {
    if ('either' in first) await Promise.any(first.either.map(comes));
    else if ('says' in first) await notification(page, first.says);
    else if ('shows' in first) await first.shows(page).waitFor();
    else if ('opens' in first) await page.getByRole('tab', { name: first.opens }).waitFor();
    else await list().locator('.quick-input-title', { hasText: first.asks }).waitFor();
  }
});

const labels = (rows: { getAttribute(name: string): string | null }[]): string[] =>
  rows.map((one) => one.getAttribute('aria-label') ?? '');
