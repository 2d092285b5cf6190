import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commands } from '../../../src/commands/all.js';
import { commandIds } from '../../../src/commands/ids.js';
import type { Cluster } from '../../../src/core/model/cluster.js';
import { PortError } from '../../../src/core/model/portError.js';
import { cluster, fact, oneCluster, scope, snapshot, trouble } from '../tree/fixture.js';
import { context, fakeDeps } from './fakes.js';

const argument = { ...scope, clusterName: 'blog' };
const node = { kind: 'cluster', scope, name: 'blog' };

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  };
}

const json = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

describe('the manifest', () => {
  const manifest = json('package.json') as Manifest;

  it('declares the commands there are', () => {
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual([...declared].sort(), [...commandIds].sort());
    assert.deepEqual(Object.keys(commands).sort(), [...commandIds].sort());
  });

  it('has menus for declared commands only', () => {
    const used = Object.values(manifest.contributes.menus).flat();
    const known = new Set<string>(commandIds);
    assert.deepEqual(
      used.filter(({ command }) => !known.has(command)),
      [],
    );
  });

  it('takes from an untrusted workspace no setting that decides who is asked, or what is made', () => {
    const { capabilities, contributes, extensionKind } = json('package.json') as {
      readonly capabilities: {
        readonly untrustedWorkspaces: {
          readonly supported: string;
          readonly restrictedConfigurations: readonly string[];
        };
        readonly virtualWorkspaces: boolean;
      };
      readonly contributes: { readonly configuration: { readonly properties: object } };
      readonly extensionKind: readonly string[];
    };
    const { supported, restrictedConfigurations } = capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    // A setting that need not be restricted must be added here, with a reason.
    const settings = Object.keys(contributes.configuration.properties);
    assert.deepEqual([...restrictedConfigurations].sort(), settings.sort());
    assert.equal(capabilities.virtualWorkspaces, true);
    // Credentials, routes and name servers are those of the machine with the workspace.
    assert.deepEqual(extensionKind, ['workspace']);
  });

  it('says something in every state in which the tree has no rows', () => {
    const { contributes } = json('package.json') as {
      readonly contributes: {
        readonly viewsWelcome: readonly { readonly when: string; readonly contents: string }[];
      };
    };
    const texts = json('package.nls.json') as Readonly<Record<string, string>>;
    const known = new Set<string>(commandIds);
    for (const { contents } of contributes.viewsWelcome) {
      const text = texts[contents.replaceAll('%', '')] ?? '';
      const linked = [...text.matchAll(/\(command:(eksPrivateDns\.\w+)/g)].map(([, id = '']) => id);
      assert.deepEqual(
        linked.filter((id) => !known.has(id)),
        [],
      );
    }
    const conditions = contributes.viewsWelcome.map(({ when }) => when).join();
    for (const state of ['allHidden', 'pinnedOnly', 'isWorkspaceTrusted']) {
      assert.ok(conditions.includes(state), state);
    }
  });

  it('has a text for every key, and no text that nothing uses', () => {
    const keys = Object.keys(json('package.nls.json') as object);
    const source = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
    const used = [...source.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), keys.sort());
  });
});

