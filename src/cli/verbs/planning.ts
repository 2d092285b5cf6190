import { planRepair } from '../../core/drift/repair.js';
import { asId, type VpcId } from '../../core/model/ids.js';
import type { Planning } from '../../core/model/plan.js';
import { planAccess } from '../../core/plan/access.js';
import { planDisable } from '../../core/plan/disable.js';
import { planEnable } from '../../core/plan/enable.js';
import { clientSnapshots, clientVpcsOf } from '../clientVpcs.js';
import { clusterIn } from '../facts.js';
import { clusterOf, UsageError, type Options } from '../options.js';
import { scopeOf, type Session } from '../session.js';
import { driftReading } from './driftReading.js';

/** Reads the estate anew and plans. */
export async function planFor(
  session: Session,
  options: Options,
  verb: 'enable' | 'disable' | 'access' | 'repair',
): Promise<Planning> {
  const clusterName = clusterOf(options);
  if (verb === 'enable' && options.clientVpcs.length === 0) {
    throw new UsageError(`${options.verb} needs --client-vpc ID, once or more.`);
  }
  const { change, publicCidrs, evenIfNotNeeded, enablePrivateAccess, fixVpcDns } = options;
  if (verb === 'access' && !change) {
    throw new UsageError('access needs --change disable-public, refresh or enable-private.');
  }
  if (verb === 'repair') return planRepairFor(session, options, clusterName);
  const scope = await scopeOf(session, options);
  const snapshot = await session.store.estate(scope, clusterName, session.io.signal);
  clusterIn(snapshot, clusterName);
  if (change && verb === 'access') {
    return planAccess(snapshot, { clusterName, change, publicAccessCidrs: publicCidrs });
  }
  const { own, foreign } = clientVpcsOf(options);
  const clients = await clientSnapshots(session, scope, options);
  return verb === 'enable'
    ? planEnable(
        snapshot,
        {
          clusterName,
          clientVpcIds: own,
          ...(foreign.length ? { foreignClients: foreign } : {}),
          evenIfNotNeeded,
          enablePrivateAccess,
          fixVpcDns,
          repairForeignRules: options.repairForeignRules,
        },
        clients,
      )
    : planDisable(
        snapshot,
        {
          clusterName,
          ...(options.clientVpcs.length
            ? { clientVpcIds: options.clientVpcs.map((id) => asId<VpcId>(id)) }
            : {}),
        },
        clients,
      );
}

async function planRepairFor(
  session: Session,
  options: Options,
  clusterName: string,
): Promise<Planning> {
  const { snapshot, journals } = await driftReading(session, options);
  const { removeUnused, repairForeignRules } = options;
  return planRepair(snapshot, { clusterName, removeUnused, repairForeignRules }, journals);
}
