import { isRight } from '../dns/answerVerdict.js';
import type { DnsWay } from '../dns/types.js';
import { wayOf } from '../dns/way.js';
import { valueOf, type Fact } from '../model/fact.js';
import { PortError, type PortErrorInfo } from '../model/portError.js';
import type { SocketVantage, Vantage } from '../model/vantage.js';
import type { Reach, ReachTarget } from '../reach/types.js';
import { answeredAddresses } from './addresses.js';
import { runCheck, type Check, type CheckDeps } from './check.js';
import { CHECKS_AT_ONCE, inParallel } from './inParallel.js';

/** A cluster whose name is asked for. */
export interface MatrixCluster {
  readonly name: string;
  readonly endpointName: string;
  /** Record types with which the name gives addresses. */
  readonly types: readonly string[];
  /** The control-plane addresses, or why they are not known. */
  readonly expected: Fact<readonly string[]>;
  readonly certificateAuthority?: string;
}

/** What is asked, from where, and how far it goes. */
export interface MatrixRequest extends DnsWay {
  readonly clusters: readonly MatrixCluster[];
  readonly vantages: readonly Vantage[];
  /** Also TCP 443, TLS and `GET /version`, from where this machine can connect. */
  readonly reach: boolean;
}

/** What matrices need; `reach` makes one try of the whole way to an API server. */
export interface MatrixDeps extends CheckDeps {
  readonly reach: (target: ReachTarget, signal: AbortSignal) => Promise<Reach>;
}

/** One name, one type, one vantage. */
export interface MatrixCell {
  readonly cluster: string;
  readonly vantage: Vantage;
  readonly type: string;
  /** Absent where the question could not be asked at all; `error` then says why. */
  readonly check?: Check;
  readonly error?: PortErrorInfo;
  /** The answered addresses, and after them the control plane's that were not among them. */
  readonly reach: readonly Reach[];
}

/** All that came of a request. */
export interface Matrix {
  /** Epoch milliseconds at the start. */
  readonly at: number;
  readonly ms: number;
  /** By cluster, then vantage, then type, as asked; those that were not begun are missing. */
  readonly cells: readonly MatrixCell[];
  readonly cancelled: boolean;
}

/**
 * Asks for every cluster from every vantage, so many at a time. Each cell is told as it comes.
 * Trouble is a cell's result and takes no other cell away; an abort ends it with what there is.
 */
export async function runMatrix(
  deps: MatrixDeps,
  request: MatrixRequest,
  signal: AbortSignal,
  onCell: (cell: MatrixCell) => void = () => undefined,
): Promise<Matrix> {
  const at = Date.now();
  const began = performance.now();
  const asked = request.clusters.flatMap((cluster) =>
    request.vantages.flatMap((vantage) =>
      cluster.types.map((type) => ({ cluster, vantage, type })),
    ),
  );
  // Several vantages of this machine leave it by the same way: once is enough for all of them.
  const reached = new Map<string, Promise<Reach>>();
  const reach = (target: ReachTarget): Promise<Reach> => {
    const key = JSON.stringify([target.address, target.serverName, target.proxy]);
    const trying = reached.get(key) ?? deps.reach(target, ownSignal(signal));
    reached.set(key, trying);
    return trying;
  };
  const cells = await inParallel(asked, CHECKS_AT_ONCE, async (one) => {
    if (signal.aborted) return undefined;
    const cell = await cellOf(deps, request, one, reach, ownSignal(signal));
    onCell(cell);
    return cell;
  });
  return {
    at,
    ms: performance.now() - began,
    cells: cells.filter((cell) => cell !== undefined),
    cancelled: signal.aborted,
  };
}

/** So many listeners on one signal would make Node warn of a leak. */
function ownSignal(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal]);
}

interface Asked {
  readonly cluster: MatrixCluster;
  readonly vantage: Vantage;
  readonly type: string;
}

async function cellOf(
  deps: MatrixDeps,
  request: MatrixRequest,
  { cluster, vantage, type }: Asked,
  reach: (target: ReachTarget) => Promise<Reach>,
  signal: AbortSignal,
): Promise<MatrixCell> {
  const base = { cluster: cluster.name, vantage, type };
  const { endpointName: name, expected } = cluster;
  try {
    const asked = { vantage, name, type, ...wayOf(request), expected };
    const check = await runCheck(deps, asked, signal);
    const tries =
      request.reach && vantage.through === undefined
        ? await Promise.all(targetsOf(cluster, vantage, check).map(reach))
        : [];
    return { ...base, check, reach: tries };
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return { ...base, error: error.info, reach: [] };
  }
}

function targetsOf(
  { endpointName: serverName, certificateAuthority, expected }: MatrixCluster,
  { proxy }: SocketVantage,
  { exchange, request }: Check,
): readonly ReachTarget[] {
  const v6 = request.type === 'AAAA';
  const own = (valueOf(expected) ?? []).filter((address) => address.includes(':') === v6);
  const addresses = new Set([...(answeredAddresses(exchange) ?? []), ...own]);
  return [...addresses].map((address) => ({
    address,
    port: 443,
    serverName,
    ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
    ...(proxy ? { proxy } : {}),
  }));
}

/** Whether a cell says what private resolution should give; a subset of the interfaces is right. */
export function cellIsRight({ check }: MatrixCell): boolean {
  return check !== undefined && isRight(check.verdict);
}
