import { AwsFault } from '../../awsFault.js';
import { cidrsAfter, updateInProgress } from '../../clusterUpdates.js';
import type { CallContext, HttpRequest } from '../../context.js';
import { hexOf } from '../../ids.js';
import type { Cluster, ClusterVpcConfig } from '../../model/cluster.js';
import type { AccessChange, ClusterUpdate } from '../../model/clusterUpdate.js';
import { isObject, parseObject } from '../../protocol/json.js';
import { stableJson } from '../../stableJson.js';
import { clusterStatus } from '../../states.js';
import type { World } from '../../world.js';
import { clusterNamed, invalid, invalidRequest } from './faults.js';
import { updateShape } from './updateShape.js';

/** POST /clusters/{name}/update-config: only the keys that are in the body change. */
export function updateClusterConfig(
  { world, now }: CallContext,
  { body }: HttpRequest,
  name: string,
): object {
  const input = parseObject(body);
  if (!input) throw new AwsFault('SerializationException', 'The body is not a JSON object.');
  const change = accessChange(input);
  const cluster = clusterNamed(world, name);
  const { vpcConfig } = cluster;
  if (!vpcConfig || cluster.outpost) {
    throw invalidRequest(`Operation is not supported for cluster ${name}.`);
  }
  const token = textOf(input['clientRequestToken'], 'clientRequestToken');
  const earlier = earlierUpdate(world, name, token, change);
  if (earlier) return { update: updateShape(earlier, now) };
  refuseWhileBusy(world, cluster, now);
  refuseWithoutAccess(vpcConfig, change);
  refuseNoChange(vpcConfig, change);
  const update = newUpdate(world, cluster, change, now);
  if (token !== undefined) update.clientRequestToken = token;
  world.clusterUpdates.push(update);
  return { update: updateShape(update, now) };
}

const accessKeys = ['endpointPublicAccess', 'endpointPrivateAccess', 'publicAccessCidrs'];
const networkKeys = ['subnetIds', 'securityGroupIds'];

/** One kind of change a call (aws facts §1.6). */
function accessChange(input: Record<string, unknown>): AccessChange {
  const vpc = input['resourcesVpcConfig'] ?? {};
  if (!isObject(vpc)) throw invalid('resourcesVpcConfig must be a structure');
  const has = (keys: readonly string[]): boolean =>
    keys.some((key) => vpc[key] !== undefined && vpc[key] !== null);
  const kinds = [
    ...(has(accessKeys) ? ['EndpointAccessUpdate'] : []),
    ...(has(networkKeys) ? ['VpcConfigUpdate'] : []),
    ...['logging', 'accessConfig', 'upgradePolicy', 'zonalShiftConfig'].filter(
      (key) => input[key] !== undefined && input[key] !== null,
    ),
  ];
  if (kinds.length > 1) throw invalid('Only one type of update can be allowed.');
  const [kind] = kinds;
  if (kind === undefined) throw invalid('The type for cluster update was not provided.');
  if (kind !== 'EndpointAccessUpdate') {
    throw invalidRequest(`The sandbox carries out updates of endpoint access only, not ${kind}.`);
  }
  const isPublic = flagOf(vpc['endpointPublicAccess'], 'endpointPublicAccess');
  const isPrivate = flagOf(vpc['endpointPrivateAccess'], 'endpointPrivateAccess');
  const cidrs = cidrsOf(vpc['publicAccessCidrs']);
  return {
    ...(isPublic === undefined ? {} : { endpointPublicAccess: isPublic }),
    ...(isPrivate === undefined ? {} : { endpointPrivateAccess: isPrivate }),
    ...(cidrs === undefined ? {} : { publicAccessCidrs: cidrs }),
  };
}

function earlierUpdate(
  world: World,
  clusterName: string,
  token: string | undefined,
  change: AccessChange,
): ClusterUpdate | undefined {
  const earlier = world.clusterUpdates.find(
    (update) =>
      token !== undefined &&
      update.clusterName === clusterName &&
      update.clientRequestToken === token,
  );
  if (earlier && stableJson(earlier.change) !== stableJson(change)) {
    throw invalidRequest('The clientRequestToken was already used with other parameters.');
  }
  return earlier;
}

function refuseWhileBusy(world: World, cluster: Cluster, now: number): void {
  const busy = updateInProgress(world, cluster.name, now);
  const why = busy
    ? `currently has update ${busy.id} in progress`
    : clusterStatus(world, cluster, now) === 'CREATING' && 'is being created';
  if (why === false) return;
  const text = `Cannot EndpointAccessUpdate because cluster ${cluster.name} ${why}`;
  throw new AwsFault('ResourceInUseException', text, 409, { clusterName: cluster.name });
}

function refuseWithoutAccess(before: ClusterVpcConfig, change: AccessChange): void {
  const after = { ...before, ...change };
  if (after.endpointPublicAccess || after.endpointPrivateAccess) return;
  throw invalid('Private and public endpoint access cannot be false');
}

function refuseNoChange(before: ClusterVpcConfig, change: AccessChange): void {
  const after = { ...before, ...change };
  const cidrs = cidrsAfter(before, change);
  if (
    after.endpointPublicAccess !== before.endpointPublicAccess ||
    after.endpointPrivateAccess !== before.endpointPrivateAccess ||
    cidrs.join() !== [...before.publicAccessCidrs].sort().join()
  ) {
    return;
  }
  throw invalid(
    'Cluster is already at the desired configuration with ' +
      `endpointPrivateAccess: ${after.endpointPrivateAccess} , ` +
      `endpointPublicAccess: ${after.endpointPublicAccess}, ` +
      `and Public Endpoint Restrictions: [${cidrs.join(', ')}]`,
  );
}

/** AWS shows both flags as they will be, whichever was sent, and the ranges that were sent. */
function newUpdate(
  world: World,
  cluster: Cluster,
  change: AccessChange,
  now: number,
): ClusterUpdate {
  world.serial += 1;
  const hex = hexOf(`${world.accountId}/${world.region}/update/${world.serial}`, 32);
  const after = { ...cluster.vpcConfig, ...change };
  const errors = cluster.nextUpdateErrors ?? [];
  delete cluster.nextUpdateErrors;
  const params = [
    { type: 'EndpointPublicAccess', value: String(after.endpointPublicAccess) },
    { type: 'EndpointPrivateAccess', value: String(after.endpointPrivateAccess) },
  ];
  if (change.publicAccessCidrs) {
    params.push({ type: 'PublicAccessCidrs', value: JSON.stringify(change.publicAccessCidrs) });
  }
  return {
    id: hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5'),
    clusterName: cluster.name,
    type: 'EndpointAccessUpdate',
    params,
    change,
    createdAt: now,
    completeAt: now + world.timings.clusterUpdate,
    settled: false,
    errors,
  };
}

function flagOf(value: unknown, name: string): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw invalid(`${name} must be a Boolean`);
  return value;
}

function textOf(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalid(`${name} must be a String`);
  return value;
}

/** EKS takes 40 ranges at most (aws facts §1.1). */
function cidrsOf(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const isRange = (one: unknown): one is string =>
    typeof one === 'string' && /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$|^[0-9a-f:]+\/\d{1,3}$/i.test(one);
  if (!Array.isArray(value) || !value.every(isRange)) {
    throw invalid(`The following CIDRs are invalid in publicAccessCidrs: ${JSON.stringify(value)}`);
  }
  if (value.length > 40) throw invalid('The maximum number of publicAccessCidrs is 40.');
  return value;
}
