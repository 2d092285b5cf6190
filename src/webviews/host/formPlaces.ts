import { valueOf } from '../../core/model/fact.js';
import { asId, type VpcId } from '../../core/model/ids.js';
import type { Message } from '../../core/model/message.js';
import { message } from '../../core/model/message.js';
import { labelOf, vpcLabel } from '../../core/model/names.js';
import type { Planning, StepSpec } from '../../core/model/plan.js';
import type { Choice } from '../contract/setupChoice.js';
import type { PinField, Placement, SetupRequest, SubnetChoice } from '../contract/setupForm.js';
import { clusterVpcs, outboundVpcs } from './outboundPlaces.js';
import type { SetupSubject } from './setupModel.js';

/** What the form is made from. */
export interface FormSource extends SetupSubject {
  readonly request: SetupRequest;
  readonly planning: Planning;
  readonly render: (message: Message) => string;
}

type EndpointSpec = Extract<StepSpec, { readonly kind: 'createResolverEndpoint' }>;

/** The inbound endpoint in each cluster VPC. */
export function inbounds(source: FormSource): Placement[] {
  const { planning, request, snapshot, clusterNames } = source;
  const vpcIds = clusterVpcs(snapshot, clusterNames);
  return vpcIds.map((vpcId) => {
    const spec = endpointSpecs(planning, 'INBOUND').find((one) => one.vpcId === vpcId);
    return {
      needed: spec !== undefined || !planning.plan,
      vpcs: [vpcChoice(source, vpcId, true)],
      subnets: subnets(source, vpcId, request.inboundSubnetIds ?? spec?.subnetIds),
    };
  });
}

/** The one outbound endpoint; none where DNS servers outside AWS ask the cluster VPC itself. */
export function outbound(source: FormSource): Placement | undefined {
  const { planning, request } = source;
  const places = outboundVpcs(source, request);
  if (places.length === 0) return undefined;
  const [spec] = endpointSpecs(planning, 'OUTBOUND');
  const vpcId = request.outboundVpcId ?? spec?.vpcId ?? places[0];
  return {
    needed: spec !== undefined || !planning.plan,
    vpcs: places.map((id) => vpcChoice(source, id, id === vpcId)),
    subnets: subnets(source, vpcId, request.outboundSubnetIds ?? spec?.subnetIds),
  };
}

/** A field for every subnet that is ticked. */
export function pinFields(
  { request }: FormSource,
  inbound: readonly Placement[],
  way: Placement | undefined,
): PinField[] {
  const fields = (side: PinField['side'], { needed, subnets: all }: Placement): PinField[] =>
    all
      .filter(({ checked }) => needed && checked)
      .map(({ id, label, note }) => ({
        subnetId: id,
        side,
        label,
        note,
        value: request.pinnedIps?.[id] ?? '',
      }));
  return [
    ...inbound.flatMap((one) => fields('inbound', one)),
    ...(way ? fields('outbound', way) : []),
  ];
}

function endpointSpecs(planning: Planning, direction: string): readonly EndpointSpec[] {
  return (planning.plan?.steps ?? [])
    .map(({ spec }) => spec)
    .filter((spec) => spec.kind === 'createResolverEndpoint')
    .filter((spec) => spec.direction === direction);
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
