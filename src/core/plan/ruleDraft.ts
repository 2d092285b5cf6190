import { addressesOf, isAutodefined, type ResolverRule } from '../model/resolver.js';
import { message } from '../model/message.js';
import { labelOf, vpcLabel } from '../model/names.js';
import type { Vpc } from '../model/network.js';
import type { Input, Problem } from '../model/plan.js';
import { blocker, emptyDraft, step, type Draft } from './draft.js';
import type { EndpointDraft } from './endpointDraft.js';
import { healthyEndpoints } from './endpointUse.js';
import { nameFor, tagsFor, type Estate } from './estate.js';
import { associationName, creatorRequestId } from './naming.js';

/** A rule that exists for the endpoint name and serves, or why the ones that exist do not. */
export interface ExistingRule {
  readonly rule?: ResolverRule;
  readonly problems: readonly Problem[];
}

/**
 * Looks for a FORWARD rule for exactly the endpoint name. It serves if every target
 * is an attached address of a healthy inbound endpoint in the cluster VPC; any other
 * rule for the name is a conflict, reported with the difference.
 */
export function existingRule(estate: Estate): ExistingRule {
  const { cluster, rules } = estate;
  const [rule] = rules.filter(
    ({ id, type, domainName }) =>
      type === 'FORWARD' && domainName === cluster.endpointName && !isAutodefined(id),
  );
  if (!rule) return { problems: [] };
  if (rule.status !== 'COMPLETE') {
    const { status, statusMessage } = rule;
    const args = { rule: labelOf(rule), status, detail: statusMessage };
    return { problems: [blocker(message('problem.ruleBusy', args), message('help.ruleBusy'))] };
  }
  const right = healthyEndpoints(estate, 'INBOUND')
    .filter(({ endpoint }) => endpoint.vpcId === cluster.vpcId)
    .flatMap(({ attached }) => attached.flatMap(addressesOf));
  const has = rule.targets.map(({ ip }) => ip);
  if (has.length > 0 && has.every((ip) => right.includes(ip))) return { rule, problems: [] };
  const wants = right.length > 0 ? right : ['the addresses of a new inbound endpoint'];
  const conflict = message('problem.ruleConflict', { rule: labelOf(rule), has, wants });
  return { problems: [blocker(conflict, message('help.ruleConflict'))] };
}

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
  const forName = estate.rules.filter(
    ({ type, domainName }) => type === 'FORWARD' && domainName === estate.cluster.endpointName,
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
  return {
    ...emptyDraft,
    steps: [
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
        after,
      ),
    ],
  };
}
