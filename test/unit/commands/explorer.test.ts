import assert from 'node:assert/strict';
import { commands } from '../../../src/commands/all.js';
import type { CommandId } from '../../../src/commands/ids.js';
import type { AwsScope } from '../../../src/core/model/identity.js';
import { asId } from '../../../src/core/model/ids.js';
import { emptySnapshot } from '../../../src/core/model/snapshot.js';
import { createExplorerView, type ViewState } from '../../../src/ui/explorerView.js';
import { nodeId, type TreeNode } from '../../../src/ui/treeNode.js';
import { cluster, endpoint, fact, rule, scope, snapshot } from '../tree/fixture.js';
import { context, fakeDeps } from './fakes.js';

const estate = snapshot({
  clusterNames: fact(['blog', 'unread']),
  clusters: { blog: fact(cluster('blog')) },
  endpoints: fact([endpoint('rslvr-in-1', { name: 'in' })]),
  rules: fact([rule('rslvr-rr-1'), rule('rslvr-autodefined-rr-internet-resolver')]),
});
const node = (kind: 'cluster', name: string): TreeNode => ({ kind, scope, name });
const endpointNode: TreeNode = { kind: 'endpoint', scope, id: endpoint('rslvr-in-1').id };
const row = (one: TreeNode): string => `row ${nodeId(one)}`;
const state = (deps: { view: { state(): ViewState } }): ViewState => deps.view.state();

describe('Go to resource', () => {
  const goTo = commands['eksPrivateDns.goToResource'];

  it('offers everything that was read, and shows the row of what is picked', async () => {
    const { deps, seen } = fakeDeps(estate, { pick: '$(plug) in' });
    await goTo(deps)(context);
    assert.deepEqual(seen.picks[0]?.labels, [
      '$(server-environment) blog',
      '$(server-environment) unread',
      '$(plug) in',
      '$(arrow-swap) rslvr-rr-1',
      '$(search) Look in a profile and Region that has not been read…',
    ]);
    assert.deepEqual(seen.opened, [row(endpointNode)]);
  });

  for (const text of [
    'blog',
    'blog.gr7.eu-central-1.eks.amazonaws.com',
    'arn:aws:eks:eu-central-1:111122223333:cluster/blog',
  ]) {
    it(`goes straight to ${text}`, async () => {
      const { deps, seen } = fakeDeps(estate);
      await goTo(deps)(context, { text });
      assert.deepEqual(seen.opened, [row(node('cluster', 'blog'))]);
      assert.deepEqual(seen.picks, []);
    });
  }

  it('reads the lists of a Region that the user names, where nothing has been read', async () => {
    const asked: string[] = [];
    const { deps, seen } = fakeDeps(
      emptySnapshot(scope),
      { pick: '$(server-environment) blog' },
      {
        read: (_of, parts) => {
          asked.push(...parts.map(String));
          return Promise.resolve(estate);
        },
      },
    );
    await goTo({ ...deps, scopes: () => [] })(context);
    assert.deepEqual(asked.slice(1), [
      'clusterNames',
      'vpcs',
      'endpoints',
      'rules',
      'associations',
    ]);
    assert.deepEqual(seen.opened, [row(node('cluster', 'blog'))]);
  });

  const arn = 'arn:aws:eks:eu-central-1:111122223333:cluster/blog';

  it('finds the cluster of a link by names alone, where it was not read', async () => {
    const asked: string[] = [];
    const { deps, seen } = fakeDeps(
      emptySnapshot(scope),
      {},
      {
        read: (of, parts) => {
          asked.push(`${of.profile} ${of.region}`, ...parts.map(String));
          return Promise.resolve(estate);
        },
      },
    );
    await goTo({ ...deps, scopes: () => [] })(context, { text: arn });
    assert.deepEqual(asked, [`${scope.profile} eu-central-1`, ...['identity', 'clusterNames']]);
    assert.deepEqual(seen.opened, [row(node('cluster', 'blog'))]);
  });

  for (const [what, text] of [
    ['another account', arn.replace('111122223333', '999900001111')],
    ['no cluster of that name', `${arn}-2`],
  ] as const) {
    it(`says so where the profile has ${what}`, async () => {
      const { deps, seen } = fakeDeps(
        emptySnapshot(scope),
        {},
        {
          read: () => Promise.resolve(estate),
        },
      );
      await assert.rejects(
        async () => goTo({ ...deps, scopes: () => [] })(context, { text }),
        /There is no cluster blog/,
      );
      assert.deepEqual(seen.opened, []);
    });
  }
});

