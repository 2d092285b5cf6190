import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startSandboxCommand, type RunningSandbox } from './support/sandbox.js';
import { openShell, type Shell } from './support/shell.js';
import { requireTools } from './support/tools.js';

/** The post's commands with its line ends repaired: `--name` and its value stood on two lines. */
const createInbound = `
export DATE=$(date +%s)
export INBOUND_RESOLVER_ID=$(aws route53resolver create-resolver-endpoint --name \\
$NAME --direction INBOUND --creator-request-id $DATE --security-group-ids $SGS \\
--ip-addresses SubnetId=$SUBNET_1,Ip=$IP_1 SubnetId=$SUBNET_2,Ip=$IP_2 \\
| jq -r .ResolverEndpoint.Id)
echo $INBOUND_RESOLVER_ID
aws route53resolver list-resolver-endpoint-ip-addresses --resolver-endpoint-id \\
$INBOUND_RESOLVER_ID | jq .IpAddresses[].Ip
`;
const createOutbound = createInbound.replaceAll('INBOUND', 'OUTBOUND');
const createRule = `
export DATE=$(date +%s)
aws route53resolver create-resolver-rule --name $NAME --rule-type FORWARD \\
--creator-request-id $DATE --domain-name $CLUSTER_ENDPOINT --target-ips \\
Ip=$IP,Port=53 --resolver-endpoint-id $OUTBOUND_ID
`;

interface Subnets {
  readonly Subnets: readonly {
    SubnetId: string;
    CidrBlock: string;
    AvailabilityZone: string;
    MapPublicIpOnLaunch: boolean;
  }[];
}
interface ClusterAnswer {
  readonly cluster: { endpoint: string; resourcesVpcConfig: { vpcId: string } };
}

