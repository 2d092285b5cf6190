import { AwsFault } from '../../awsFault.js';
import type { CallContext, HttpRequest } from '../../context.js';
import { hexOf } from '../../ids.js';
import { pageOf } from '../../protocol/paging.js';
import { element } from '../../protocol/xml.js';
import { isProvisioned } from '../../states.js';
import type { World } from '../../world.js';

interface Zone {
  readonly id: string;
  readonly name: string;
  readonly owner: { readonly OwningAccount: string } | { readonly OwningService: string };
}

/**
 * GET /2013-04-01/hostedzonesbyvpc: every private zone on a VPC, whoever owns it. That of a
 * cluster is EKS's own; AWS documents that such zones are listed (aws facts §1.1).
 */
export function listHostedZonesByVpc(
  { world, accounts, now }: CallContext,
  { query }: HttpRequest,
): string {
  const vpcId = query.get('vpcid') ?? '';
  const region = query.get('vpcregion') ?? '';
  const size = query.get('maxitems') ?? '100';
  const token = query.get('nexttoken') ?? undefined;
  if (vpcId === '' || region === '') throw invalid('VPC id and VPC Region are required.');
  if (!/^\d{1,3}$/.test(size) || Number(size) < 1 || Number(size) > 100) {
    throw invalid('maxitems must be from 1 to 100.');
  }
  if (region !== world.region || !world.vpcs.some((vpc) => vpc.vpcId === vpcId)) {
    throw invalid(`The VPC ${vpcId} in ${region} does not exist.`);
  }
  const zones = accounts.flatMap((account) => zonesOf(account, now, vpcId));
  const page = pageOf(zones, ({ id }) => id, `zones of ${vpcId}`, Number(size), token);
  if (!page) {
    throw new AwsFault('InvalidPaginationToken', 'The value of NextToken is not valid.');
  }
  const summaries = page.items.map(({ id, name, owner }) =>
    element('HostedZoneSummary', { HostedZoneId: id, Name: escaped(name), Owner: { ...owner } }),
  );
  return (
    `<HostedZoneSummaries>${summaries.join('')}</HostedZoneSummaries>` +
    element('MaxItems', size) +
    element('NextToken', page.nextToken)
  );
}

function zonesOf(world: World, now: number, vpcId: string): Zone[] {
  const own = world.hostedZones
    .filter((zone) => zone.vpcIds.includes(vpcId))
    .map(({ id, name, ownerId }) => ({ id, name, owner: { OwningAccount: ownerId } }));
  const hidden = world.clusters.flatMap((cluster) => {
    const { vpcConfig, endpointHost } = cluster;
    const served = vpcConfig?.endpointPrivateAccess === true && isProvisioned(cluster, now);
    if (!served || vpcConfig.vpcId !== vpcId || endpointHost === undefined) return [];
    const id = `Z0${hexOf(cluster.arn, 18).toUpperCase()}`;
    return [
      { id, name: endpointHost.toLowerCase(), owner: { OwningService: 'eks.amazonaws.com' } },
    ];
  });
  return [...own, ...hidden];
}

/** With the trailing dot, and all but letters, digits, `-`, `_` and dots in octal. */
function escaped(name: string): string {
  const octal = (character: string): string =>
    `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
  return `${name.replace(/[^a-z0-9._-]/g, octal)}.`;
}

function invalid(message: string): AwsFault {
  return new AwsFault('InvalidInput', message);
}
