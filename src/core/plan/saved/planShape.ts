import { identity } from './identityShape.js';
import type {
  Forward,
  Plan,
  PlanCluster,
  PlanCost,
  PlanSite,
  Reused,
  Step,
} from '../../model/plan.js';
import {
  list,
  matching,
  number,
  object,
  oneOf,
  optional,
  address,
  text,
  type Shape,
} from './readers.js';
import { domainName, groupId, input, spec, vpcId } from './specs.js';
import { message } from './texts.js';

const cluster = object<PlanCluster>({ name: text, endpointName });

const step = object<Step>({
  id: matching(/^\S{1,300}$/),
  spec,
  title: message,
  reason: message,
  dependsOn: list(text),
  as: optional(identity),
  iamActions: list(text),
  monthlyCost: number,
  inverse: optional(message),
});

const reused = object<Reused>({
  kind: oneOf('inboundEndpoint', 'outboundEndpoint', 'rule', 'association', 'securityGroupRule'),
  id: text,
  reason: message,
});

const cost = object<PlanCost>({
  before: number,
  after: number,
  perAddressHour: number,
  priceDate: text,
  priceSource: text,
  priceRegion: text,
  priceNote: optional(message),
});

const forward = object<Forward>({ endpointName: domainName, to: input(list(address, 1)) });

/** Every member of a plan; `readPlan` checks besides that they hold together. */
const planShape: Shape<Plan> = {
  format: oneOf(1),
  id: text,
  verb: oneOf('enable', 'disable', 'access', 'repair', 'undo'),
  identity,
  clusterName: text,
  endpointName,
  furtherClusters: optional(list(cluster)),
  clientVpcIds: list(vpcId),
  steps: list(step),
  reused: list(reused),
  kept: list(reused),
  cost,
  iamActions: list(text),
  sites: optional(list(object<PlanSite>({ vpcId, groupId: optional(groupId) }))),
  switchStepId: optional(text),
  forwards: optional(list(forward)),
};

/** Reads the members of a plan. */
export const planMembers = object(planShape);

/** Empty where the cluster has no endpoint yet. */
function endpointName(value: unknown, at: string): string {
  return value === '' ? '' : domainName(value, at);
}
