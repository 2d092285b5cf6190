import { covers, rulesByProfile } from '../../model/actingRules.js';
import { notRead, valueOf } from '../../model/fact.js';
import type { VpcId } from '../../model/ids.js';
import { message, type Message } from '../../model/message.js';
import { labelOf, vpcLabel } from '../../model/names.js';
import { isAutodefined, type ResolverRule } from '../../model/resolver.js';
import { tagKeys } from '../../plan/naming.js';
import type { Evidence, Finding } from '../finding.js';
import { clientVpcId, isRight, type Walked } from '../walked.js';
import { enableFix, finding, type Detector } from './detector.js';

/**
 * Why no rule takes the name in the client VPC, and public DNS answers there: F10, F11, F39 for
 * a rule that should act and does not; F9 for one that is not associated; F14 for one that has
 * the name of an earlier cluster; F8 where there is none.
 */
export const noRule: Detector = (walked) => {
  const { cluster, network, snapshot, walks, resolver } = walked;
  const vpcId = clientVpcId(walked);
  if (vpcId === undefined || vpcId === cluster.vpcId || cluster.access === 'public') return [];
  // A VPC that is not there is another Region's or another account's: F38 says so where it shows.
  if (resolver.kind === 'foreign' || !network.vpcs.has(vpcId)) return [];
  const first = walks[0]?.visit;
  if (first?.decided.decision.kind !== 'public' || first.decided.decision.system) return [];
  // Private-only: public DNS is right, or F2 says why it is not (aws facts §1.2).
  const right = isRight(walked, 'public');
  if (right === true) return [];
  const associated = (valueOf(snapshot.associations) ?? []).filter((one) => one.vpcId === vpcId);
  const { rules } = snapshot;
  if (!rules.known || !first.decided.rulesKnown) return [];
  const name = cluster.endpointName ?? '';
  const all = rules.value.filter(({ id, type }) => !isAutodefined(id) && type === 'FORWARD');
  const forName = all.filter(({ domainName }) => covers(domainName, name));
  const byProfile = rulesByProfile(snapshot, vpcId).rules.map(({ rule }) => rule);
  const here = forName.filter(
    ({ id }) =>
      associated.some((one) => one.ruleId === id) || byProfile.some((one) => one.id === id),
  );
  const broken = here.flatMap((rule) => [
    ...associationTrouble(walked, vpcId, rule),
    ...ruleTrouble(walked, vpcId, rule),
  ]);
  if (broken.length > 0) return broken;
  const revoked = associated.filter(
    ({ ruleId }) => !isAutodefined(ruleId) && !rules.value.some(({ id }) => id === ruleId),
  );
  const tellsMore = [
    ...revoked.map((one) => shareRevoked(walked, vpcId, one.ruleId)),
    ...forName
      .filter(({ domainName, status }) => domainName === name && status !== 'DELETING')
      .map((rule) => notAssociated(walked, vpcId, rule)),
  ];
  if (tellsMore.length > 0) return tellsMore;
  if (cluster.access === 'private') return [];
  const dead = all.filter((rule) => isOfEarlierCluster(walked, rule));
  if (dead.length > 0) return dead.map((rule) => drifted(walked, rule));
  return [none(walked, vpcId)];
};

function label(walked: Walked, vpcId: VpcId): string {
  return vpcLabel(valueOf(walked.snapshot.vpcs), vpcId);
}

function associationTrouble(walked: Walked, vpcId: VpcId, rule: ResolverRule): readonly Finding[] {
  const one = valueOf(walked.snapshot.associations)?.find(
    (each) => each.vpcId === vpcId && each.ruleId === rule.id,
  );
  if (!one || one.status === 'COMPLETE') return [];
  const vpc = label(walked, vpcId);
  return [
    finding({
      mode: 'F10',
      weight: 'cause',
      sentence: 'finding.association',
      args: { rule: labelOf(rule), vpc, status: one.status, text: one.statusMessage },
      evidence: [
        {
          call: 'route53resolver:ListResolverRuleAssociations',
          subject: one.id,
          field: 'ResolverRuleAssociation.Status',
          value: [one.status, one.statusMessage].filter(Boolean).join(': '),
        },
      ],
      advice: one.status === 'CREATING' ? 'mend.wait' : 'mend.associateAgain',
      // A plan takes a failed one off and makes it anew.
      ...(one.status === 'FAILED' ? { fix: enableFix(walked) } : {}),
    }),
  ];
}

