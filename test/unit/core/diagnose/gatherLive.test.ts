import assert from 'node:assert/strict';
import { gatherLive, type LiveDeps } from '../../../../src/core/diagnose/gatherLive.js';
import type { LiveEvidence } from '../../../../src/core/diagnose/live.js';
import { liveConnectionOf } from '../../../../src/core/diagnose/liveConnection.js';
import { notAskedLines } from '../../../../src/core/diagnose/seen.js';
import type { ClientVantage } from '../../../../src/core/diagnose/vantage.js';
import { RCODE } from '../../../../src/core/dns/wire/rcodes.js';
import { valueOf } from '../../../../src/core/model/fact.js';
import { message } from '../../../../src/core/model/message.js';
import { cancelled, PortError } from '../../../../src/core/model/portError.js';
import type { Snapshot } from '../../../../src/core/model/snapshot.js';
import { text } from '../../../../src/core/model/text.js';
import type {
  Reach,
  ReachStep,
  ReachTarget,
  StepOutcome,
} from '../../../../src/core/reach/types.js';
import { systemClock } from '../../../../src/store/systemClock.js';
import { bigCluster } from '../../../support/bigSnapshot.js';
import { denied, fact, inVpc, name, onPremises, theCluster, works } from './support/breaking.js';
import { answered, dnsOf, place } from './support/fakeDns.js';

const own = valueOf(works.controlPlane[bigCluster])?.flatMap((one) => one.privateAddresses) ?? [];
const publicPlace = place('public', '1.1.1.1');
const proxy = { address: '127.0.0.1', port: 3128 };
const insideVpc = { ...place('vpc:vpc-1', '127.0.0.1'), proxy };

function tried(target: ReachTarget, steps: readonly ReachStep[], status?: number): Reach {
  const more = status === undefined ? {} : { status };
  return { target, at: 0, steps, reached: status !== undefined, ...more };
}
const step = (which: ReachStep['step'], outcome: StepOutcome): ReachStep => ({
  step: which,
  ms: 1,
  outcome,
});
const ok = { kind: 'ok' } as const;
const through = [step('tcp', ok), step('tls', ok), step('version', ok)];

interface Asking {
  readonly vantage?: ClientVantage;
  readonly places?: LiveDeps['places'];
  readonly over?: Partial<Snapshot>;
  readonly ownAddresses?: readonly string[];
  readonly signal?: AbortSignal;
  readonly reach?: LiveDeps['reach'];
}

async function gathered({
  vantage = inVpc,
  places = () => Promise.resolve([publicPlace]),
  over = {},
  ownAddresses = [],
  signal = new AbortController().signal,
  reach,
}: Asking) {
  const { dns, asked } = dnsOf((query) => answered(query, RCODE.NOERROR, own));
  const targets: ReachTarget[] = [];
  const deps: LiveDeps = {
    dns,
    clock: systemClock,
    places,
    environment: { HTTPS_PROXY: 'http://proxy:3128' },
    reach: (target, ...rest) => {
      targets.push(target);
      return reach ? reach(target, ...rest) : Promise.resolve(tried(target, through, 401));
    },
  };
  const question = { snapshot: { ...works, ...over }, clusterName: bigCluster, vantage };
  const live = await gatherLive(deps, { ...question, ownAddresses }, signal);
  return { live, asked, targets };
}

const told = ({ notAsked = [] }: LiveEvidence): readonly string[] =>
  notAskedLines(notAsked).map(text);

