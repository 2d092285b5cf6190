import { valueOf } from '../model/fact.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { Problem } from '../model/plan.js';
import type { ResolverEndpoint, ResolverRule } from '../model/resolver.js';
import { targetText } from '../model/ruleTarget.js';
import { sentences } from '../model/sentences.js';
import type { Snapshot } from '../model/snapshot.js';
import { deadRules } from '../plan/deadRules.js';
import { estateOf, type Estate } from '../plan/estate.js';
import { rulesForName } from '../plan/existingRule.js';
import { isOurAssociation } from '../plan/naming.js';
import { ownerOf, taggedForCluster } from '../plan/ownership.js';
import { stateOfRule } from '../plan/ruleState.js';
import { expectedClients, journalEndpoints, type Journals } from './expected.js';
import { field, type DriftItem } from './item.js';
import { orphanItems } from './leftovers.js';
import { lostEntries } from './lostEntries.js';
import { lacking443, lackingDns } from '../plan/lackingEntries.js';
import { unusedItems } from './unused.js';

/** What has drifted, or why that cannot be told. */
export interface Drift {
  readonly items: readonly DriftItem[];
  readonly problems: readonly Problem[];
}

/**
 * Compares what is live with what our tags, and the journal where it is given, say about a
 * cluster. Pure. Facts that are missing are problems, never differences.
 */
export function drift(snapshot: Snapshot, clusterName: string, journals: Journals = []): Drift {
  const found = estateOf(snapshot, clusterName);
  if ('problems' in found) return { items: [], problems: found.problems };
  const { estate } = found;
  const ours = rulesForName(estate).filter(({ arn }) => ownerOf(estate, arn).owner === 'us');
  const items = [
    ...ours.flatMap((rule) => ruleItems(estate, rule)),
    ...endpointItems(estate, journals),
    ...entryItems(estate, ours, journals),
    ...associationItems(estate, ours, journals),
    ...deadRules(estate).map((rule) => deadItem(estate, rule)),
    // What a rule that has to be corrected will use is known only then.
    ...(ours.every((rule) => stateOfRule(estate, rule).serves === 'fully')
      ? unusedItems(estate)
      : []),
    ...orphanItems(snapshot),
  ];
  return { items, problems: [] };
}

function ruleItems(estate: Estate, rule: ResolverRule): readonly DriftItem[] {
  const { serves, faults } = stateOfRule(estate, rule);
  if (serves === 'fully' && rule.status === 'COMPLETE') return [];
  const list = 'route53resolver:ListResolverRules';
  const key = serves === 'unknown' ? 'drift.ruleUnknown' : 'drift.rule';
  const args = { rule: labelOf(rule), faults: sentences(faults) };
  return [
    {
      kind: serves === 'unknown' ? 'unknown' : 'rule',
      subject: rule.id,
      message: message(key, args),
      evidence: [
        field(list, 'TargetIps', rule.targets.map(targetText).join(', ')),
        field(list, 'ResolverEndpointId', rule.endpointId ?? ''),
        field(list, 'Status', rule.status),
      ],
    },
  ];
}

function endpointItems(estate: Estate, journals: Journals): readonly DriftItem[] {
  const list = 'route53resolver:ListResolverEndpoints';
  const gone = [...journalEndpoints(estate, journals)]
    .filter(([id]) => !estate.endpoints.some((endpoint) => endpoint.id === id))
    .map(([id, name]): DriftItem => {
      const what = message('drift.endpointGone', { endpoint: labelOf({ id, name }) });
      const evidence = [field(list, 'Id', message('value.nowhere', { what: id }))];
      return { kind: 'endpointGone', subject: id, message: what, evidence };
    });
  const live = estate.endpoints
    .filter((endpoint) => taggedForCluster(estate, endpoint.arn))
    .flatMap((endpoint) => liveItems(estate, endpoint));
  return [...gone, ...live];
}

