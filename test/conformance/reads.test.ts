import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addFirewallGroup, protect } from '../../src/sandbox/scenarios/firewall.js';
import { addHostedZone } from '../../src/sandbox/scenarios/hostedZones.js';
import { addPrefixList } from '../../src/sandbox/scenarios/prefixLists.js';
import type { World } from '../../src/sandbox/world.js';
import { startSandboxCommand, type RunningSandbox } from './support/sandbox.js';
import { openShell, type Shell } from './support/shell.js';
import { requireTools } from './support/tools.js';

type Row = Readonly<Record<string, unknown>>;

describe('the reads of a diagnosis by the real AWS CLI', function () {
  this.timeout(120_000);
  let sandbox: RunningSandbox | undefined;
  let shell: Shell;
  let folder: string;
  let vpc: string;
  let group: string;
  let list: string;

  before(async () => {
    const tools = requireTools();
    folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    sandbox = await startSandboxCommand('--scenario', 'post');
    const { endpoint } = sandbox.printed;
    shell = openShell(tools, sandbox.printed, folder);
    const state = (await (await fetch(`${endpoint}/_sandbox/state`)).json()) as World;
    const tools2 = state.vpcs[1];
    assert.ok(tools2);
    vpc = tools2.vpcId;
    list = addPrefixList(state, 'offices', ['10.1.0.0/16', '10.2.0.0/16']).prefixListId;
    addHostedZone(state, 'corp.example.com', [tools2]);
    const rules = [{ name: 'bad', action: 'BLOCK', domains: ['bad.example'] }] as const;
    const made = addFirewallGroup(state, 'egress', 0, rules);
    group = made.id;
    protect(state, tools2, made, 101);
    const body = JSON.stringify({ state });
    const reset = await fetch(`${endpoint}/_sandbox/reset`, { method: 'POST', body });
    assert.equal(reset.status, 200);
  });
  after(async () => {
    await sandbox?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const rows = async (member: string, ...args: string[]): Promise<readonly Row[]> =>
    ((await shell.aws(...args)) as Readonly<Record<string, readonly Row[]>>)[member] ?? [];

  it('route53 list-hosted-zones-by-vpc', async () => {
    const args = ['--vpc-id', vpc, '--vpc-region', 'us-east-1'];
    const [zone] = await rows(
      'HostedZoneSummaries',
      'route53',
      'list-hosted-zones-by-vpc',
      ...args,
    );
    assert.equal(zone?.['Name'], 'corp.example.com.');
    assert.deepEqual(zone['Owner'], { OwningAccount: '111122223333' });
    const wrong = ['--vpc-id', 'vpc-0', '--vpc-region', 'us-east-1'];
    assert.match(
      await shell.refused('route53', 'list-hosted-zones-by-vpc', ...wrong),
      /InvalidInput.*ListHostedZonesByVPC/,
    );
  });

  it('ec2 get-managed-prefix-list-entries and describe-managed-prefix-lists', async () => {
    const id = ['--prefix-list-id', list];
    const entries = await rows('Entries', 'ec2', 'get-managed-prefix-list-entries', ...id);
    assert.deepEqual(
      entries.map(({ Cidr }) => Cidr),
      ['10.1.0.0/16', '10.2.0.0/16'],
    );
    const [found] = await rows('PrefixLists', 'ec2', 'describe-managed-prefix-lists');
    assert.equal(found?.['PrefixListName'], 'offices');
  });

  it('ec2 describe-network-acls of one VPC', async () => {
    const filter = ['--filters', `Name=vpc-id,Values=${vpc}`];
    const acls = await rows('NetworkAcls', 'ec2', 'describe-network-acls', ...filter);
    assert.deepEqual(
      acls.map(({ VpcId }) => VpcId),
      [vpc],
    );
  });

  it('route53resolver list-firewall-…', async () => {
    const call = (operation: string, member: string, ...args: string[]) =>
      rows(member, 'route53resolver', operation, ...args);
    const [association] = await call(
      'list-firewall-rule-group-associations',
      'FirewallRuleGroupAssociations',
      '--vpc-id',
      vpc,
    );
    assert.equal(association?.['FirewallRuleGroupId'], group);
    const of = ['--firewall-rule-group-id', group];
    const [rule] = await call('list-firewall-rules', 'FirewallRules', ...of);
    assert.equal(rule?.['BlockResponse'], 'NODATA');
    const domains = await call(
      'list-firewall-domains',
      'Domains',
      '--firewall-domain-list-id',
      String(rule['FirewallDomainListId']),
    );
    assert.deepEqual(domains, ['bad.example']);
  });
});
