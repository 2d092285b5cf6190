import { message } from '../model/message.js';
import type { ResolverRule } from '../model/resolver.js';
import { emptyDraft, mergeDrafts, type Draft } from './draft.js';
import { clientsIn, draftControlPlane443 } from './controlPlane443.js';
import { draftEndpoint, type EndpointPurpose } from './endpointDraft.js';
import { healthyEndpoints, type LiveEndpoint } from './endpointUse.js';
import { vpcOf, type Estate } from './estate.js';
import type { VpcId } from '../model/ids.js';

/** The entries for port 53 that the groups of a rule's two endpoints lack, as steps. */
export function lackingDns(estate: Estate, rule: ResolverRule, suffix = ''): Draft {
  const near = healthyEndpoints(estate, 'INBOUND').filter(
    ({ endpoint }) => endpoint.vpcId === estate.cluster.vpcId,
  );
  const asked = ({ ips }: LiveEndpoint): boolean => rule.targets.some(({ ip }) => ips.includes(ip));
  const inbound = near.find(asked) ?? near[0];
  const outbound = healthyEndpoints(estate, 'OUTBOUND').find(
    ({ endpoint }) => endpoint.id === rule.endpointId,
  );
  if (!inbound || !outbound) return emptyDraft;
  return mergeDrafts([
    draftEndpoint(estate, purposeOf('INBOUND', inbound, outbound, suffix)),
    draftEndpoint(estate, purposeOf('OUTBOUND', outbound, inbound, suffix)),
  ]);
}

function purposeOf(
  direction: 'INBOUND' | 'OUTBOUND',
  live: LiveEndpoint,
  other: LiveEndpoint,
  suffix: string,
): EndpointPurpose {
  const { endpoint, subnets } = live;
  const wish = { count: subnets.length, type: 'IPV4' } as const;
  return {
    direction,
    side: { existing: live, vpcId: endpoint.vpcId, subnets, wish },
    ranges: other.subnets.map(({ cidr }) => cidr),
    suffix,
    servers: [],
    forwardsFor: [],
    reason: message('reason.mendEntries'),
  };
}

/** The entries for TCP 443 that the control plane lacks, as steps. */
export function lacking443(estate: Estate, clients: readonly VpcId[]): Draft {
  const { name: clusterName } = estate.cluster;
  const known = clients.flatMap((id) => vpcOf(estate, id) ?? []);
  const request = { clusterName, clientVpcIds: clients };
  return mergeDrafts(
    known.map((client) => draftControlPlane443(estate, clientsIn(estate.cluster, client), request)),
  );
}