function liveItems(estate: Estate, endpoint: ResolverEndpoint): readonly DriftItem[] {
  const { id, status, statusMessage } = endpoint;
  const label = labelOf(endpoint);
  if (!['OPERATIONAL', 'UPDATING', 'CREATING'].includes(status)) {
    const what = message('drift.endpointUnhealthy', { endpoint: label, status });
    const evidence = [
      field('route53resolver:ListResolverEndpoints', 'Status', status),
      field('route53resolver:ListResolverEndpoints', 'StatusMessage', statusMessage),
    ];
    return [{ kind: 'endpointUnhealthy', subject: id, message: what, evidence }];
  }
  const addresses = valueOf(estate.snapshot.endpointAddresses[id]);
  const attached = addresses?.filter((one) => one.status === 'ATTACHED').length ?? 0;
  if (!addresses || status === 'CREATING' || (attached >= 2 && attached === addresses.length)) {
    return [];
  }
  const call = 'route53resolver:ListResolverEndpointIpAddresses';
  const what = message('drift.endpointAddresses', { endpoint: label, attached });
  const evidence = addresses.map((one) =>
    field(call, message('value.statusOf', { what: one.ip ?? one.ipId }), one.status),
  );
  return [{ kind: 'endpointAddresses', subject: id, message: what, evidence }];
}

function entryItems(
  estate: Estate,
  ours: readonly ResolverRule[],
  journals: Journals,
): readonly DriftItem[] {
  const clients = ours.length > 0 ? expectedClients(estate, journals) : [];
  const drafts = [
    lacking443(estate, clients),
    ...ours.map((rule) => lackingDns(estate, rule)),
    lostEntries(estate, journals),
  ];
  return drafts
    .flatMap(({ steps }) => steps)
    .flatMap(({ spec, title }): readonly DriftItem[] => {
      if (spec.kind !== 'authorizeSecurityGroup' || typeof spec.groupId !== 'string') return [];
      const what = message('drift.groupEntries', { group: spec.groupId, wanted: title });
      const call = 'ec2:DescribeSecurityGroupRules';
      const evidence = spec.permissions.map(({ protocol, port, cidr }) =>
        field(
          call,
          spec.direction,
          message('value.nowhere', { what: `${protocol}/${port} ${cidr}` }),
        ),
      );
      return [{ kind: 'groupEntries', subject: spec.groupId, message: what, evidence }];
    });
}

function associationItems(
  estate: Estate,
  ours: readonly ResolverRule[],
  journals: Journals,
): readonly DriftItem[] {
  const dead = deadRules(estate);
  if (ours.length === 0 && dead.length === 0 && journals.length === 0) return [];
  const call = 'route53resolver:ListResolverRuleAssociations';
  return expectedClients(estate, journals).flatMap((vpcId): readonly DriftItem[] => {
    const vpc = vpcLabel(estate.vpcs, vpcId);
    const named = rulesForName(estate);
    const here = estate.associations.filter(
      (one) => one.vpcId === vpcId && named.some(({ id }) => id === one.ruleId),
    );
    const failed = here.find(({ status, name }) => status === 'FAILED' && isOurAssociation(name));
    if (failed) {
      const what = message('drift.associationFailed', { vpc });
      const evidence = [
        field(call, 'Status', failed.status),
        field(call, 'StatusMessage', failed.statusMessage),
      ];
      return [{ kind: 'associationFailed', subject: vpcId, message: what, evidence }];
    }
    if (here.some(({ status }) => status !== 'DELETING')) return [];
    const what = message('drift.associationMissing', { vpc });
    const evidence = [field(call, 'VPCId', message('value.nowhereForName', { vpc: vpcId }))];
    return [{ kind: 'associationMissing', subject: vpcId, message: what, evidence }];
  });
}

function deadItem({ cluster }: Estate, rule: ResolverRule): DriftItem {
  const args = { rule: labelOf(rule), domain: rule.domainName, cluster: cluster.name };
  return {
    kind: 'deadRule',
    subject: rule.id,
    message: message('problem.deadRule', args),
    evidence: [
      field('route53resolver:ListResolverRules', 'DomainName', rule.domainName),
      field('eks:DescribeCluster', 'endpoint', cluster.endpointName ?? ''),
    ],
  };
}