function ruleTrouble(walked: Walked, vpcId: VpcId, rule: ResolverRule): readonly Finding[] {
  if (rule.status === 'COMPLETE') return [];
  return [
    finding({
      mode: 'F11',
      weight: 'cause',
      sentence: 'finding.ruleStatus',
      args: {
        rule: labelOf(rule),
        vpc: label(walked, vpcId),
        status: rule.status,
        text: rule.statusMessage,
      },
      evidence: [
        {
          call: 'route53resolver:ListResolverRules',
          subject: rule.id,
          field: 'ResolverRule.Status',
          value: [rule.status, rule.statusMessage].filter(Boolean).join(': '),
        },
      ],
      advice: rule.status === 'UPDATING' ? 'mend.wait' : 'mend.ruleAgain',
    }),
  ];
}

function shareRevoked(walked: Walked, vpcId: VpcId, ruleId: string): Finding {
  return finding({
    mode: 'F39',
    weight: 'cause',
    sentence: 'finding.shareRevoked',
    args: { rule: ruleId, vpc: label(walked, vpcId) },
    evidence: [
      {
        call: 'route53resolver:ListResolverRules',
        subject: ruleId,
        field: 'ResolverRules[].Id',
        value: message('value.notListed'),
      },
    ],
    advice: 'mend.shareAgain',
  });
}

function notAssociated(walked: Walked, vpcId: VpcId, rule: ResolverRule): Finding {
  return finding({
    mode: 'F9',
    weight: 'cause',
    sentence: 'finding.notAssociated',
    args: { rule: labelOf(rule), vpc: label(walked, vpcId) },
    evidence: [absent(vpcId, message('value.notAssociated', { rule: rule.id }))],
    advice: 'mend.enable',
    fix: enableFix(walked),
  });
}

function drifted(walked: Walked, rule: ResolverRule): Finding {
  const name = walked.cluster.endpointName ?? '';
  return finding({
    mode: 'F14',
    weight: 'cause',
    sentence: 'finding.nameDrift',
    args: { rule: labelOf(rule), domain: rule.domainName, name, cluster: walked.cluster.name },
    evidence: [
      {
        call: 'route53resolver:ListResolverRules',
        subject: rule.id,
        field: 'ResolverRule.DomainName',
        value: rule.domainName,
      },
      { call: 'eks:DescribeCluster', subject: walked.cluster.name, field: 'endpoint', value: name },
    ],
    advice: 'mend.nameDrift',
    fix: enableFix(walked),
  });
}

function none(walked: Walked, vpcId: VpcId): Finding {
  const name = walked.cluster.endpointName ?? '';
  return finding({
    mode: 'F8',
    weight: 'cause',
    sentence: 'finding.noRule',
    args: { vpc: label(walked, vpcId), name },
    evidence: [absent(vpcId, message('value.noRule', { name }))],
    advice: 'mend.enable',
    fix: enableFix(walked),
  });
}

function absent(vpcId: VpcId, value: Message): Evidence {
  const call = 'route53resolver:ListResolverRuleAssociations';
  return { call, subject: vpcId, field: 'ResolverRuleAssociations[].VPCId', value };
}

/** By our tag the rule is this cluster's, but it is for another name (aws facts §10, F14). */
function isOfEarlierCluster({ snapshot, cluster }: Walked, rule: ResolverRule): boolean {
  const tags = valueOf(snapshot.resolverTags[rule.arn] ?? notRead);
  return rule.domainName !== cluster.endpointName && tags?.[tagKeys.cluster] === cluster.arn;
}
