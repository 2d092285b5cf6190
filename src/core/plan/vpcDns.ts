import { valueOf } from '../model/fact.js';
import { message, type MessageKey } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Vpc, VpcDnsAttribute } from '../model/network.js';
import type { EnableRequest, Problem, Step } from '../model/plan.js';
import { blocker, emptyDraft, mergeDrafts, problemsOnly, step, type Draft } from './draft.js';
import { vpcOf, type Estate } from './estate.js';

/** What is said of missing attributes where the plan does not bring them. */
const answered: readonly MessageKey[] = ['problem.vpcDnsOff', 'problem.clientDnsOff'];

/** Leaves out the problems that {@link draftVpcDns} solves, where the request asks for it. */
export function withoutFixed(
  problems: readonly Problem[],
  { fixVpcDns }: EnableRequest,
): readonly Problem[] {
  if (fixVpcDns !== true) return problems;
  return problems.filter(({ message: { key } }) => !answered.includes(key));
}

/**
 * The DNS attributes that the cluster VPCs and the client VPCs lack, as steps: support
 * before host names, which need it. The hidden zone needs both, a client VPC only
 * support (aws facts §1.1, §4.1). What is not known is left alone.
 */
export function draftVpcDns(estates: readonly Estate[], request: EnableRequest): Draft {
  const [estate] = estates;
  if (!estate || request.fixVpcDns !== true) return emptyDraft;
  const clusterVpcs = unique(estates.flatMap(({ cluster }) => vpcOf(estate, cluster.vpcId) ?? []));
  const hub = request.onPremises?.hubVpcId;
  const clientIds = [...request.clientVpcIds, ...(hub ? [hub] : [])];
  const clients = unique(clientIds.flatMap((id) => vpcOf(estate, id) ?? [])).filter(
    ({ id }) => !clusterVpcs.some((one) => one.id === id),
  );
  return mergeDrafts([
    ...clusterVpcs.map((vpc) =>
      draftOne(estate, vpc, ['enableDnsSupport', 'enableDnsHostnames'], 'reason.vpcDnsCluster'),
    ),
    ...clients.map((vpc) => draftOne(estate, vpc, ['enableDnsSupport'], 'reason.vpcDnsClient')),
  ]);
}

function draftOne(
  estate: Estate,
  vpc: Vpc,
  wanted: readonly VpcDnsAttribute[],
  reason: MessageKey,
): Draft {
  const known = valueOf(estate.snapshot.vpcDns[vpc.id]);
  if (!known) return emptyDraft;
  const lacking = wanted.filter((attribute) =>
    attribute === 'enableDnsSupport' ? !known.dnsSupport : !known.dnsHostnames,
  );
  if (lacking.length > 0 && vpc.ownerId !== estate.identity.accountId) {
    const args = { vpc: labelOf(vpc), account: vpc.ownerId };
    return problemsOnly(
      blocker(message('problem.foreignVpcDns', args), message('help.foreignVpcDns')),
    );
  }
  const steps: Step[] = [];
  for (const attribute of lacking) {
    const after = steps.map(({ id }) => id);
    steps.push(attributeStep(vpc, attribute, message(reason, { vpc: labelOf(vpc) }), after));
  }
  return { ...emptyDraft, steps };
}

function attributeStep(
  vpc: Vpc,
  attribute: VpcDnsAttribute,
  reason: Step['reason'],
  dependsOn: readonly string[],
): Step {
  return step(
    `${attribute}:${vpc.id}`,
    { kind: 'modifyVpcDns', vpcId: vpc.id, attribute, value: true, former: false },
    {
      title: message('step.vpcDns', { attribute, vpc: labelOf(vpc) }),
      reason,
      inverse: message('inverse.vpcDns', { attribute }),
    },
    dependsOn,
  );
}

function unique(vpcs: readonly Vpc[]): readonly Vpc[] {
  return [...new Map(vpcs.map((vpc) => [vpc.id, vpc])).values()];
}
