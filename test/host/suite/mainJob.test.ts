import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ApplyResult } from '../../../src/core/model/apply.js';
import type { Check } from '../../../src/core/verify/check.js';
import type { ExtensionApi } from '../../../src/extension.js';
import { nodeId, type TreeNode } from '../../../src/ui/treeNode.js';

const account = '111122223333';

async function explorer(): Promise<ExtensionApi['explorer']> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('eks-private-dns.eks-private-dns');
  assert.ok(extension);
  return (await extension.activate()).explorer;
}

async function below(node?: TreeNode): Promise<readonly TreeNode[]> {
  const rows = await (await explorer()).getChildren(node);
  return rows ?? [];
}

async function item(node: TreeNode): Promise<vscode.TreeItem> {
  return (await explorer()).getTreeItem(node);
}

/** The sandbox's profile and Region, and the rows below. */
async function region(): Promise<Extract<TreeNode, { kind: 'region' }>> {
  const profiles = await below();
  const sandbox = profiles.find((node) => node.kind === 'profile' && node.profile === 'sandbox');
  assert.ok(sandbox, `no sandbox among ${profiles.map(nodeId).join()}`);
  const [first] = await below(sandbox);
  assert.ok(first?.kind === 'region');
  return first;
}

async function group(kind: string): Promise<readonly TreeNode[]> {
  const groups = await below(await region());
  const found = groups.find((node) => node.kind === 'group' && node.group === kind);
  assert.ok(found, groups.map(nodeId).join());
  await vscode.commands.executeCommand('eksPrivateDns.refresh', found);
  return below(found);
}

async function clusterArgument() {
  const { scope } = await region();
  const [cluster] = await group('clusters');
  assert.ok(cluster?.kind === 'cluster', 'no cluster row');
  return { ...scope, clusterName: cluster.name };
}

/** Asks every vantage in a VPC that is not the cluster's. */
async function verdictsFrom(vantage: string): Promise<Check> {
  const argument = { ...(await clusterArgument()), vantage };
  const check = await vscode.commands.executeCommand<Check | undefined>(
    'eksPrivateDns.verifyQuick',
    argument,
  );
  assert.ok(check, 'no check came back');
  return check;
}

async function clientVpc(): Promise<string> {
  const rows = await group('vpcs');
  for (const row of rows) {
    const shown = await item(row);
    if (row.kind === 'vpc' && String(shown.description).includes('172.16.0.0/16')) return row.id;
  }
  throw new Error(`no client VPC among ${rows.map(nodeId).join()}`);
}

const tabs = () => vscode.window.tabGroups.all.flatMap((one) => one.tabs);
const openPanels = () =>
  tabs().flatMap(({ input }) => (input instanceof vscode.TabInputWebview ? [input.viewType] : []));

async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`never happened: ${what}`);
}