describe('copying from the explorer', () => {
  const copy = async (id: CommandId, argument: unknown, rows?: readonly unknown[]) => {
    const { deps, seen } = fakeDeps(estate);
    await commands[id](deps)(context, argument, rows);
    return seen.copied[0];
  };

  it('takes all rows that are selected, a line for each', async () => {
    const rows = [node('cluster', 'blog'), endpointNode];
    assert.equal(await copy('eksPrivateDns.copyName', rows[0], rows), 'blog\nin');
    assert.equal(
      await copy('eksPrivateDns.copyArn', rows[0], rows),
      'arn:aws:eks:eu-central-1:111122223333:cluster/blog\n' +
        'arn:aws:route53resolver:eu-central-1:111122223333:resolver-endpoint/rslvr-in-1',
    );
  });

  it('gives JSON of one, and a list of several', async () => {
    const one = await copy('eksPrivateDns.copyJson', node('cluster', 'blog'));
    assert.deepEqual(JSON.parse(one ?? ''), cluster('blog'));
    const rows = [node('cluster', 'blog'), endpointNode];
    const two = JSON.parse(
      (await copy('eksPrivateDns.copyJson', rows[0], rows)) ?? '',
    ) as unknown[];
    assert.equal(two.length, 2);
  });

  const lines: readonly (readonly [TreeNode, string])[] = [
    [node('cluster', 'blog'), 'aws eks describe-cluster --name blog'],
    [endpointNode, 'aws route53resolver get-resolver-endpoint --resolver-endpoint-id rslvr-in-1'],
    [
      { kind: 'rule', scope, id: asId('rslvr-rr-1') },
      'aws route53resolver get-resolver-rule --resolver-rule-id rslvr-rr-1',
    ],
    [{ kind: 'vpc', scope, id: asId('vpc-c') }, 'aws ec2 describe-vpcs --vpc-ids vpc-c'],
    [
      { kind: 'vpcDns', scope, id: asId('vpc-c') },
      'aws ec2 describe-vpc-attribute --vpc-id vpc-c --attribute enableDnsSupport',
    ],
  ];
  for (const [of, line] of lines) {
    it(`gives the command line of a ${of.kind}`, async () => {
      const copied = await copy('eksPrivateDns.copyCliCommand', of);
      assert.equal(copied, `${line} --profile blog --region eu-central-1`);
    });
  }

  it('quotes what a shell would take apart, and names no profile that the CLI does not know', async () => {
    const odd: AwsScope = { profile: 'a b', region: 'eu-central-1' };
    const of = { kind: 'cluster', scope: odd, name: 'blog' };
    assert.match(
      (await copy('eksPrivateDns.copyCliCommand', of)) ?? '',
      /--profile 'a b' --region/,
    );
    const { deps, seen } = fakeDeps(
      estate,
      {},
      {
        profiles: () =>
          Promise.resolve([
            { name: 'blog', source: 'sandbox', endpointUrl: 'http://127.0.0.1:4566' },
          ]),
      },
    );
    await commands['eksPrivateDns.copyCliCommand'](deps)(context, node('cluster', 'blog'));
    assert.equal(
      seen.copied[0],
      'aws eks describe-cluster --name blog --endpoint-url http://127.0.0.1:4566 --region eu-central-1',
    );
  });
});

