import { partKey, type Part } from '../core/inventory/parts.js';
import { applyPlan } from '../core/apply/apply.js';
import { awsBy } from '../core/apply/identities.js';
import { readRunHistory } from '../core/apply/runHistory.js';
import { undoOf } from '../core/apply/undoOf.js';
import { gatherLive } from '../core/diagnose/gatherLive.js';
import { createLastProof } from '../core/diagnose/lastProof.js';
import type { ApplyEvent } from '../core/model/apply.js';
import type { AwsScope } from '../core/model/identity.js';
import type { Plan } from '../core/model/plan.js';
import type { Clock, Connect, Dns, Journal, Lock, Log, Renew } from '../core/ports.js';
import { checkIdNotTaken } from '../core/plan/ownPlan.js';
import type { PodVantage } from '../core/model/vantage.js';
import type { Courier } from '../core/ports/couriers.js';
import type { Kubectl } from '../core/ports/kubectl.js';
import { reach } from '../core/reach/reach.js';
import { runCheck } from '../core/verify/check.js';
import { runMatrix } from '../core/verify/matrix.js';
import { readWay } from '../store/dnsWay.js';
import { machineAddresses } from '../store/machineAddresses.js';
import type { SnapshotStore } from '../store/snapshotStore.js';
import type { Operations, Profile } from './operations.js';
import { partsTouchedBy } from './partsTouched.js';
import { namesOf } from './target.js';
import { unfinishedIn } from './unfinished.js';

/** What the operations are made of. */
export interface OperationsDeps {
  readonly store: SnapshotStore;
  readonly connect: Connect;
  readonly profiles: () => Promise<readonly Profile[]>;
  readonly journal: Journal;
  readonly lock: Lock;
  readonly renew: Renew;
  readonly dns: Dns;
  /** The user's own kubectl. */
  readonly kubectl: Kubectl;
  /** Asks in pods. */
  readonly pod: Courier<PodVantage>;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the extension is shut down. */
  readonly signal: AbortSignal;
}

/** The operations over one store. */
export function createOperations(deps: OperationsDeps): Operations {
  const { store, connect, journal, lock, renew, dns, clock, log } = deps;
  const read = (scope: AwsScope, parts: readonly Part[], signal: AbortSignal) =>
    store.read(scope, parts, { fresh: true }, signal);

  const lastProof = createLastProof();

  return {
    profiles: deps.profiles,
    snapshot: (scope) => store.snapshot(scope),
    read,
    estate: (target, signal) => store.estate(target.scope, namesOf(target), signal),
    diagnosis: ({ scope, clusterName }, vpcIds, signal) =>
      store.diagnosis(scope, clusterName, vpcIds, signal),

    async live(scope, about, signal) {
      const places = async () => (await connect(scope, signal)).vantages.list(signal);
      const liveDeps = { dns, clock, reach, places, environment: process.env };
      const question = { ...about, ownAddresses: machineAddresses() };
      const live = await gatherLive(liveDeps, question, signal);
      return lastProof.beside(live, question, clock.now());
    },

    async testConnection(scope, signal) {
      const connection = await connect(scope, signal);
      if (!connection.test) throw new Error('this connection cannot be tested');
      return connection.test(signal);
    },

    async applyPlan(plan, onEvent, signal, options = {}) {
      const { aws } = await connect(plan.identity, signal);
      const follow = follower(deps, plan);
      const progress = {
        report(event: ApplyEvent) {
          onEvent(event);
          follow(event);
        },
      };
      const awsAs = awsBy(connect);
      const applyDeps = { aws, awsAs, journal, lock, renew, clock, progress, log, ...options };
      lastProof.forget(plan);
      try {
        const result = await applyPlan(plan, applyDeps, signal);
        follow();
        return result;
      } finally {
        // Checks that were made meanwhile saw neither what was nor what is.
        lastProof.forget(plan);
      }
    },

    undoPlan: (planId) => undoOf(planId, { journal, connect, clock, lock }, deps.signal),
    checkPlanId: async (plan) => checkIdNotTaken(plan, await journal.read(plan.id)),
    history: (planId) => readRunHistory(journal, planId),
    unfinished: () => unfinishedIn(journal),
    journals: async () => Promise.all((await journal.plans()).map((id) => journal.read(id))),
    vantages: async (scope, signal) => (await connect(scope, signal)).vantages.list(signal),
    way: readWay,
    runCheck: (request, signal, couriers = {}) => runCheck({ dns, couriers }, request, signal),
    runMatrix: (request, signal, onCell, couriers = {}) =>
      runMatrix({ dns, couriers, reach }, request, signal, (cell) => {
        lastProof.keep(cell);
        onCell(cell);
      }),
    instances: async (scope, signal) => (await connect(scope, signal)).ssm?.list(signal) ?? [],
    nodes: (context, signal) => deps.kubectl.nodes({ context }, signal),
    kubeContexts: (signal) => deps.kubectl.contexts(signal),
    couriers: async (scope, show, signal) => {
      const { ssm } = await connect(scope, signal);
      return { ...(ssm ? { ssm } : {}), pod: deps.pod, show };
    },
  };
}

/**
 * Keeps the store true while a plan is applied, so that the explorer shows what is
 * being made: once for what a step began, and for everything when the plan has ended.
 * Only lists that somebody looks at are read: Resolver's rate belongs to the plan.
 */
function follower(deps: OperationsDeps, plan: Plan): (event?: ApplyEvent) => void {
  const { store, log, signal } = deps;
  const { profile, region } = plan.identity;
  const scope = { profile, region };
  const begun = new Set<string>();

  const readAgain = (parts: readonly Part[]) => {
    const snapshot = store.snapshot(scope);
    const shown = parts.filter((part) => typeof part !== 'string' || snapshot[part].known);
    if (shown.length === 0) return;
    store.read(scope, shown, { fresh: true }, signal).catch((thrown: unknown) => {
      if (!signal.aborted) log.warn('follow.failed', { detail: String(thrown) });
    });
  };

  return (event) => {
    if (!event) {
      readAgain(plan.steps.flatMap(({ spec }) => partsTouchedBy(spec, plan)).filter(isFirst));
      return;
    }
    const step = plan.steps.find(({ id }) => id === event.stepId);
    const waits = event.state.state === 'running' && event.state.waitingFor !== undefined;
    if (!step || !waits || begun.has(step.id)) return;
    begun.add(step.id);
    readAgain(partsTouchedBy(step.spec, plan));
  };
}

function isFirst(part: Part, at: number, all: readonly Part[]): boolean {
  return all.findIndex((one) => partKey(one) === partKey(part)) === at;
}
