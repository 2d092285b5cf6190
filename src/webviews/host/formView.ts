import { valueOf } from '../../core/model/fact.js';
import { asId, type VpcId } from '../../core/model/ids.js';
import type { Message } from '../../core/model/message.js';
import { message } from '../../core/model/message.js';
import { labelOf, vpcLabel } from '../../core/model/names.js';
import type { Planning, StepSpec } from '../../core/model/plan.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type {
  Choice,
  Placement,
  SetupForm,
  SetupRequest,
  SubnetChoice,
  VpcChoice,
} from '../contract/setupForm.js';
import type { SetupCore } from './setupCore.js';

/** What the form is made from. */
export interface FormSource {
  readonly core: SetupCore;
  readonly snapshot: Snapshot;
  readonly clusterName: string;
  readonly request: SetupRequest;
  readonly planning: Planning;
  readonly render: (message: Message) => string;
}

type EndpointSpec = Extract<StepSpec, { readonly kind: 'createResolverEndpoint' }>;

/** Everything that can be chosen, ticked as the request says or else as the planner chose. */
export function formView(source: FormSource): SetupForm {
  const { planning, request } = source;
  const blocked = planning.problems.some(({ severity }) => severity === 'blocker');
  const idle = planning.verdicts.some(({ necessity }) => necessity === 'notNeeded');
  const canPlanAnyway = idle && !planning.plan && request.evenIfNotNeeded !== true;
  const placing =
    request.clientVpcIds.length > 0 &&
    !canPlanAnyway &&
    ((planning.plan?.steps.length ?? 0) > 0 || blocked);
  return {
    clientVpcs: clientVpcs(source),
    ...(placing && { inbound: inbound(source), outbound: outbound(source) }),
    controlPlaneGroups: placing ? groups(source) : [],
    canPlanAnyway,
  };
}

function clientVpcs({ core, snapshot, clusterName, request, render }: FormSource): VpcChoice[] {
  return core
    .clientVpcCandidates(snapshot, clusterName)
    .map(({ vpc, connectedBy, disabledBecause }) => ({
      id: vpc.id,
      label: vpc.name === '' ? vpc.id : vpc.name,
      note: vpc.name === '' ? '' : vpc.id,
      cidrs: [...vpc.cidrs, ...vpc.ipv6Cidrs],
      checked: request.clientVpcIds.includes(vpc.id),
      ...(connectedBy === undefined ? {} : { connectedBy }),
      ...(disabledBecause === undefined ? {} : { disabledBecause: render(disabledBecause) }),
    }));
}

function inbound(source: FormSource): Placement {
  const vpcId = valueOf(source.snapshot.clusters[source.clusterName])?.vpcId;
  const spec = endpointSpec(source.planning, 'INBOUND');
  return {
    needed: spec !== undefined || !source.planning.plan,
    vpcs: vpcId === undefined ? [] : [vpcChoice(source, vpcId, true)],
    subnets: subnets(source, vpcId, source.request.inboundSubnetIds ?? spec?.subnetIds),
  };
}

function outbound(source: FormSource): Placement {
  const { request } = source;
  const spec = endpointSpec(source.planning, 'OUTBOUND');
  const vpcId = request.outboundVpcId ?? spec?.vpcId ?? request.clientVpcIds[0];
  return {
    needed: spec !== undefined || !source.planning.plan,
    vpcs: request.clientVpcIds.map((id) => vpcChoice(source, id, id === vpcId)),
    subnets: subnets(source, vpcId, request.outboundSubnetIds ?? spec?.subnetIds),
  };
}

function endpointSpec(planning: Planning, direction: string): EndpointSpec | undefined {
  return planning.plan?.steps
    .map(({ spec }) => spec)
    .filter((spec) => spec.kind === 'createResolverEndpoint')
    .find((spec) => spec.direction === direction);
}

function vpcChoice({ snapshot }: FormSource, id: string, checked: boolean): Choice {
  return { id, label: vpcLabel(valueOf(snapshot.vpcs), id), note: '', checked };
}

function subnets(
  { core, snapshot, render }: FormSource,
  vpcId: string | undefined,
  chosen: readonly string[] | undefined,
): SubnetChoice[] {
  if (vpcId === undefined) return [];
  return core
    .subnetCandidates(snapshot, asId<VpcId>(vpcId))
    .map(({ subnet, preferred, disabledBecause }) => ({
      id: subnet.id,
      label: labelOf(subnet),
      note: render(
        message('setup.subnet.note', {
          cidr: subnet.cidr,
          free: subnet.availableIpAddressCount,
        }),
      ),
      zone: subnet.availabilityZone,
      preferred,
      checked: !disabledBecause && (chosen ? chosen.includes(subnet.id) : preferred),
      ...(disabledBecause === undefined ? {} : { disabledBecause: render(disabledBecause) }),
    }))
    .sort((a, b) => a.zone.localeCompare(b.zone));
}

function groups({ core, snapshot, clusterName, request }: FormSource): Choice[] {
  return core.controlPlaneGroupCandidates(snapshot, clusterName).map(({ group, preferred }) => ({
    id: group.id,
    label: labelOf(group),
    note: '',
    checked:
      request.controlPlaneGroupId === undefined
        ? preferred
        : request.controlPlaneGroupId === group.id,
  }));
}