describe('Open in the AWS console', () => {
  const open = async (of: TreeNode, held = estate) => {
    const { deps, seen } = fakeDeps(held);
    await commands['eksPrivateDns.openInConsole'](deps)(context, of);
    return seen.opened[0];
  };

  it('opens the page of the resource', async () => {
    assert.equal(
      await open(node('cluster', 'blog')),
      'https://eu-central-1.console.aws.amazon.com/eks/clusters/blog?region=eu-central-1',
    );
    assert.equal(
      await open(endpointNode),
      'https://eu-central-1.console.aws.amazon.com/route53resolver/home?region=eu-central-1#/endpoint/rslvr-in-1',
    );
  });

  for (const [region, host] of [
    ['cn-north-1', 'console.amazonaws.cn'],
    ['us-gov-west-1', 'console.amazonaws-us-gov.com'],
    ['eusc-de-east-1', 'console.amazonaws-eusc.eu'],
  ] as const) {
    it(`opens the console of ${region}, also where STS may not be asked`, async () => {
      const there = { profile: 'blog', region };
      const url = await open({ kind: 'region', scope: there }, emptySnapshot(there));
      assert.equal(url, `https://${region}.${host}/console/home?region=${region}`);
    });
  }

  it('says where there is no page, and opens nothing', async () => {
    const there = { profile: 'blog', region: 'us-iso-east-1' };
    await assert.rejects(open({ kind: 'region', scope: there }, emptySnapshot(there)));
    await assert.rejects(open({ kind: 'profile', profile: 'blog' }));
  });
});

describe('the explorer of a workspace', () => {
  it('pins and unpins, and remembers', async () => {
    const memory = new Map<string, unknown>();
    const view = () =>
      createExplorerView(
        {
          get: (key) => memory.get(key),
          update: (key, value) => Promise.resolve(void memory.set(key, value)),
        },
        () => {},
      );
    const { deps, seen } = fakeDeps(estate);
    const all = { ...deps, view: view() };
    await commands['eksPrivateDns.pin'](all)(context, { kind: 'region', scope });
    await commands['eksPrivateDns.pin'](all)(context, { kind: 'region', scope });
    await commands['eksPrivateDns.showPinnedOnly'](all)(context);
    assert.deepEqual(seen.opened[0], row({ kind: 'region', scope }));
    assert.deepEqual(view().state().pins, [scope]);
    assert.equal(view().state().pinnedOnly, true);
    await commands['eksPrivateDns.unpin'](all)(context, { kind: 'region', scope });
    assert.deepEqual(view().state(), { pins: [], pinnedOnly: false, added: [], filter: '' });
  });

  it('takes what the memory holds for what it is', () => {
    for (const rubbish of [undefined, null, 7, { pins: [{ profile: 1 }], filter: [] }]) {
      const view = createExplorerView(
        { get: () => rubbish, update: () => Promise.resolve() },
        () => {},
      );
      assert.deepEqual(view.state(), { pins: [], pinnedOnly: false, added: [], filter: '' });
    }
  });

  it('adds a Region to one profile, and removes only what was added', async () => {
    const { deps, seen } = fakeDeps(estate, { lines: ['eu-west-1'] });
    await commands['eksPrivateDns.addRegion'](deps)(context, { kind: 'profile', profile: 'blog' });
    const added = { profile: 'blog', region: 'eu-west-1' };
    assert.deepEqual(state(deps).added, [added]);
    assert.deepEqual(seen.opened, [row({ kind: 'region', scope: added })]);
    const remove = commands['eksPrivateDns.removeRegion'](deps);
    await assert.rejects(remove(context, { kind: 'region', scope }));
    await remove(context, { kind: 'region', scope: added });
    assert.deepEqual(state(deps).added, []);
  });

  it('offers the Regions that other profiles use, and to type another', async () => {
    const { deps, seen } = fakeDeps(
      estate,
      { pick: 'us-east-1' },
      {
        profiles: () =>
          Promise.resolve([
            { name: 'blog', region: 'eu-central-1' },
            { name: 'other', region: 'us-east-1' },
          ]),
      },
    );
    await commands['eksPrivateDns.addRegion'](deps)(context, { kind: 'profile', profile: 'blog' });
    assert.deepEqual(seen.picks[0]?.labels, ['us-east-1', 'Another Region…']);
    assert.deepEqual(state(deps).added, [{ profile: 'blog', region: 'us-east-1' }]);
  });

  it('filters, shows the old filter for a change, and clears it', async () => {
    const { deps } = fakeDeps(estate, { lines: [' pay  prod '] });
    await commands['eksPrivateDns.filter'](deps)(context);
    assert.equal(state(deps).filter, 'pay  prod');
    await commands['eksPrivateDns.clearFilter'](deps)(context);
    assert.equal(state(deps).filter, '');
  });
});