describe('the main job in an editor', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows the cluster with its access mode', async () => {
    const [cluster] = await group('clusters');
    assert.ok(cluster);
    await eventually('the cluster is described', async () => {
      return (await item(cluster)).contextValue === 'cluster.enablable';
    });
    assert.match(String((await item(cluster)).description), /public and private$/);
  });

  it('names the account in the Region', async () => {
    assert.match(String((await item(await region())).description), new RegExp(account));
  });

  it('has no autodefined rules among its rows', async () => {
    const rules = await group('rules');
    assert.ok(rules.every((node) => !nodeId(node).includes('autodefined')));
  });

  it('opens the setup form for a cluster', async () => {
    await vscode.commands.executeCommand('eksPrivateDns.enable', await clusterArgument());
    await eventually('the panel opens', () =>
      openPanels().some((type) => type.includes('eksPrivateDns.setup')),
    );
  });

  it('opens the checks for a row', async () => {
    const [cluster] = await group('clusters');
    await vscode.commands.executeCommand('eksPrivateDns.verify', cluster);
    await eventually('the panel opens', () =>
      openPanels().some((type) => type.includes('eksPrivateDns.checks')),
    );
  });

  it('says whether it is needed, as a document', async () => {
    const verdicts = await vscode.commands.executeCommand<readonly { necessity: string }[]>(
      'eksPrivateDns.showVerdict',
      await clusterArgument(),
    );
    assert.deepEqual(new Set(verdicts.map(({ necessity }) => necessity)), new Set(['needed']));
    await eventually('the verdict is shown rendered', () =>
      openPanels().some((type) => type.includes('markdown.preview')),
    );
  });

  it('refuses when another account was confirmed', async () => {
    const result = await vscode.commands.executeCommand('eksPrivateDns.enableQuick', {
      ...(await clusterArgument()),
      clientVpcIds: [await clientVpc()],
      confirmedAccount: '999999999999',
    });
    assert.equal(result, undefined);
    assert.equal((await group('rules'))[0]?.kind, 'note');
  });

  it('copies the ARN of a cluster', async () => {
    const [cluster] = await group('clusters');
    assert.ok(cluster?.kind === 'cluster');
    await eventually('the cluster is described', async () => {
      return (await item(cluster)).contextValue === 'cluster.enablable';
    });
    await vscode.commands.executeCommand('eksPrivateDns.copyArn', cluster);
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, new RegExp(`^arn:aws:eks:.*:cluster/${cluster.name}$`));
  });

  it('enables, verifies, and disables again', async () => {
    const vpcId = await clientVpc();
    const argument = await clusterArgument();
    const before = await verdictsFrom(`vpc:${vpcId}`);
    assert.equal(before.verdict.kind, 'public', before.dig);

    // No client VPC is named: the quick pick asks, with the only usable one ticked.
    const enabling = vscode.commands.executeCommand<ApplyResult | undefined>(
      'eksPrivateDns.enableQuick',
      { ...argument, confirmedAccount: account },
    );
    await eventually('the plan is shown', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (
        vscode.window.activeTextEditor?.document.uri.path.endsWith('.enable.plan.txt') === true
      );
    });
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /\+\$365\.00/);
    const enabled = await enabling;
    assert.equal(enabled?.outcome, 'done', JSON.stringify(enabled?.error));
    const endpoints = await group('endpoints');
    assert.deepEqual(
      new Set(await Promise.all(endpoints.map(async (node) => (await item(node)).contextValue))),
      new Set(['endpoint.inbound', 'endpoint.outbound']),
    );
    const inbound = endpoints[0];
    assert.ok(inbound);
    assert.equal((await below(inbound)).length, 2);
    const [rule] = await group('rules');
    assert.ok(rule?.kind === 'rule');
    assert.equal((await below(rule)).length, 1);

    const after = await verdictsFrom(`vpc:${vpcId}`);
    assert.equal(after.verdict.kind, 'private', after.dig);
    assert.match(after.dig, /192\.168\.109\.77/);
    assert.match(after.dig, /192\.168\.74\.42/);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /ANSWER SECTION/);

    const disabled = await vscode.commands.executeCommand<ApplyResult | undefined>(
      'eksPrivateDns.disable',
      { ...argument, confirmedAccount: account },
    );
    assert.equal(disabled?.outcome, 'done', JSON.stringify(disabled?.error));
    for (const kind of ['rules', 'endpoints']) {
      assert.deepEqual(
        (await group(kind)).map((node) => node.kind),
        ['note'],
        kind,
      );
    }
    assert.deepEqual((await verdictsFrom(`vpc:${vpcId}`)).verdict.kind, before.verdict.kind);
  });

  it('starts the embedded sandbox as a profile of its own', async () => {
    const profile = await vscode.commands.executeCommand<string>('eksPrivateDns.trySandbox');
    const row = (await below()).find((node) => nodeId(node) === `profile:${profile}`);
    assert.ok(row, `no ${profile} in the explorer`);
    const [place] = await below(row);
    assert.ok(place);
    assert.equal((await below(place)).length, 5);
    assert.equal(
      await vscode.commands.executeCommand('eksPrivateDns.trySandbox'),
      profile,
      'a second one was started',
    );
  });
});
