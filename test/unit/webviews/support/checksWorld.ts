import type { Snapshot } from '../../../../src/core/model/snapshot.js';
import { text } from '../../../../src/core/model/text.js';
import type { SsmVantage, Vantage } from '../../../../src/core/model/vantage.js';
import type { Clock, Dns } from '../../../../src/core/ports.js';
import type { Courier, Couriers } from '../../../../src/core/ports/couriers.js';
import type { KubeContext } from '../../../../src/core/ports/kubectl.js';
import type { Reach, ReachTarget } from '../../../../src/core/reach/types.js';
import { runCheck, type CheckRequest } from '../../../../src/core/verify/check.js';
import { runMatrix, type MatrixRequest } from '../../../../src/core/verify/matrix.js';
import type { RoundView } from '../../../../src/webviews/contract/checksMatrix.js';
import { readWay } from '../../../../src/store/dnsWay.js';
import { ChecksController } from '../../../../src/webviews/host/checksController.js';
import type { ChecksDeps } from '../../../../src/webviews/host/checksDeps.js';
import { answered } from './exchanges.js';
import { controlPlane, postEstate, target } from './postEstate.js';
import { rememberingLog, settle } from './quietLog.js';

export const vantages: readonly Vantage[] = [
  { id: 'vpc:tools', name: 'tools', address: '127.0.0.1', port: 5301 },
  { id: 'public', name: 'Public DNS', address: '127.0.0.1', port: 5302 },
];

/** As clients ask. */
export const udp = { transport: 'udp' } as const;

/** A clock that stands still until the test moves it. */
export class HandClock implements Clock {
  time = 1_790_000_000_000;
  #sleepers: { readonly until: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.time;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#sleepers.push({ until: this.time + ms, wake: resolve });
      signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    });
  }

  async pass(ms: number): Promise<void> {
    this.time += ms;
    const due = this.#sleepers.filter(({ until }) => until <= this.time);
    this.#sleepers = this.#sleepers.filter(({ until }) => until > this.time);
    for (const { wake } of due) wake();
    await settle();
  }
}

/** A checks panel in a world of which every answer can be set. */
export class ChecksWorld {
  dns: Dns = { query: (query) => Promise.resolve(answered(query, controlPlane)) };
  estate = (): Promise<Snapshot> => Promise.resolve(postEstate());
  vantages = (): Promise<readonly Vantage[]> => Promise.resolve(vantages);
  diagnosis: ChecksDeps['diagnosis'] = () => Promise.resolve(postEstate());
  instances = (): Promise<readonly SsmVantage[]> => Promise.resolve([]);
  contexts: readonly KubeContext[] = [];
  nodes: ChecksDeps['nodes'] = () => Promise.resolve([]);
  ssm: Courier<SsmVantage> | undefined;
  /** How TCP 443 ends, everywhere. */
  tcp: 'ok' | 'timeout' = 'ok';
  readonly requests: CheckRequest[] = [];
  readonly matrices: MatrixRequest[] = [];
  readonly reached: ReachTarget[] = [];
  readonly signals: AbortSignal[] = [];
  readonly copied: string[] = [];
  readonly explained: string[] = [];
  /** The diagnoses that a report of a problem would have. */
  readonly diagnosed: string[] = [];
  readonly clock = new HandClock();
  readonly log = rememberingLog();

  async shown(rounds?: readonly RoundView[]): Promise<ChecksController> {
    const controller = new ChecksController(this.#deps(), target, rounds);
    controller.setVisible(true);
    controller.handle({ type: 'ready' });
    await settle();
    return controller;
  }

  #deps(): ChecksDeps {
    return {
      estate: () => this.estate(),
      vantages: () => this.vantages(),
      runCheck: (request, signal) => {
        this.requests.push(request);
        this.signals.push(signal);
        return runCheck({ dns: this.dns }, request, signal);
      },
      runMatrix: (request, signal, onCell, couriers = {}) => {
        this.matrices.push(request);
        const { dns } = this;
        const reach = (one: ReachTarget) => Promise.resolve(this.#reach(one));
        return runMatrix({ dns, reach, couriers }, request, signal, onCell);
      },
      couriers: (_target, show): Promise<Couriers> =>
        Promise.resolve({ ...(this.ssm ? { ssm: this.ssm } : {}), show }),
      instances: () => this.instances(),
      kubeContexts: () => Promise.resolve(this.contexts),
      nodes: (...asked) => this.nodes(...asked),
      way: readWay,
      diagnosis: (...asked) => this.diagnosis(...asked),
      diagnosed: (told) => void this.diagnosed.push(told),
      explain: (_target, vpcId) => this.explained.push(vpcId),
      forwarders: ({ clusterName }) => this.explained.push(`forwarders ${clusterName}`),
      clock: this.clock,
      render: text,
      clipboard: (copy) => {
        this.copied.push(copy);
        return Promise.resolve();
      },
      log: this.log,
    };
  }

  #reach(target: ReachTarget): Reach {
    this.reached.push(target);
    const at = this.clock.now();
    if (this.tcp === 'timeout') {
      const step = { step: 'tcp', ms: 3000, outcome: { kind: 'timeout' } } as const;
      return { target, at, steps: [step], reached: false };
    }
    const ok = { kind: 'ok' } as const;
    const steps = (['tcp', 'tls', 'version'] as const).map((step) => ({
      step,
      ms: 1,
      outcome: ok,
    }));
    return { target, at, steps, status: 401, reached: true };
  }
}
