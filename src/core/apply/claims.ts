import { message, type Message } from '../model/message.js';
import type { SecurityGroupId } from '../model/ids.js';
import type { Plan } from '../model/plan.js';
import { cancelled, portErrorOf, type PortError } from '../model/portError.js';
import { claimAgeMs, claimIn, claimTags, isForeign, type ClaimTag } from './claimTag.js';
import { isAboutCredentials, type Credentials } from './credentials.js';
import type { Aws } from '../ports.js';
import type { ApplyDeps } from './deps.js';
import { busy, patienceMs, type Waiting } from './locks.js';

/** What claiming needs besides the plan. */
export interface ClaimDeps extends Pick<ApplyDeps, 'clock' | 'log'> {
  readonly credentials: Credentials;
  readonly owner: string;
}

const lookMs = 5000;
const refreshMs = claimAgeMs / 4;
const writeTimeoutMs = 30_000;

/**
 * Runs `act` while a tag on each cluster's control-plane group says who is at work, so that
 * other machines, which share nothing but AWS with us, wait.
 *
 * The protocol is Fischer's: look until nobody claims, write, pause for longer than anybody needs
 * between a look and a write, look again; the last one who wrote stays, all others wait. It holds
 * as long as writes arrive within the pause and are seen at once, which EC2 does not promise. So
 * it is a courtesy that keeps two runs from getting into each other's way. What keeps duplicates
 * out without it: one creator request id, one group name and one association for the same
 * thing from every machine, of which AWS makes the second one fail (aws facts §2.8), and the marks
 * that tell whose the first one is. Hence a run never fails because it may not tag.
 */
export async function withClaims<T>(
  plan: Plan,
  deps: ClaimDeps,
  waiting: Waiting,
  act: (touch: () => void) => Promise<T>,
): Promise<T> {
  const groups = [...new Set((plan.sites ?? []).flatMap(({ groupId }) => groupId ?? []))].sort();
  const claims: Claim[] = [];
  try {
    for (const groupId of groups) {
      if (plan.steps.length === 0) await sweep(groupId, deps, waiting);
      else claims.push(await claim(groupId, plan, deps, waiting));
    }
    return await act(() => {
      for (const { touch } of claims) touch();
    });
  } finally {
    for (const { release } of claims) await release();
  }
}

interface Claim {
  /** Says that the run goes on; a claim that is getting old is written anew. */
  readonly touch: () => void;
  /** Takes the tag away if it is still ours. Does not throw. */
  readonly release: () => Promise<void>;
}

async function claim(
  groupId: SecurityGroupId,
  plan: Plan,
  deps: ClaimDeps,
  waiting: Waiting,
): Promise<Claim> {
  const { clock, owner } = deps;
  /** What the tag may say: one value, or two after a write of which nobody knows whether it arrived. */
  let written: readonly ClaimTag[] = [];
  let refreshing: Promise<void> | undefined;
  let stolen = false;
  const ask = <T>(act: (aws: Aws) => Promise<T>): Promise<T> =>
    deps.credentials.with(({ aws }) => act(aws), waiting.say);
  const seen = (): Promise<ClaimTag | undefined> =>
    ask(async (aws) => claimIn(await aws.securityGroupTags(groupId, waiting.signal)));
  const write = async (): Promise<void> => {
    const claim = { planId: plan.id, owner, at: clock.now() };
    written = [...written, claim];
    await ask((aws) => aws.tagEc2(groupId, claimTags(claim), AbortSignal.timeout(writeTimeoutMs)));
    written = [claim];
  };
  const settle = async (): Promise<void> => {
    const begun = clock.now();
    for (;;) {
      const looked = clock.now();
      const other = await seen();
      if (other && isForeign(other, owner, looked)) {
        if (looked - begun > patienceMs) throw busy(hostOf(other.owner), other.planId, other.at);
        waiting.say(claimText(other));
        await clock.sleep(lookMs, waiting.signal);
        continue;
      }
      const began = clock.now();
      await write();
      await clock.sleep(settleMs(clock.now() - began), waiting.signal);
      if (!isForeign(await seen(), owner, clock.now())) return;
    }
  };
  const refresh = async (): Promise<void> => {
    if (isForeign(await seen(), owner, clock.now())) stolen = true;
    else await write();
  };
  const release = async (): Promise<void> => {
    await refreshing;
    try {
      for (const claim of written) {
        const signal = AbortSignal.timeout(writeTimeoutMs);
        await ask((aws) => aws.untagEc2(groupId, claimTags(claim), signal));
      }
    } catch (thrown) {
      unclaimed(plan, deps, thrown);
    }
  };

  try {
    await settle();
  } catch (thrown) {
    const error = waiting.signal.aborted ? cancelled() : portErrorOf(thrown);
    if (endsTheRun(error)) {
      await release();
      throw error;
    }
    if (error.kind === 'accessDenied') written = [];
    unclaimed(plan, deps, error);
  }
  return {
    release,
    touch() {
      const [latest] = written;
      if (!latest || stolen || refreshing || clock.now() - latest.at < refreshMs) return;
      refreshing = refresh()
        .catch((thrown: unknown) => unclaimed(plan, deps, thrown))
        .finally(() => (refreshing = undefined));
    },
  };
}

/** A plan that has nothing to do only takes away what an ended process left. */
async function sweep(
  groupId: SecurityGroupId,
  deps: ClaimDeps,
  { signal }: Waiting,
): Promise<void> {
  await deps.credentials.with(async ({ aws }) => {
    const left = claimIn(await aws.securityGroupTags(groupId, signal));
    if (left?.owner === deps.owner) await aws.untagEc2(groupId, claimTags(left), signal);
  });
}

function endsTheRun(error: PortError): boolean {
  const { kind, messageKey } = error.info;
  return (
    kind === 'cancelled' ||
    isAboutCredentials(error) ||
    messageKey === 'error.apply.busy' ||
    messageKey === 'error.accountMismatch'
  );
}

function unclaimed(plan: Plan, { log }: ClaimDeps, thrown: unknown): void {
  log.warn('apply.unclaimed', { plan: plan.id, detail: portErrorOf(thrown).message });
}

/**
 * How long to wait between writing and looking again: some times what our write took just now,
 * because the others write to the same service.
 */
function settleMs(writeMs: number): number {
  return Math.min(3000, Math.max(150, 4 * writeMs));
}

function claimText({ planId, owner, at }: ClaimTag): Message {
  const args = { plan: planId, host: hostOf(owner), since: new Date(at).toISOString() };
  return message('apply.paused.claim', args);
}

function hostOf(owner: string): string {
  return owner.slice(0, Math.max(0, owner.lastIndexOf('/'))) || owner;
}