describe('the post’s commands by the real AWS CLI and dig', function () {
  this.timeout(120_000);
  let sandbox: RunningSandbox;
  let started = false;
  let shell: Shell;
  let folder: string;
  let name: string;
  let clusterVpc: string;
  let clientVpc: string;
  const made = { inbound: '', outbound: '', rule: '', inboundGroup: '', outboundGroup: '' };

  before(async () => {
    const tools = requireTools();
    folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    sandbox = await startSandboxCommand('--scenario', 'post', '--endpoint-seconds', '2');
    started = true;
    shell = openShell(tools, sandbox.printed, folder);
    const { clusters } = (await shell.aws('eks', 'list-clusters')) as { clusters: string[] };
    const described = await shell.aws('eks', 'describe-cluster', '--name', clusters[0] ?? '');
    const { cluster } = described as ClusterAnswer;
    name = new URL(cluster.endpoint).hostname;
    clusterVpc = cluster.resourcesVpcConfig.vpcId;
    const vpcs = (await shell.aws('ec2', 'describe-vpcs')) as { Vpcs: { VpcId: string }[] };
    clientVpc = vpcs.Vpcs.find(({ VpcId }) => VpcId !== clusterVpc)?.VpcId ?? '';
  });

  after(async () => {
    if (!started) return;
    const code = await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
    assert.equal(code, 0, 'SIGTERM ends the sandbox well');
    assert.equal(sandbox.output().trimEnd().split('\n').length, 1, 'one line of JSON, no more');
  });

  const vantageIn = (vpcId: string) => {
    const found = sandbox.printed.vantages.find((vantage) => vantage.vpcId === vpcId);
    assert.ok(found, `no vantage in ${vpcId}`);
    return found;
  };
  const fromClient = (): Promise<string[]> => shell.dig(vantageIn(clientVpc), name);

  /** Two subnets of a VPC in two zones, with a free address of each. */
  const places = async (vpcId: string): Promise<Record<string, string>> => {
    const filter = `Name=vpc-id,Values=${vpcId}`;
    const answer = (await shell.aws('ec2', 'describe-subnets', '--filters', filter)) as Subnets;
    const byZone = new Map(answer.Subnets.map((subnet) => [subnet.AvailabilityZone, subnet]));
    const [one, two] = [...byZone.values()];
    const free = (cidr = ''): string => cidr.replace(/\.\d+\/\d+$/, '.100');
    return {
      SUBNET_1: one?.SubnetId ?? '',
      IP_1: free(one?.CidrBlock),
      SUBNET_2: two?.SubnetId ?? '',
      IP_2: free(two?.CidrBlock),
    };
  };
  const group = async (vpcId: string, groupName: string): Promise<string> => {
    const args = ['--group-name', groupName, '--description', 'DNS', '--vpc-id', vpcId];
    const answer = await shell.aws('ec2', 'create-security-group', ...args);
    return (answer as { GroupId: string }).GroupId;
  };
  const until = async (done: () => Promise<boolean>, what: string): Promise<void> => {
    const deadline = Date.now() + 30_000;
    while (!(await done())) {
      assert.ok(Date.now() < deadline, `not within 30 s: ${what}`);
      await wait(300);
    }
  };
  const operational = (id: string): Promise<void> =>
    until(async () => {
      const args = ['--resolver-endpoint-id', id];
      const answer = await shell.aws('route53resolver', 'get-resolver-endpoint', ...args);
      return (
        (answer as { ResolverEndpoint: { Status: string } }).ResolverEndpoint.Status ===
        'OPERATIONAL'
      );
    }, `${id} OPERATIONAL`);
  const gone = (...args: readonly string[]): Promise<void> =>
    until(
      async () => {
        try {
          await shell.aws('route53resolver', ...args);
          return false;
        } catch (error) {
          assert.match(String(error), /ResourceNotFoundException/);
          return true;
        }
      },
      `${args.join(' ')} gone`,
    );

  it('before anything, the peered VPC gets the public addresses', async () => {
    const addresses = await fromClient();
    assert.equal(addresses.length, 2);
    for (const address of addresses) assert.doesNotMatch(address, /^(10|192\.168|172\.)\./);
    assert.ok(!addresses.includes('192.168.109.77'));
  });

  it('creates the inbound endpoint and prints its two addresses', async () => {
    made.inboundGroup = await group(clusterVpc, 'inbound-dns');
    for (const protocol of ['udp', 'tcp']) {
      const rule = ['--protocol', protocol, '--port', '53', '--cidr', '172.16.0.0/16'];
      const to = ['--group-id', made.inboundGroup];
      await shell.aws('ec2', 'authorize-security-group-ingress', ...to, ...rule);
    }
    const where = await places(clusterVpc);
    const variables = { NAME: 'paymentsInboundEndpoint', SGS: made.inboundGroup, ...where };
    const { code, out, err } = await shell.script(createInbound, variables);
    assert.equal(code, 0, err);
    const [id = '', ...addresses] = out.trim().split('\n');
    assert.match(id, /^rslvr-in-/);
    assert.deepEqual(addresses.sort(), [`"${where['IP_1']}"`, `"${where['IP_2']}"`].sort());
    made.inbound = id;
    await operational(id);
  });

  it('creates the outbound endpoint in the peered VPC', async () => {
    made.outboundGroup = await group(clientVpc, 'outbound-dns');
    const where = await places(clientVpc);
    const variables = { NAME: 'paymentsOutboundEndpoint', SGS: made.outboundGroup, ...where };
    const { code, out, err } = await shell.script(createOutbound, variables);
    assert.equal(code, 0, err);
    made.outbound = out.trim().split('\n')[0] ?? '';
    assert.match(made.outbound, /^rslvr-out-/);
    await operational(made.outbound);
  });

  it('creates the rule; without an association nothing changes', async () => {
    const { IP_1: IP = '' } = await places(clusterVpc);
    const variables = {
      NAME: 'paymentsRule',
      CLUSTER_ENDPOINT: name,
      IP,
      OUTBOUND_ID: made.outbound,
    };
    const { code, out, err } = await shell.script(createRule, variables);
    assert.equal(code, 0, err);
    const { ResolverRule } = JSON.parse(out) as {
      ResolverRule: { Id: string; DomainName: string };
    };
    made.rule = ResolverRule.Id;
    assert.equal(ResolverRule.DomainName.toLowerCase(), `${name}.`);
    assert.ok(!(await fromClient()).includes('192.168.109.77'));
  });

  it('refuses the association with the cluster’s own VPC: [RSLVR-00804]', async () => {
    const args = ['--resolver-rule-id', made.rule, '--vpc-id', clusterVpc];
    const said = await shell.refused('route53resolver', 'associate-resolver-rule', ...args);
    assert.match(said, /\[RSLVR-00804\]/);
  });

  it('after the association the peered VPC gets the two private addresses', async () => {
    const args = ['--resolver-rule-id', made.rule, '--vpc-id', clientVpc];
    await shell.aws('route53resolver', 'associate-resolver-rule', ...args);
    const association = async (): Promise<boolean> => {
      const filter = ['--filters', `Name=ResolverRuleId,Values=${made.rule}`];
      const list = await shell.aws('route53resolver', 'list-resolver-rule-associations', ...filter);
      const { ResolverRuleAssociations } = list as {
        ResolverRuleAssociations: { Status: string }[];
      };
      return ResolverRuleAssociations.some(({ Status }) => Status === 'COMPLETE');
    };
    await until(association, 'association COMPLETE');
    assert.deepEqual(await fromClient(), ['192.168.109.77', '192.168.74.42']);
  });

  it('refuses a tear-down in the wrong order', async () => {
    const rule = ['--resolver-rule-id', made.rule];
    const inUse = await shell.refused('route53resolver', 'delete-resolver-rule', ...rule);
    assert.match(inUse, /ResourceInUseException/);
    const endpoint = ['--resolver-endpoint-id', made.outbound];
    const rules = await shell.refused('route53resolver', 'delete-resolver-endpoint', ...endpoint);
    assert.match(rules, /\[RSLVR-00600\]/);
    const groupId = ['--group-id', made.outboundGroup];
    const used = await shell.refused('ec2', 'delete-security-group', ...groupId);
    assert.match(used, /DependencyViolation/);
    assert.deepEqual(await fromClient(), ['192.168.109.77', '192.168.74.42'], 'nothing was lost');
  });

  it('tears down in the right order, and the public addresses are back', async () => {
    const rule = ['--resolver-rule-id', made.rule];
    await shell.aws(
      'route53resolver',
      'disassociate-resolver-rule',
      ...rule,
      '--vpc-id',
      clientVpc,
    );
    await until(async () => {
      const filter = ['--filters', `Name=ResolverRuleId,Values=${made.rule}`];
      const list = await shell.aws('route53resolver', 'list-resolver-rule-associations', ...filter);
      return (
        (list as { ResolverRuleAssociations: unknown[] }).ResolverRuleAssociations.length === 0
      );
    }, 'association gone');
    await shell.aws('route53resolver', 'delete-resolver-rule', ...rule);
    await gone('get-resolver-rule', ...rule);
    const endpoints = [made.outbound, made.inbound];
    for (const id of endpoints) {
      await shell.aws('route53resolver', 'delete-resolver-endpoint', '--resolver-endpoint-id', id);
    }
    for (const id of endpoints) await gone('get-resolver-endpoint', '--resolver-endpoint-id', id);
    for (const id of [made.outboundGroup, made.inboundGroup]) {
      await shell.aws('ec2', 'delete-security-group', '--group-id', id);
    }
    assert.ok(!(await fromClient()).includes('192.168.109.77'));
  });
});