describe('all live checks of a diagnosis', () => {
  it('connect from the place that stands for the clients, to each address, with what TLS needs', async () => {
    const places = () => Promise.resolve([insideVpc, publicPlace]);
    const over = theCluster({ certificateAuthority: 'cGVt' });
    const { live, targets } = await gathered({ places, over });
    assert.deepEqual(
      targets,
      own.map((address) => ({
        ...{ address, port: 443, serverName: name, certificateAuthority: 'cGVt', proxy },
      })),
    );
    const reached = { vantageId: 'vpc:vpc-1', outcome: 'reached', status: 401 } as const;
    assert.deepEqual(
      live.connections,
      own.map((address) => ({ ...reached, address })),
    );
    assert.equal(live.notAsked, undefined);
    assert.equal(live.proxy?.variable, 'HTTPS_PROXY');
  });

  it('run nothing inside, and say so once for name and connection', async () => {
    const { live, asked, targets } = await gathered({});
    assert.deepEqual(targets, []);
    assert.deepEqual(
      asked.map(({ server }) => server.address),
      ['1.1.1.1'],
    );
    const [line, ...more] = told(live);
    assert.deepEqual(more, []);
    assert.match(line ?? '', /^Not asked: udp\/53, tcp\/53, tcp\/443 from inside the VPC/);
    assert.match(line ?? '', /after your yes/);
  });

  it('take this machine for a client outside AWS only where it is one', async () => {
    const stranger = await gathered({ vantage: onPremises, ownAddresses: ['192.0.2.7'] });
    assert.deepEqual(stranger.targets, []);
    assert.deepEqual(told(stranger.live), [
      'Not asked: tcp/443 as a client outside AWS. This machine has no address in 10.200.0.0/24.',
    ]);
    const one = await gathered({ vantage: onPremises, ownAddresses: ['fe80::1', '10.200.0.9'] });
    assert.deepEqual(
      one.targets.map(({ address, proxy: by }) => [address, by]),
      own.map((address) => [address, undefined]),
    );
    assert.deepEqual(told(one.live), []);
    assert.equal(one.live.connections[0]?.vantageId, 'system');
  });

  it('ask no range of DNS servers as if it were an address', async () => {
    const vantage = { ...onPremises, dnsServers: ['10.200.0.0/24'] };
    const { live, asked } = await gathered({ vantage });
    assert.ok(asked.every(({ server }) => server.address === '1.1.1.1'));
    assert.match(told(live)[0] ?? '', /^Not asked: udp\/53, tcp\/53 at the DNS servers/);
  });

  it('connect to the answered private addresses where EC2 shows none', async () => {
    const places = () => Promise.resolve([insideVpc]);
    const over = { controlPlane: { [bigCluster]: fact([]) } };
    const { targets } = await gathered({ places, over });
    assert.deepEqual(
      targets.map(({ address }) => address),
      own,
    );
    const unread = { controlPlane: { [bigCluster]: denied('accessDenied') } };
    const nowhere = { ...theCluster({ access: 'public' }), ...unread };
    const none = await gathered({ places, over: nowhere });
    assert.deepEqual(none.targets, []);
    assert.match(told(none.live)[0] ?? '', /^Not asked: tcp\/443\. Private access is off/);
  });

  it('say why the places are not known, and do not fail for it', async () => {
    const help = message('help.runAgain');
    const failed = new PortError({
      kind: 'internal',
      messageKey: 'error.internal',
      args: { detail: 'no way' },
      help,
    });
    const { live } = await gathered({ places: () => Promise.reject(failed) });
    assert.deepEqual([live.answers, live.connections], [[], []]);
    assert.deepEqual(told(live).length, 1);
    assert.match(told(live)[0] ?? '', /could not be listed: .*no way/);
    const stopped = await gathered({ places: () => Promise.reject(cancelled()) });
    assert.match(told(stopped.live)[0] ?? '', /cancelled/);
  });

  it('keep what was seen when they are cancelled', async () => {
    const controller = new AbortController();
    const { live } = await gathered({
      places: () => Promise.resolve([insideVpc, publicPlace]),
      signal: controller.signal,
      reach: (target) => {
        controller.abort();
        const cut = target.address === own[0] ? through : [step('tcp', { kind: 'cancelled' })];
        return Promise.resolve(tried(target, cut));
      },
    });
    assert.deepEqual(
      live.connections.map(({ address }) => address),
      own.slice(0, 1),
    );
    assert.deepEqual(told(live), [
      'Not asked to the end: udp/53, tcp/53, tcp/443. It was cancelled.',
    ]);
  });
});

describe('what a diagnosis keeps of a try at an API server', () => {
  const target = { address: '10.0.0.100', port: 443, serverName: name };
  const detail = 'x';
  const cases: readonly (readonly [ReachStep['step'], StepOutcome, string | undefined])[] = [
    ['tcp', { kind: 'timeout' }, 'timeout'],
    ['tcp', { kind: 'refused' }, 'refused'],
    ['tcp', { kind: 'unreachable', detail }, 'unreachable'],
    ['tcp', { kind: 'closed', detail }, 'closed'],
    ['tcp', { kind: 'cancelled' }, undefined],
    ['tls', { kind: 'timeout' }, 'timeout'],
    ['tls', { kind: 'closed', detail }, 'closed'],
    ['tls', { kind: 'unknown-authority', detail }, 'stranger'],
    ['tls', { kind: 'name-mismatch', detail }, 'stranger'],
    ['tls', { kind: 'tls-failed', detail }, 'notTls'],
    ['tls', { kind: 'expired', detail }, 'reached'],
    ['tls', { kind: 'no-authority' }, 'reached'],
    ['version', { kind: 'timeout' }, 'reached'],
    ['version', ok, 'reached'],
  ];
  for (const [which, outcome, kept] of cases) {
    it(`${which} ${outcome.kind}: ${kept ?? 'nothing'}`, () => {
      const found = liveConnectionOf('system', tried(target, [step(which, outcome)]));
      assert.equal(found?.outcome, kept);
    });
  }
});
