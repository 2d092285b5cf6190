import { valueOf } from '../../core/model/fact.js';
import { message } from '../../core/model/message.js';
import { labelOf, vpcLabel } from '../../core/model/names.js';
import { defaultNameTemplate } from '../../core/plan/naming.js';
import { tagLines } from '../contract/setupFields.js';
import { noHub, type Choice, type SetupForm, type VpcChoice } from '../contract/setupForm.js';
import { inbounds, outbound, pinFields, type FormSource } from './formPlaces.js';
import { asksForSomething } from './setupRequest.js';

/** Everything that can be chosen, ticked as the request says or else as the planner chose. */
export function formView(source: FormSource): SetupForm {
  const { planning, request, style } = source;
  const blocked = planning.problems.some(({ severity }) => severity === 'blocker');
  const idle = planning.verdicts.some(({ necessity }) => necessity === 'notNeeded');
  const canPlanAnyway = idle && !planning.plan && request.evenIfNotNeeded !== true;
  const placing =
    asksForSomething(request) &&
    !canPlanAnyway &&
    ((planning.plan?.steps.length ?? 0) > 0 || blocked);
  const places = placing ? inbounds(source) : [];
  const way = placing ? outbound(source) : undefined;
  return {
    clientVpcs: clientVpcs(source),
    hubs: hubs(source),
    inbounds: places,
    ...(way && { outbound: way }),
    pins: pinFields(source, places, way),
    nameTemplate: request.nameTemplate ?? style.nameTemplate ?? defaultNameTemplate,
    tags: request.tags ?? tagLines(style.tags ?? {}),
    controlPlaneGroups: placing ? groups(source) : [],
    canPlanAnyway,
  };
}

function clientVpcs({ core, snapshot, clusterNames, request, render }: FormSource): VpcChoice[] {
  return core
    .commonClientVpcs(snapshot, clusterNames)
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

/** A hub has to reach the clusters, as a client has to. */
function hubs({ core, snapshot, clusterNames, request, render }: FormSource): Choice[] {
  const chosen = request.onPremises?.hubVpcId;
  const vpcs = core
    .commonClientVpcs(snapshot, clusterNames)
    .filter(({ disabledBecause }) => !disabledBecause)
    .map(({ vpc }) => ({
      id: vpc.id,
      label: vpcLabel(valueOf(snapshot.vpcs), vpc.id),
      note: '',
      checked: vpc.id === chosen,
    }));
  const none = render(message('setup.hub.none'));
  return [{ id: noHub, label: none, note: '', checked: chosen === undefined }, ...vpcs];
}

/** Each of several clusters has its own groups: then the choice is the planner's. */
function groups({ core, snapshot, clusterNames, request }: FormSource): Choice[] {
  const [clusterName, other] = clusterNames;
  if (other !== undefined) return [];
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
