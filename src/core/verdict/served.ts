import { profileLabel, rulesByProfile } from '../model/actingRules.js';
import type { Cluster } from '../model/cluster.js';
import type { VpcId } from '../model/ids.js';
import { message, type Message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import { valueOf } from '../model/fact.js';
import type { Snapshot } from '../model/snapshot.js';
import { whyUnknown } from '../model/why.js';

/** Whether a rule for the endpoint name already is associated with a VPC, with the evidence. */
export interface Served {
  readonly inPlace?: {
    readonly rule: string;
    readonly association: string;
    /** The Profile that brings it. */
    readonly profile?: string;
  };
  readonly evidence: readonly Message[];
}

/** Looks at FORWARD rules for exactly the endpoint name whose association is COMPLETE. */
export function servedBy(snapshot: Snapshot, cluster: Cluster, vpcId: VpcId): Served {
  const { rules, associations } = snapshot;
  if (!rules.known || !associations.known) {
    const why = whyUnknown(rules.known ? associations : rules);
    return { evidence: [message('evidence.rulesUnknown', { why })] };
  }
  for (const association of associations.value) {
    if (association.vpcId !== vpcId) continue;
    const rule = rules.value.find(
      (candidate) =>
        candidate.id === association.ruleId &&
        candidate.type === 'FORWARD' &&
        candidate.domainName === cluster.endpointName,
    );
    if (!rule) continue;
    const evidence = [
      message('evidence.association', { association: association.id, status: association.status }),
    ];
    return association.status === 'COMPLETE'
      ? { inPlace: { rule: labelOf(rule), association: association.id }, evidence }
      : { evidence };
  }
  return servedByProfile(snapshot, cluster, vpcId);
}

/** Without an association, the rule may still come by a Route 53 Profile (aws facts §2.11). */
function servedByProfile(snapshot: Snapshot, cluster: Cluster, vpcId: VpcId): Served {
  const vpc = vpcLabel(valueOf(snapshot.vpcs), vpcId);
  const { rules, unknown } = rulesByProfile(snapshot, vpcId);
  const found = rules.find(
    ({ rule }) => rule.type === 'FORWARD' && rule.domainName === cluster.endpointName,
  );
  if (found?.profile) {
    const { rule, profile } = found;
    const label = profileLabel(profile);
    const evidence = [message('evidence.profile', { profile: label, rule: labelOf(rule), vpc })];
    return { inPlace: { rule: labelOf(rule), association: profile.id, profile: label }, evidence };
  }
  const none = message('evidence.noRule', { vpc });
  return unknown
    ? { evidence: [none, message('evidence.profilesUnknown', { why: whyUnknown(unknown) })] }
    : { evidence: [none, message('evidence.noProfile', { vpc })] };
}
