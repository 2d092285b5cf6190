import { valueOf } from '../../core/model/fact.js';
import { message } from '../../core/model/message.js';
import { labelOf, vpcLabel } from '../../core/model/names.js';
import { defaultNameTemplate } from '../../core/plan/naming.js';
import { tagLines } from '../contract/setupFields.js';
import type { Choice, GroupField, VpcChoice } from '../contract/setupChoice.js';
import { noHub, type SetupForm } from '../contract/setupForm.js';
import { accountsField, vpcChoice } from './formAccounts.js';
import { endpointTypes, options } from './formOptions.js';
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
    options: options(source),
    clientVpcs: clientVpcs(source),
    accounts: accountsField(source),
    hubs: hubs(source),
    inbounds: places,
    ...(way && { outbound: way }),
    pins: pinFields(source, places, way),
    nameTemplate: request.nameTemplate ?? style.nameTemplate ?? defaultNameTemplate,
    tags: request.tags ?? tagLines(style.tags ?? {}),
    controlPlaneGroups: placing ? groups(source) : [],
    endpointTypes: placing ? endpointTypes(source) : [],
    canPlanAnyway,
  };
}

function clientVpcs({ core, snapshot, clusterNames, request, render }: FormSource): VpcChoice[] {
  return core
    .commonClientVpcs(snapshot, clusterNames)
    .map((candidate) => vpcChoice(candidate, request.clientVpcIds, render));
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

/** Of one cluster in any case; of several those that leave a choice. */
function groups({ core, snapshot, clusterNames, request }: FormSource): GroupField[] {
  return clusterNames.flatMap((clusterName) => {
    const candidates = core.controlPlaneGroupCandidates(snapshot, clusterName);
    const least = clusterNames.length > 1 ? 2 : 1;
    if (candidates.length < least) return [];
    const chosen = request.controlPlaneGroupIds?.[clusterName];
    const choices = candidates.map(({ group, preferred }) => ({
      id: group.id,
      label: labelOf(group),
      note: '',
      checked: chosen === undefined ? preferred : chosen === group.id,
    }));
    return [{ clusterName, choices }];
  });
}
