import { asId, type SecurityGroupId } from '../model/ids.js';
import { notesIn } from './naming.js';
import type { Step, StepOutputs, StepSpec } from '../model/plan.js';

/**
 * What takes a done step back; `undefined` where undoing the step it stands on does
 * so (rules of a group that is deleted), or where there is nothing to take back.
 */
export function inverseOf(step: Step, outputs: StepOutputs): StepSpec | undefined {
  const { spec } = step;
  switch (spec.kind) {
    case 'createSecurityGroup':
      return { kind: 'deleteSecurityGroup', groupId: group(outputs) };
    case 'authorizeSecurityGroup': {
      const ruleIds = list(outputs.ruleIds);
      if (typeof spec.groupId !== 'string' || ruleIds.length === 0) return undefined;
      const { groupId, direction, tags } = spec;
      const notes = notesIn(tags);
      const noted = Object.keys(notes).length > 0 ? { notes } : {};
      return { kind: 'revokeSecurityGroupRules', groupId, direction, ruleIds, ...noted };
    }
    case 'createResolverEndpoint':
      return { kind: 'deleteResolverEndpoint', endpointId: one(outputs.endpointId) };
    case 'createResolverRule':
      return { kind: 'deleteResolverRule', ruleId: one(outputs.ruleId) };
    case 'shareResolverRule':
      return {
        kind: 'unshareResolverRule',
        shareArn: one(outputs.shareArn),
        ruleArn: one(outputs.ruleArn),
        clients: spec.clients,
      };
    case 'associateResolverRule':
      return {
        kind: 'disassociateResolverRule',
        ruleId: one(outputs.ruleId),
        vpcId: spec.vpcId,
      };
    case 'tagResolver':
      return { kind: 'untagResolver', arn: spec.arn, keys: Object.keys(spec.tags) };
    case 'tagGroupEntries':
      return { ...spec, kind: 'untagGroupEntries' };
    case 'updateClusterAccess': {
      const { clusterName, former, change, clientRequestToken } = spec;
      if (!former) return undefined;
      return {
        kind: 'updateClusterAccess',
        clusterName,
        change: former,
        former: change,
        clientRequestToken: `${clientRequestToken}-undo`,
      };
    }
    case 'modifyVpcDns': {
      const { kind, vpcId, attribute, value, former } = spec;
      return { kind, vpcId, attribute, value: former, former: value };
    }
    case 'updateResolverRule': {
      const { ruleId, name, former } = spec;
      const now = { endpointId: one(outputs.endpointId), targets: list(outputs.targets) };
      return { kind: 'updateResolverRule', ruleId, name, ...former, former: now };
    }
    default:
      return undefined;
  }
}

function group(outputs: StepOutputs): SecurityGroupId {
  return asId<SecurityGroupId>(one(outputs.groupId));
}

function one(output: string | readonly string[] | undefined): string {
  return typeof output === 'string' ? output : '';
}

function list(output: string | readonly string[] | undefined): readonly string[] {
  return typeof output === 'object' ? output : [];
}
