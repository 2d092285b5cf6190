import { valueOf } from '../../model/fact.js';
import type { Identity } from '../../model/identity.js';
import type { Tags } from '../../model/network.js';
import type { Plan, Step } from '../../model/plan.js';
import { principalsOf } from '../../model/sharing.js';
import type { Context } from './context.js';
import { isRef, shellInput } from './made.js';
import { target } from './properties.js';
import { commandLine, type Word, type WordPart } from './shell.js';
import { ownerOf } from './stages.js';

/** Words of one call of the AWS CLI: service, operation, and the rest. */
type Call = readonly [string, string, ...Word[]];

/** Where a call goes: the plan's Region and, for another account, its profile. */
export function placeOf(plan: Plan, identity: Identity): readonly string[] {
  const other = identity.accountId !== plan.identity.accountId;
  return ['--region', plan.identity.region, ...(other ? ['--profile', identity.profile] : [])];
}

/** What does a step that CloudFormation cannot do: one line for a POSIX shell with the AWS CLI. */
export function commandsOf(context: Context, step: Step): string {
  const where = placeOf(context.plan, ownerOf(context.plan, step));
  return callsOf(context, step)
    .map(([service, operation, ...rest]) => {
      const [verb = '', ...more] = operation.split(' ');
      return commandLine(['aws', service, verb, ...more, ...where, ...rest]);
    })
    .join(' && ');
}

function callsOf(context: Context, step: Step): readonly Call[] {
  const { plan, names } = context;
  const { spec } = step;
  switch (spec.kind) {
    case 'updateClusterAccess': {
      const { clusterName, change } = spec;
      const config = JSON.stringify({
        ...(change.publicAccess === undefined ? {} : { endpointPublicAccess: change.publicAccess }),
        ...(change.privateAccess === undefined
          ? {}
          : { endpointPrivateAccess: change.privateAccess }),
        ...(change.publicAccessCidrs ? { publicAccessCidrs: change.publicAccessCidrs } : {}),
      });
      const words = ['--name', clusterName, '--resources-vpc-config', config];
      return [
        ['eks', 'update-cluster-config', ...words],
        ['eks', 'wait cluster-active', '--name', clusterName],
      ];
    }
    case 'modifyVpcDns': {
      const flag =
        spec.attribute === 'enableDnsSupport' ? '--enable-dns-support' : '--enable-dns-hostnames';
      const value = JSON.stringify({ Value: spec.value });
      return [['ec2', 'modify-vpc-attribute', '--vpc-id', spec.vpcId, flag, value]];
    }
    case 'tagResolver':
      return [
        ['route53resolver', 'tag-resource', '--resource-arn', spec.arn, '--tags', tags(spec.tags)],
      ];
    case 'untagResolver': {
      const keys = JSON.stringify(spec.keys);
      return [
        ['route53resolver', 'untag-resource', '--resource-arn', spec.arn, '--tag-keys', keys],
      ];
    }
    case 'tagGroupEntries':
      return [['ec2', 'create-tags', '--resources', ...spec.ruleIds, '--tags', tags(spec.tags)]];
    case 'untagGroupEntries':
      return [['ec2', 'delete-tags', '--resources', ...spec.ruleIds, '--tags', tags(spec.tags)]];
    case 'updateResolverRule': {
      const { ruleId, targets } = spec;
      const config: readonly WordPart[] = [
        '{"ResolverEndpointId":"',
        shellInput(plan, names, spec.endpointId),
        '","TargetIps":[',
        ...(isRef(targets)
          ? names
              .addresses(targets.step)
              .flatMap((id, at): readonly WordPart[] => [
                `${at === 0 ? '' : ','}{"Ip":"`,
                { shell: `$${id}` },
                '","Port":53}',
              ])
          : [targets.map(targetJson).join(',')]),
        ']}',
      ];
      const words = ['--resolver-rule-id', ruleId, '--config', config];
      return [['route53resolver', 'update-resolver-rule', ...words]];
    }
    case 'acceptRuleShare': {
      const arn = shellInput(plan, names, spec.shareArn);
      return [
        ['ram', 'get-resource-share-invitations', '--resource-share-arns', [arn]],
        [
          'ram',
          'accept-resource-share-invitation',
          '--resource-share-invitation-arn',
          'INVITATION',
        ],
      ];
    }
    case 'unshareResolverRule': {
      const principals = [...new Set(spec.clients.map(({ accountId }) => accountId))];
      if (isLast(context, spec.ruleArn, spec.shareArn, principals)) {
        return [['ram', 'delete-resource-share', '--resource-share-arn', spec.shareArn]];
      }
      const words = ['--resource-share-arn', spec.shareArn, '--principals', ...principals];
      return [['ram', 'disassociate-resource-share', ...words]];
    }
    default:
      return removalOf(step);
  }
}

function removalOf({ spec }: Step): readonly Call[] {
  switch (spec.kind) {
    case 'disassociateResolverRule': {
      const words = ['--vpc-id', spec.vpcId, '--resolver-rule-id', spec.ruleId];
      return [['route53resolver', 'disassociate-resolver-rule', ...words]];
    }
    case 'deleteResolverRule':
      return [['route53resolver', 'delete-resolver-rule', '--resolver-rule-id', spec.ruleId]];
    case 'deleteResolverEndpoint': {
      const words = ['--resolver-endpoint-id', spec.endpointId];
      return [['route53resolver', 'delete-resolver-endpoint', ...words]];
    }
    case 'deleteSecurityGroup':
      return [['ec2', 'delete-security-group', '--group-id', spec.groupId]];
    case 'revokeSecurityGroupRules': {
      const words = ['--group-id', spec.groupId, '--security-group-rule-ids', ...spec.ruleIds];
      return [['ec2', `revoke-security-group-${spec.direction}`, ...words]];
    }
    case 'revokeDefaultEgress': {
      if (isRef(spec.groupId)) return [];
      const all = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
      const words = ['--group-id', spec.groupId, '--ip-permissions', JSON.stringify(all)];
      return [['ec2', 'revoke-security-group-egress', ...words]];
    }
    default:
      return [];
  }
}

/** Whether nobody is left in a share; with the last one, the share goes. */
function isLast(
  { live }: Context,
  ruleArn: string,
  shareArn: string,
  leaving: readonly string[],
): boolean {
  const shares = live.flatMap(({ ruleShares }) => valueOf(ruleShares[ruleArn]) ?? []);
  const share = shares.find(({ arn }) => arn === shareArn);
  return share !== undefined && principalsOf(share).every(({ id }) => leaving.includes(id));
}

function tags(of: Tags): string {
  return JSON.stringify(Object.entries(of).map(([Key, Value]) => ({ Key, Value })));
}

function targetJson(text: string): string {
  const { Port, ...rest } = target(text);
  return JSON.stringify({ ...rest, Port: Number(Port) });
}