describe('Enable private DNS resolution', () => {
  it('opens the form for a row, and for an argument', async () => {
    const { deps, seen } = fakeDeps(oneCluster(cluster('blog')));
    await commands['eksPrivateDns.enable'](deps)(context, node);
    await commands['eksPrivateDns.enable'](deps)(context, argument);
    assert.deepEqual(seen.opened, ['setup blog', 'setup blog']);
  });

  it('lets the user pick where nothing is named', async () => {
    const { deps, seen } = fakeDeps(oneCluster(cluster('blog')), { pick: 'blog' });
    await commands['eksPrivateDns.enable'](deps)(context);
    assert.deepEqual(seen.picks[0]?.labels, ['blog']);
    assert.deepEqual(seen.opened, ['setup blog']);
  });

  const unfit: readonly (readonly [string, Partial<Cluster>])[] = [
    ['external', { kind: 'external' }],
    ['Outposts', { kind: 'outposts' }],
  ];
  for (const [name, more] of unfit) {
    it(`says why a cluster of kind ${name} is not one for it`, async () => {
      const { deps, seen } = fakeDeps(oneCluster(cluster('blog', more)));
      await commands['eksPrivateDns.enable'](deps)(context, argument);
      assert.deepEqual(seen.opened, []);
      assert.equal(seen.said.length, 1);
      assert.match(seen.said[0]?.text ?? '', /blog/);
    });
  }

  it('opens the form for a public-only cluster, which offers private access', async () => {
    const { deps, seen } = fakeDeps(oneCluster(cluster('blog', { access: 'public' })));
    await commands['eksPrivateDns.enable'](deps)(context, argument);
    assert.deepEqual(seen.opened, ['setup blog']);
    assert.deepEqual(seen.said, []);
  });

  it('throws the reason when the cluster cannot be read', async () => {
    const of = snapshot({ clusters: { blog: trouble('accessDenied', 'eks:DescribeCluster') } });
    const { deps, seen } = fakeDeps(of);
    await assert.rejects(
      commands['eksPrivateDns.enable'](deps)(context, argument),
      (error) => error instanceof PortError && error.kind === 'accessDenied',
    );
    assert.deepEqual(seen.opened, []);
  });

  it('is called off when the user picks nothing', async () => {
    const { deps } = fakeDeps(oneCluster(cluster('blog')));
    await assert.rejects(
      commands['eksPrivateDns.enable'](deps)(context),
      (error) => error instanceof PortError && error.kind === 'cancelled',
    );
  });
});

describe('the step-by-step way', () => {
  it('says that no VPC can be a client, and offers a network outside AWS', async () => {
    const { deps, seen } = fakeDeps({ ...oneCluster(cluster('blog')), vpcs: fact([]) });
    await assert.rejects(
      commands['eksPrivateDns.enableQuick'](deps)(context, argument),
      (error) => error instanceof PortError && error.kind === 'cancelled',
    );
    assert.match(seen.picks[0]?.placeholder ?? '', /peer a VPC with vpc-c/);
    assert.deepEqual(seen.picks[0]?.labels, ['A network outside AWS…']);
  });

  it('says what a missing fact forbids, and changes nothing', async () => {
    const { deps, seen } = fakeDeps(oneCluster(cluster('blog')));
    const quick = commands['eksPrivateDns.enableQuick'](deps);
    const result = await quick(context, { ...argument, clientVpcIds: ['vpc-x'] });
    assert.equal(result, undefined);
    assert.equal(seen.said[0]?.kind, 'warn');
  });
});

describe('copying', () => {
  it('copies name, ARN and endpoint name of a cluster', async () => {
    const { deps, seen } = fakeDeps(oneCluster(cluster('blog')));
    await commands['eksPrivateDns.copyName'](deps)(context, node);
    await commands['eksPrivateDns.copyArn'](deps)(context, node);
    await commands['eksPrivateDns.copyEndpointName'](deps)(context, node);
    assert.deepEqual(seen.copied, [
      'blog',
      'arn:aws:eks:eu-central-1:111122223333:cluster/blog',
      'blog.gr7.eu-central-1.eks.amazonaws.com',
    ]);
  });

  it('says so when there is nothing to copy', async () => {
    const { deps, seen } = fakeDeps(snapshot());
    await assert.rejects(
      commands['eksPrivateDns.copyArn'](deps)(context, node),
      (error) => error instanceof PortError && error.kind === 'notFound',
    );
    await assert.rejects(commands['eksPrivateDns.copyId'](deps)(context, { kind: 'cluster' }));
    assert.deepEqual(seen.copied, []);
  });
});

describe('the sandbox command', () => {
  it('starts it and shows its profile', async () => {
    const { deps, seen } = fakeDeps(snapshot());
    await commands['eksPrivateDns.trySandbox'](deps)(context);
    assert.deepEqual(seen.opened, ['row profile:sandbox']);
  });
});
