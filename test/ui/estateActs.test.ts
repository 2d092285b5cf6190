import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ListResolverRulesCommand,
  Route53ResolverClient,
  UpdateResolverRuleCommand,
} from '@aws-sdk/client-route53resolver';
import type { Frame, Page } from 'playwright-core';
import {
  answer,
  closeNotifications,
  documentText,
  renderedText,
  givePath,
  notification,
} from './helpers/parts.js';
import { clientSettings, startOver } from './helpers/sandbox.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expandClusters,
  openSideBar,
  openWorkbench,
  runCommand,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('acts on an estate of several clusters', () => {
  let workbench: Workbench;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'eks-private-dns-plans-'));
  const [one, both] = [join(folder, 'one.json'), join(folder, 'both.json')];
  const resolver = new Route53ResolverClient(clientSettings());

  before(async () => {
    await startOver('hub');
    workbench = await openWorkbench();
    page = workbench.page;
    await openSideBar(page);
    await expandClusters(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('estate-failed');
  });

  after(async () => {
    await workbench.close();
    await startOver('post');
    resolver.destroy();
    rmSync(folder, { recursive: true });
  });

  it('saves the plan of one cluster from its form', async () => {
    await chooseFromMenu(treeItem(page, /catalogue/), /^Enable private DNS resolution$/);
    const form = await plannedForm(page, /^catalogue$/);
    await save(form, one);
    assert.deepEqual(clustersIn(one), ['catalogue']);
  });

  it('opens one form for the clusters that are selected together, and saves their plan', async () => {
    // Both have been judged: a row that is drawn anew between two clicks would lose the first one.
    for (const name of [/^checkout.*needed/, /^warehouse.*needed/])
      await treeItem(page, name).waitFor();
    await treeItem(page, /checkout/).click();
    await treeItem(page, /warehouse/).click({ modifiers: ['Control'] });
    const selected = page.locator('[role="treeitem"][aria-selected="true"]');
    await selected.nth(1).waitFor();
    await chooseFromMenu(treeItem(page, /warehouse/), /^Enable private DNS resolution$/);
    const form = await plannedForm(page, /^checkout, warehouse$/);
    await workbench.screenshot('several-form');
    await save(form, both);
    assert.deepEqual(clustersIn(both), ['checkout', 'warehouse']);
  });

  it('compares the two saved plans', async () => {
    await runCommand(page, 'EKS Private DNS: Compare plans…');
    await givePath(page, 'Compare two saved plans', one);
    await givePath(page, 'Compare one.json with', both);
    const text = await documentText(page, /one\.json-both\.json/);
    await workbench.screenshot('plans-compared');
    assert.match(text, /warehouse/);
  });

  it('enables both clusters by one plan', async () => {
    await page.getByRole('tab', { name: /checkout, warehouse/ }).click();
    const form = await plannedForm(page, /^checkout, warehouse$/);
    await form.getByRole('button', { name: 'Apply', exact: true }).click();
    assert.match(await answer(page, 'Apply'), /checkout, warehouse/);
    await form.getByText('Private DNS resolution is on').waitFor({ timeout: 30_000 });
    await workbench.screenshot('several-done');
  });

  for (const name of ['checkout', 'warehouse']) {
    it(`verifies ${name} where the clients are`, async () => {
      await treeItem(page, /catalogue/).click();
      await chooseFromMenu(treeItem(page, new RegExp(name)), /^Verify cluster resolution$/);
      await closeNotifications(page);
      const checks = await webviewFrame(page, 'epd-checks');
      await checks.getByRole('heading', { name }).first().waitFor();
      await checks.getByRole('combobox', { name: 'Ask from' }).click();
      await checks.getByRole('option', { name: /tools/ }).first().click();
      await checks.getByRole('button', { name: 'Run check' }).click();
      await checks.getByText('every address is one of the cluster').first().waitFor();
      await workbench.screenshot(`several-verified-${name}`);
    });
  }

  it('applies the saved plan of the third, shown with what differs by now', async () => {
    await runCommand(page, 'EKS Private DNS: Apply a saved plan…');
    await givePath(page, 'Apply a saved plan', one);
    const asked = await answer(page, 'Enable');
    await workbench.screenshot('saved-plan');
    assert.match(asked, /Enable private DNS resolution for catalogue\?[\s\S]*111122223333/);
    await notification(page, /catalogue: private DNS resolution is enabled/);
    await workbench.screenshot('saved-plan-done');
  });

  it('shows what has drifted when somebody else has changed the rule, and mends it', async () => {
    await damage(resolver, 'checkoutRule');
    await chooseFromMenu(treeItem(page, /checkout/), /^What has drifted\?$/);
    const before = await renderedText(page, /checkout\.drift\.md/, /has drifted/);
    await workbench.screenshot('drift-before');
    assert.match(before, /One thing has drifted/);
    await chooseFromMenu(treeItem(page, /checkout/), /^Repair…$/);
    assert.match(await answer(page, 'Repair'), /Repair what was made for checkout\?/);
    await notification(page, /checkout: repaired/);
    await workbench.screenshot('repaired');
    await chooseFromMenu(treeItem(page, /checkout/), /^What has drifted\?$/);
    await renderedText(page, /checkout\.drift\.md/, /Nothing has drifted/);
    await workbench.screenshot('drift-after');
  });

  /** Ticks the client VPC that reaches them all, and waits for the plan. */
  async function plannedForm(at: Page, heading: RegExp): Promise<Frame> {
    const form = await webviewFrame(at, 'epd-setup');
    await form.getByRole('heading', { name: heading }).waitFor();
    const tools = form.locator('vscode-checkbox', { hasText: 'tools' }).first();
    await tools.waitFor();
    if (!(await tools.locator('input').isChecked())) await tools.click();
    await form.getByRole('button', { name: 'Apply', exact: true }).waitFor();
    return form;
  }

  async function save(form: Frame, path: string): Promise<void> {
    await form.getByRole('button', { name: 'Save plan…' }).click();
    await givePath(page, 'Save the plan', path);
    await notification(page, new RegExp(`The plan is saved in ${path.split('/').at(-1)}`));
  }
});

function clustersIn(file: string): readonly string[] {
  const { plan } = JSON.parse(readFileSync(file, 'utf8')) as {
    plan: { clusterName: string; furtherClusters?: readonly { name: string }[] };
  };
  return [plan.clusterName, ...(plan.furtherClusters ?? []).map(({ name }) => name)];
}

/** Leaves a rule one target of two, as somebody in the console would. */
async function damage(resolver: Route53ResolverClient, name: string): Promise<void> {
  const { ResolverRules = [] } = await resolver.send(new ListResolverRulesCommand({}));
  const rule = ResolverRules.find(({ Name }) => Name === name);
  const [target] = rule?.TargetIps ?? [];
  assert.ok(rule?.Id !== undefined && target, `there is no rule ${name}`);
  const Config = { TargetIps: [target] };
  await resolver.send(new UpdateResolverRuleCommand({ ResolverRuleId: rule.Id, Config }));
}
