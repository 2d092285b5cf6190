import {
  isAutodefined,
  type ResolverRule,
  type ResolverRuleAssociation,
} from '../model/resolver.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { Vpc } from '../model/network.js';
import type { Input, Step } from '../model/plan.js';
import { arrivesByProfile } from './profileRule.js';
import { blocker, emptyDraft, step, type Draft } from './draft.js';
import type { EndpointDraft } from './endpointDraft.js';
import { nameFor, tagsFor, type Estate } from './estate.js';
import { associationName, creatorRequestId } from './naming.js';

/** The step that makes the rule, with all attached inbound addresses as targets (aws facts §2.5). */
export function draftRule(
  estate: Estate,
  inbound: EndpointDraft,
  outbound: EndpointDraft,
  outboundVpcId: Vpc['id'],
  suffix: string,
): Draft {
  const { cluster, identity } = estate;
  const domain = cluster.endpointName ?? '';
  const name = nameFor(estate, 'Rule');
  return {
    ...emptyDraft,
    steps: [
      step(
        `rule${suffix}`,
        {
          kind: 'createResolverRule',
          name,
          creatorRequestId: creatorRequestId(identity, {
            vpcId: outboundVpcId,
            what: `RULE ${domain}`,
          }),
          domainName: domain,
          endpointId: outbound.endpointId,
          targetIps: inbound.targetIps,
          tags: tagsFor(estate),
        },
        {
          title: message('step.createRule', { name, domain }),
          reason: message('reason.rule'),
          inverse: message('inverse.deleteRule'),
        },
        [...inbound.readyAfter, ...outbound.readyAfter],
      ),
    ],
  };
}

/**
 * The association with one client VPC: the moment its clients switch, so it waits
 * for everything else (aws facts §1.2, §11).
 */
export function draftAssociation(
  estate: Estate,
  client: Vpc,
  rule: {
    readonly id: Input<string>;
    readonly existing?: ResolverRule;
    readonly suffix: string;
  },
  after: readonly string[],
): Draft {
  const vpc = labelOf(client);
  const carried = arrivesByProfile(estate, client, rule.existing);
  if (carried?.reused.length) return carried;
  const forName = estate.rules.filter(
    ({ id, domainName }) => domainName === estate.cluster.endpointName && !isAutodefined(id),
  );
  const here = estate.associations.filter(
    ({ vpcId, ruleId }) => vpcId === client.id && forName.some(({ id }) => id === ruleId),
  );
  const ours = here.find(({ ruleId }) => ruleId === rule.existing?.id);
  if (ours?.status === 'COMPLETE') {
    const reason = message('reused.association', { vpc });
    return { ...emptyDraft, reused: [{ kind: 'association', id: ours.id, reason }] };
  }
  const other = here.find(({ ruleId }) => ruleId !== rule.existing?.id);
  if (other) {
    const args = { rule: other.ruleId, vpc: vpcLabel(estate.vpcs, client.id) };
    const problem = blocker(message('problem.otherRule', args), message('help.otherRule'));
    return { ...emptyDraft, problems: [problem] };
  }
  const failed = ours?.status === 'FAILED' ? [disassociateFailed(ours, vpc, rule.suffix)] : [];
  return {
    ...emptyDraft,
    problems: carried?.problems ?? [],
    steps: [
      ...failed,
      step(
        `association:${client.id}${rule.suffix}`,
        {
          kind: 'associateResolverRule',
          ruleId: rule.id,
          vpcId: client.id,
          name: associationName(estate.cluster.name),
        },
        {
          title: message('step.associate', { vpc, cluster: estate.cluster.name }),
          reason: message('reason.associate', { vpc }),
          inverse: message('inverse.disassociate', { vpc }),
        },
        [...after, ...failed.map(({ id }) => id)],
      ),
    ],
  };
}

/** AWS keeps one association of a rule and a VPC, so a failed one has to go first. */
function disassociateFailed(
  association: ResolverRuleAssociation,
  vpc: string,
  suffix: string,
): Step {
  const { id: associationId, ruleId, vpcId, statusMessage: detail } = association;
  return step(
    `disassociate-failed:${vpcId}${suffix}`,
    { kind: 'disassociateResolverRule', ruleId, vpcId, associationId },
    {
      title: message('step.disassociate', { rule: ruleId, vpc }),
      reason: message('reason.failedAssociation', { detail }),
    },
  );
}
