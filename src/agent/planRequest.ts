import { asId, type VpcId } from '../core/model/ids.js';
import type { AccessRequest, OnPremisesRequest, PlanStyle } from '../core/model/plan.js';
import type { SavedRequest } from '../core/plan/savedPlan.js';
import { badInput } from './refusal.js';
import { flagOf, textOf, textsOf, type Input } from './schema.js';

/** What can be planned. */
export const planVerbs = ['enable', 'disable', 'repair', 'access'] as const;

const changes: Readonly<Record<string, AccessRequest['change']>> = {
  'disable-public': 'disablePublic',
  refresh: 'refreshOnce',
  'enable-private': 'enablePrivate',
};

/** What an input of the plan tool asks for. Throws `invalid`. */
export function requestOf(input: Input, style: PlanStyle): SavedRequest {
  const clusterName = textOf(input, 'cluster') ?? '';
  const clientVpcIds = textsOf(input, 'client_vpcs').map((id) => asId<VpcId>(id));
  const repairForeignRules = flagOf(input, 'repair_foreign_rules');
  switch (textOf(input, 'verb') ?? 'enable') {
    case 'disable': {
      const some = clientVpcIds.length > 0 ? { clientVpcIds } : {};
      return { verb: 'disable', request: { clusterName, ...some } };
    }
    case 'repair': {
      const removeUnused = flagOf(input, 'remove_unused');
      return { verb: 'repair', request: { clusterName, removeUnused, repairForeignRules } };
    }
    case 'access': {
      const change = changes[textOf(input, 'change') ?? ''];
      if (!change) throw badInput('access needs change.');
      return { verb: 'access', request: { clusterName, change } };
    }
    default: {
      const onPremises = onPremisesOf(input);
      if (clientVpcIds.length === 0 && !onPremises) {
        throw badInput('enable needs client_vpcs or on_premises_dns.');
      }
      return {
        verb: 'enable',
        request: {
          clusterName,
          ...style,
          clientVpcIds,
          ...(onPremises ? { onPremises } : {}),
          ...(repairForeignRules ? { repairForeignRules } : {}),
          ...(flagOf(input, 'even_if_not_needed') ? { evenIfNotNeeded: true } : {}),
          ...(flagOf(input, 'enable_private_access') ? { enablePrivateAccess: true } : {}),
          ...(flagOf(input, 'fix_vpc_dns') ? { fixVpcDns: true } : {}),
        },
      };
    }
  }
}

function onPremisesOf(input: Input): OnPremisesRequest | undefined {
  const dnsServers = textsOf(input, 'on_premises_dns');
  const clientRanges = textsOf(input, 'on_premises_clients');
  const hub = textOf(input, 'hub_vpc');
  if (dnsServers.length > 0) {
    const hubVpc = hub === undefined ? {} : { hubVpcId: asId<VpcId>(hub) };
    return { dnsServers, clientRanges, ...hubVpc };
  }
  if (clientRanges.length === 0 && hub === undefined) return undefined;
  throw badInput('on_premises_clients and hub_vpc go with on_premises_dns.');
}
