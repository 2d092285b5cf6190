import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/core/diagnose/diagnose.js';
import { noLiveEvidence, type LiveEvidence } from '../../../../src/core/diagnose/live.js';
import { topologyMarkdown, topologyMermaid } from '../../../../src/core/diagnose/topology/texts.js';
import { topologyOf, type Lane } from '../../../../src/core/diagnose/topology/topology.js';
import type { ClientVantage } from '../../../../src/core/diagnose/vantage.js';
import type { Snapshot } from '../../../../src/core/model/snapshot.js';
import { text } from '../../../../src/core/model/text.js';
import { diagnosisMarkdown } from '../../../../src/ui/diagnosisText.js';
import { bigCluster } from '../../../support/bigSnapshot.js';
import { assertGerman } from '../../../support/german.js';
import { assertGolden } from '../../../support/golden.js';
import { each, fact, inVpc, onPremises, seen, works } from './support/breaking.js';

interface Looked {
  readonly over?: Partial<Snapshot>;
  readonly vantage?: ClientVantage;
  readonly live?: Partial<LiveEvidence>;
}

function looked({ over = {}, vantage = inVpc, live = {} }: Looked = {}) {
  const evidence = { ...noLiveEvidence, ...live };
  const diagnosis = diagnose({ ...works, ...over }, bigCluster, vantage, evidence);
  return { diagnosis, lanes: topologyOf(diagnosis) };
}
const stations = (lane: Lane | undefined): readonly string[] =>
  (lane?.nodes ?? []).map(({ station }) => station);
const outcomes = (lane: Lane | undefined): readonly string[] => [
  ...new Set((lane?.nodes ?? []).map(({ outcome, proven }) => `${outcome}${proven ? '!' : ''}`)),
];
const closed: Partial<Snapshot> = {
  securityGroupRules: each(works.securityGroupRules, (one) =>
    one.id === 'sgr-0-4' ? { cidr: '10.99.0.0/16' } : {},
  ),
};

describe('the topology of a diagnosis', () => {
  it('goes from the client to the zone, and to each interface', () => {
    const { lanes } = looked();
    assert.deepEqual(stations(lanes[0]), [
      ...['client', 'resolver', 'rule', 'outboundEndpoint'],
      ...['egressGroup', 'aclOut', 'route', 'aclIn', 'ingressGroup', 'inboundEndpoint'],
      ...['replyAclOut', 'replyRoute', 'replyAclIn', 'hiddenZone'],
    ]);
    assert.deepEqual(
      lanes.slice(1).map(({ to }) => to),
      ['10.0.0.100', '10.0.0.101'],
    );
    assert.deepEqual(stations(lanes[1]), [
      ...['client', 'aclOut', 'route', 'aclIn', 'ingressGroup', 'controlPlane'],
      ...['replyAclOut', 'replyRoute', 'replyAclIn'],
    ]);
    assert.deepEqual(lanes.flatMap(outcomes), ['pass', 'pass', 'pass']);
  });

  it('shows where a connection ends, and puts the finding with its fix there', () => {
    const { lanes } = looked({ over: closed });
    const [, api] = lanes;
    const group = api?.nodes.find(({ station }) => station === 'ingressGroup');
    assert.equal(group?.outcome, 'drop');
    const [found] = group.findings;
    assert.equal(found?.mode, 'F29');
    assert.equal(found.fix.kind, 'enable');
    assert.equal(api?.nodes.find(({ station }) => station === 'controlPlane')?.outcome, 'drop');
    assert.equal(api.nodes.find(({ station }) => station === 'route')?.findings.length, 0);
  });

  it('puts a cause without a station of its own to where the way goes wrong', () => {
    const { lanes, diagnosis } = looked({ over: { rules: fact([]), associations: fact([]) } });
    assert.equal(diagnosis.outcome, 'fails');
    assert.deepEqual(stations(lanes[0]), ['client', 'resolver', 'publicDns']);
    const last = lanes[0]?.nodes.at(-1);
    assert.equal(last?.outcome, 'drop');
    assert.equal(last.findings[0]?.weight, 'cause');
  });

  it('begins with the DNS servers for clients outside AWS', () => {
    const { lanes } = looked({ vantage: onPremises });
    assert.deepEqual(stations(lanes[0]).slice(0, 2), ['client', 'dnsServer']);
    assert.ok(stations(lanes[0]).includes('inboundEndpoint'));
    assert.equal(stations(lanes[1])[0], 'client');
  });

  it('is the client and public DNS from the internet', () => {
    const { lanes } = looked({ vantage: { kind: 'public' } });
    assert.deepEqual(stations(lanes[0]), ['client', 'publicDns']);
  });

  it('takes what was seen for more than what was computed', () => {
    const vantageId = 'vpc:vpc-1';
    const connections = [
      { vantageId, address: '10.0.0.100', outcome: 'reached', status: 401 },
      { vantageId, address: '10.0.0.101', outcome: 'timeout' },
    ] as const;
    const answers = [seen(vantageId, 'private', { addresses: ['10.0.0.100'], rcode: 'NOERROR' })];
    const { lanes } = looked({ over: closed, live: { answers, connections } });
    assert.deepEqual(outcomes(lanes[0]), ['pass!']);
    assert.match(text(lanes[0]?.proof?.sentence ?? { key: 'ui.reading' }), /udp\/53 A: NOERROR 10/);
    assert.deepEqual(outcomes(lanes[1]), ['pass!']);
    const there = lanes[2]?.nodes.find(({ station }) => station === 'controlPlane');
    assert.deepEqual([there?.outcome, there?.proven, there?.computed], ['drop', true, 'drop']);
    assert.ok(lanes[2]?.nodes.every((node) => node === there || !node.proven));
  });

  it('does not take an answer of elsewhere, or one that was not compared, for a proof', () => {
    const answers = [seen('public', 'public'), seen('vpc:vpc-1', 'not-compared')];
    assert.equal(looked({ live: { answers } }).lanes[0]?.proof, undefined);
  });

  it('is copied as Markdown and as Mermaid', () => {
    const { diagnosis, lanes } = looked({ over: closed });
    assertGolden('topology/closed.md', topologyMarkdown(diagnosis, lanes, 'vpc-1', text));
    assertGolden('topology/closed.mmd', topologyMermaid(lanes, text));
    assertGerman('topology/closed.de.md', (say) =>
      topologyMarkdown(diagnosis, lanes, 'vpc-1', say),
    );
  });

  it('is explained in a document, in English and in German', () => {
    const { diagnosis } = looked({ over: closed });
    assertGolden('explain/closed.md', diagnosisMarkdown(diagnosis, 'vpc-1', text));
    assertGerman('explain/closed.de.md', (say) => diagnosisMarkdown(diagnosis, 'vpc-1', say));
  });
});
