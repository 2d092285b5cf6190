import type { AwsScope } from '../../core/model/identity.js';
import { asId, type VpcId } from '../../core/model/ids.js';
import type { Planning } from '../../core/model/plan.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import { goneClusters, isGone } from '../../core/plan/goneCluster.js';
import { planRequest } from '../../core/plan/replan.js';
import type { SavedRequest } from '../../core/plan/savedPlan.js';
import { clientSnapshots, clientVpcsOf } from '../clientVpcs.js';
import { clusterIn } from '../facts.js';
import { clusterOf, clustersOf, type Options } from '../options.js';
import { scopeOf, type Session } from '../session.js';
import { driftReading } from './driftReading.js';
import { leftoverReading } from './leftovers.js';
import { UsageError } from '../usageError.js';

/** A planning, and what was asked for. */
export interface Planned {
  readonly planning: Planning;
  readonly request: SavedRequest['request'];
}

/** Reads the estate anew and plans what the options ask for. */
export async function planFor(
  session: Session,
  options: Options,
  verb: SavedRequest['verb'],
): Promise<Planned> {
  const asked = requests[verb](options);
  const scope = await scopeOf(session, options);
  return {
    planning: await planAsked(session, scope, asked, options.clientProfiles),
    request: asked.request,
  };
}

/** Reads the estate anew and plans a request. Throws first what is wrong with a cluster or the sign-in. */
export async function planAsked(
  session: Session,
  scope: AwsScope,
  asked: SavedRequest,
  clientProfiles: readonly string[],
): Promise<Planning> {
  const { store, io } = session;
  const { clusterName } = asked.request;
  if (asked.verb === 'repair') {
    const { snapshot, journals } = await driftReading(session, scope, clusterName);
    return planRequest(snapshot, asked, { journals });
  }
  const gone =
    asked.verb === 'disable' ? await goneReading(session, scope, clusterName) : undefined;
  if (gone) {
    const clients = await clientSnapshots(session, scope, [], clientProfiles);
    return planRequest(gone, asked, { clients });
  }
  const further = asked.verb === 'enable' ? (asked.request.furtherClusterNames ?? []) : [];
  const names = [clusterName, ...further];
  const snapshot = await store.estate(scope, names, io.signal);
  for (const name of names) clusterIn(snapshot, name);
  const foreign = asked.verb === 'enable' ? (asked.request.foreignClients ?? []) : [];
  const clients = await clientSnapshots(session, scope, foreign, clientProfiles);
  return planRequest(snapshot, asked, { clients });
}

/** What is left of a cluster that is gone; `undefined` for one that is there, or that was never here. */
async function goneReading(
  session: Session,
  scope: AwsScope,
  clusterName: string,
): Promise<Snapshot | undefined> {
  const { store, io } = session;
  const names = await store.read(scope, ['clusterNames'], { fresh: true }, io.signal);
  if (!isGone(names, clusterName)) return undefined;
  const snapshot = await leftoverReading(session, scope);
  return goneClusters(snapshot).includes(clusterName) ? snapshot : undefined;
}

function enableRequest(options: Options): SavedRequest {
  const { verb, clientVpcs, choices, evenIfNotNeeded, repairForeignRules } = options;
  const [clusterName, ...further] = clustersOf(options);
  const { own, foreign } = clientVpcsOf(options);
  if (clientVpcs.length === 0 && !choices.onPremises) {
    throw new UsageError(`${verb} needs --client-vpc ID or --on-premises-dns ADDR, once or more.`);
  }
  return {
    verb: 'enable',
    request: {
      clusterName,
      ...(further.length === 0 ? {} : { furtherClusterNames: further }),
      clientVpcIds: own,
      ...(foreign.length === 0 ? {} : { foreignClients: foreign }),
      ...choices,
      ...(evenIfNotNeeded ? { evenIfNotNeeded } : {}),
      ...(repairForeignRules ? { repairForeignRules } : {}),
    },
  };
}

function disableRequest(options: Options): SavedRequest {
  const clientVpcIds = options.clientVpcs.map((id) => asId<VpcId>(id));
  return {
    verb: 'disable',
    request: {
      clusterName: clusterOf(options),
      ...(clientVpcIds.length > 0 ? { clientVpcIds } : {}),
    },
  };
}

function accessRequest(options: Options): SavedRequest {
  const { change, ...more } = options.access;
  if (!change) {
    throw new UsageError('access needs --change disable-public, refresh or enable-private.');
  }
  return { verb: 'access', request: { clusterName: clusterOf(options), change, ...more } };
}

function repairRequest(options: Options): SavedRequest {
  const { removeUnused, repairForeignRules } = options;
  const clusterName = clusterOf(options);
  return { verb: 'repair', request: { clusterName, removeUnused, repairForeignRules } };
}

const requests: Readonly<Record<SavedRequest['verb'], (options: Options) => SavedRequest>> = {
  enable: enableRequest,
  disable: disableRequest,
  access: accessRequest,
  repair: repairRequest,
};
