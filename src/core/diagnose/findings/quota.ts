import { valueOf } from '../../model/fact.js';
import { clientVpcId, isRight, type Walked } from '../walked.js';
import { quotaName } from '../../plan/quotaName.js';
import { finding, type Detector } from './detector.js';

/** F36: what the fix has to create does not fit into a quota (aws facts §2.10). */
export const quota: Detector = (walked) => {
  const { snapshot, cluster, walks } = walked;
  const code = 'L-4A669CC0';
  const limit = valueOf(snapshot.quotas[code] ?? { known: false, why: { reason: 'notRead' } });
  const endpoints = valueOf(snapshot.endpoints);
  if (limit === undefined || !endpoints || cluster.access !== 'publicAndPrivate') return [];
  if (walks.every(({ answer }) => isRight(walked, answer) !== false)) return [];
  const needed = neededEndpoints(walked);
  if (needed === 0 || endpoints.length + needed <= limit) return [];
  return [
    finding({
      mode: 'F36',
      weight: 'obstacle',
      sentence: 'finding.quota',
      args: { what: quotaName(code), count: endpoints.length, limit, needed },
      evidence: [
        {
          call: 'servicequotas:GetServiceQuota',
          subject: code,
          field: 'Quota.Value',
          value: String(limit),
        },
        {
          call: 'route53resolver:ListResolverEndpoints',
          subject: snapshot.scope.region,
          field: 'ResolverEndpoints[]',
          value: String(endpoints.length),
        },
      ],
      advice: 'mend.quota',
    }),
  ];
};

/** An inbound endpoint in the cluster VPC, and for clients in a VPC any outbound one, as far as there is none. */
export function neededEndpoints(walked: Walked): number {
  const { cluster, network } = walked;
  const all = [...network.endpoints.values()].filter(({ status }) => status !== 'DELETING');
  const inbound = all.some((one) => one.direction === 'INBOUND' && one.vpcId === cluster.vpcId);
  const outbound =
    clientVpcId(walked) === undefined || all.some(({ direction }) => direction === 'OUTBOUND');
  return Number(!inbound) + Number(!outbound);
}
