import { message } from '../model/message.js';
import type { ResolverRule } from '../model/resolver.js';
import { emptyDraft, mergeDrafts, type Draft } from '../plan/draft.js';
import { clientsIn, draftControlPlane443 } from '../plan/controlPlane443.js';
import { draftEndpoint, type EndpointPurpose } from '../plan/endpointDraft.js';
import { healthyEndpoints, type LiveEndpoint } from '../plan/endpointUse.js';
import { vpcOf, type Estate } from '../plan/estate.js';
import type { VpcId } from '../model/ids.js';

/** The entries for port 53 that the groups of a rule's two endpoints lack, as steps. */
export function lackingDns(estate: Estate, rule: ResolverRule): Draft {
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
    draftEndpoint(estate, purposeOf('INBOUND', inbound, outbound)),
    draftEndpoint(estate, purposeOf('OUTBOUND', outbound, inbound)),
  ]);
}

function purposeOf(
  direction: 'INBOUND' | 'OUTBOUND',
  live: LiveEndpoint,
  other: LiveEndpoint,
): EndpointPurpose {
  const { endpoint, subnets } = live;
  const wish = { count: subnets.length, type: 'IPV4' } as const;
  return {
    direction,
    side: { existing: live, vpcId: endpoint.vpcId, subnets, wish },
    ranges: other.subnets.map(({ cidr }) => cidr),
    suffix: '',
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
