import assert from 'node:assert/strict';
import { forwarderDefinition } from '../../../../src/core/forwarders/definitions.js';
import { generateForwarder } from '../../../../src/core/forwarders/generate.js';
import {
  forwarderServers,
  type ForwardedCluster,
  type ForwarderServer,
} from '../../../../src/core/forwarders/types.js';
import { isPlainName } from '../../../../src/core/forwarders/zone.js';
import { message } from '../../../../src/core/model/message.js';
import { text } from '../../../../src/core/model/text.js';
import { postCluster, regionClusters } from './clusters.js';

function keys(server: ForwarderServer, clusters: readonly ForwardedCluster[]): readonly string[] {
  const result = generateForwarder(server, clusters);
  const problems = result.kind === 'refused' ? result.problems : result.warnings;
  for (const one of problems) assert.doesNotMatch(text(one.message) + text(one.help), /\{\w+\}/);
  return [result.kind, ...problems.map((one) => one.message.key.replace('forwarders.', ''))];
}

const addresses = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `10.0.${String(at)}.10`);

describe('forwarders', () => {
  it('are refused for nobody, for a name given twice and for one that is too wide', () => {
    const upper = { ...postCluster, endpointName: `${postCluster.endpointName.toLowerCase()}.` };
    assert.deepEqual(keys('bind', []), ['refused', 'noCluster']);
    assert.deepEqual(keys('bind', [postCluster, upper]), ['refused', 'nameTwice']);
    for (const endpointName of [
      'com',
      'amazonaws.com',
      'eks.amazonaws.com',
      'us-east-1.eks.amazonaws.com',
      'cn-north-1.eks.amazonaws.com.cn',
      'eks-cluster.us-east-1.api.aws',
      'us-east-1.api.aws',
    ]) {
      const [kind, problem] = keys('bind', [{ ...postCluster, endpointName }]);
      assert.equal(kind, 'refused');
      assert.equal(problem, endpointName === 'com' ? 'badName' : 'tooWide', endpointName);
    }
    // Endpoint names without a shard label have been seen (aws facts §1.3).
    const bare = { ...postCluster, endpointName: 'abc123.us-east-1.eks.amazonaws.com' };
    assert.deepEqual(keys('bind', [bare]), ['setup']);
  });

  it('name everything that is wrong at once', () => {
    assert.deepEqual(
      keys('unbound', [
        { ...postCluster, addresses: [] },
        { ...postCluster, endpointName: 'a b.example' },
        { ...postCluster, addresses: ['10.0.0.1', '10.0.0.1;', 'fe80::1'] },
      ]),
      ['refused', 'noAddress', 'badName', 'badAddress'],
    );
  });

  it('take as many addresses as the server does', () => {
    const many = (count: number): readonly ForwardedCluster[] => [
      { ...postCluster, addresses: addresses(count) },
    ];
    assert.deepEqual(keys('coredns', many(15)), ['setup']);
    assert.deepEqual(keys('coredns', many(16)), ['refused', 'tooManyAddresses']);
    assert.deepEqual(keys('windows', many(2)), ['setup']);
    assert.deepEqual(keys('windows', many(3)), ['setup', 'leftOut']);
    assert.deepEqual(keys('macos', many(4)), ['setup', 'leftOut']);
    assert.deepEqual(keys('bind', many(16)), ['setup']);
    assert.deepEqual(keys('bind', many(1)), ['setup', 'oneAddress']);
  });

  it('need one set of addresses where the server knows only one', () => {
    assert.deepEqual(keys('client-vpn', regionClusters), ['refused', 'severalTargets']);
    assert.deepEqual(keys('systemd-resolved-link', regionClusters), ['refused', 'severalTargets']);
    const [first, , third] = regionClusters;
    assert.ok(first && third);
    assert.deepEqual(keys('client-vpn', [first, third]), ['setup']);
  });

  it('do not depend on the order of clusters or addresses', () => {
    const turned = regionClusters
      .map((one) => ({ ...one, addresses: [...one.addresses].reverse() }))
      .reverse();
    for (const server of forwarderServers) {
      assert.deepEqual(
        generateForwarder(server, turned),
        generateForwarder(server, regionClusters),
      );
    }
  });

  it('have a title, texts for their questions, and commands to try and to remove', () => {
    for (const server of forwarderServers) {
      const { title, questions } = forwarderDefinition(server);
      assert.equal(forwarderDefinition(server).server, server);
      assert.ok(text(message(title)).length > 3);
      for (const one of questions) assert.match(text(message(`forwarders.ask.${one}`)), /\?$/);
      const setup = generateForwarder(server, [postCluster]);
      assert.ok(setup.kind === 'setup');
      assert.ok(setup.commands.tryIt.length > 0 && setup.commands.remove.length > 0);
    }
  });

  it('accept host names only', () => {
    for (const name of ['a.bc', `${'a'.repeat(63)}.example`, '_x.a-b.example', 'a--b.example']) {
      assert.ok(isPlainName(name), name);
    }
    for (const name of [
      '',
      'a',
      '.',
      'a..bc',
      '-a.bc',
      'a-.bc',
      'a.b-',
      'a.1c',
      'a.bc\n',
      `${'a'.repeat(64)}.example`,
      `${'a.'.repeat(125)}example`,
      '*.a.bc',
    ]) {
      assert.ok(!isPlainName(name), name);
    }
  });
});
