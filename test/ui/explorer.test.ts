import assert from 'node:assert/strict';
import { pick } from './helpers/parts.js';
import {
  chooseFromMenu,
  expand,
  openSideBar,
  openWorkbench,
  runCommand,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('the explorer', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench();
    await openSideBar(workbench.page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('explorer-failed');
  });

  after(async () => {
    await workbench.close();
  });

  const type = async (text: string): Promise<void> => {
    const input = workbench.page.locator('.quick-input-widget input[type="text"]');
    await input.waitFor();
    await input.fill(text);
    await workbench.page.keyboard.press('Enter');
  };

  it('goes to a resource of a Region that nobody has opened, from the palette', async () => {
    const { page } = workbench;
    await runCommand(page, 'EKS Private DNS: Go to resource…');
    await pick(page, /payments/);
    const row = page.locator('.part.sidebar').getByRole('treeitem', { name: /^payments, cluster/ });
    await row.and(page.locator('[aria-selected="true"]')).waitFor();
    await workbench.screenshot('go-to-resource');
  });

  it('says in words what its badge says', async () => {
    await treeItem(workbench.page, /^payments, cluster, .*needed outside its VPC/).waitFor();
  });

  it('filters, says so, and shows all again', async () => {
    const { page } = workbench;
    await runCommand(page, 'EKS Private DNS: Filter…');
    await type('nothing-has-this-name');
    await treeItem(page, /^Nothing here matches the filter/).waitFor();
    assert.match(await page.locator('.part.sidebar').innerText(), /Filter: nothing-has-this-name/);
    await workbench.screenshot('filter');
    await treeItem(page, /^Nothing here matches the filter/).click();
    await treeItem(page, /^payments, cluster/).waitFor();
  });

  it('shows what is in a VPC, with its DNS settings', async () => {
    const { page } = workbench;
    await expand(treeItem(page, /^VPCs/));
    const vpc = treeItem(page, /, VPC, 192\.168\.0\.0\/16/);
    await expand(vpc);
    await treeItem(page, /^DNS settings, support on/).waitFor();
    const clusters = page.getByRole('treeitem', { name: /^payments, cluster/ });
    await clusters.nth(1).waitFor();
    await workbench.screenshot('vpc');
  });

  it('says that no cluster can be forwarded for, before there is an inbound endpoint', async () => {
    const { page } = workbench;
    await expand(treeItem(page, /^Forwarders/));
    await treeItem(page, /^No cluster has an inbound endpoint/).waitFor();
    await workbench.screenshot('forwarders');
  });

  it('pins a profile and Region above the profiles, and takes it back', async () => {
    const { page } = workbench;
    await chooseFromMenu(treeItem(page, /us-east-1, Region/), /^Pin this/);
    await treeItem(page, /us-east-1, Region.*pinned/).waitFor();
    const first = page.locator('.part.sidebar').getByRole('treeitem').first();
    // A menu would be closed by the row being shown.
    await first.and(page.locator('[aria-selected="true"]')).waitFor();
    assert.match((await first.getAttribute('aria-label')) ?? '', /pinned/);
    await workbench.screenshot('pinned');
    await chooseFromMenu(treeItem(page, /us-east-1, Region.*pinned/), /^Unpin/);
    await treeItem(page, /us-east-1, Region.*pinned/).waitFor({ state: 'detached' });
  });

  it('adds a Region to a profile and reads nothing of it but whose it is', async () => {
    const { page } = workbench;
    const added = /^eu-west-3, Region, account 111122223333$/;
    await chooseFromMenu(treeItem(page, /^sandbox, AWS profile/), /^Add a Region/);
    await type('eu-west-3');
    // A menu would be closed by the row being shown.
    await treeItem(page, added).and(page.locator('[aria-selected="true"]')).waitFor();
    // The hover of the row above lies over this one.
    await page.mouse.move(900, 500);
    await chooseFromMenu(treeItem(page, added), /^Remove Region/);
    await treeItem(page, added).waitFor({ state: 'detached' });
  });
});
