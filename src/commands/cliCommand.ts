import { shellWord } from '../ui/shellWord.js';
import type { Profile } from '../ui/operations.js';
import type { TreeNode } from '../ui/treeNode.js';

/**
 * The AWS CLI command that shows a row's resource, with its profile and Region; `undefined` for a
 * row that is none.
 */
export function cliCommandFor(node: TreeNode, profiles: readonly Profile[]): string | undefined {
  const words = wordsFor(node);
  if (!words || !('scope' in node)) return undefined;
  const { profile, region } = node.scope;
  const found = profiles.find(({ name }) => name === profile);
  const whose =
    found?.source === 'sandbox'
      ? ['--endpoint-url', found.endpointUrl ?? '']
      : found?.source === 'environment'
        ? []
        : ['--profile', profile];
  return ['aws', ...words, ...whose, '--region', region].map(shellWord).join(' ');
}

function wordsFor(node: TreeNode): readonly string[] | undefined {
  switch (node.kind) {
    case 'region':
      return ['sts', 'get-caller-identity'];
    case 'cluster':
      return ['eks', 'describe-cluster', '--name', node.name];
    case 'vpc':
      return ['ec2', 'describe-vpcs', '--vpc-ids', node.id];
    case 'vpcDns':
      // One attribute a call (aws facts §4.1); this is the one without which nothing resolves.
      return [
        'ec2',
        'describe-vpc-attribute',
        '--vpc-id',
        node.id,
        '--attribute',
        'enableDnsSupport',
      ];
    case 'endpoint':
      return ['route53resolver', 'get-resolver-endpoint', '--resolver-endpoint-id', node.id];
    case 'address':
      return [
        ...['route53resolver', 'list-resolver-endpoint-ip-addresses'],
        ...['--resolver-endpoint-id', node.endpointId],
      ];
    case 'rule':
      return ['route53resolver', 'get-resolver-rule', '--resolver-rule-id', node.id];
    case 'association':
      return [
        ...['route53resolver', 'get-resolver-rule-association'],
        ...['--resolver-rule-association-id', node.id],
      ];
    default:
      return undefined;
  }
}
