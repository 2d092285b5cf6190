import { valueOf } from '../core/model/fact.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { nodeIn } from '../ui/nodeIn.js';
import type { TreeNode } from '../ui/treeNode.js';
import type { Command } from './deps.js';

/** The console of each partition that has one on the internet (aws facts §12). */
const consoles: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
};

/** **Open in the AWS console**: the page of a row's resource, in the browser's own session. */
export const openInConsole: Command = (deps) => async (_context, argument) => {
  const node = nodeIn(argument);
  const scope = node && 'scope' in node ? node.scope : undefined;
  const identity = scope && valueOf(deps.operations.snapshot(scope).identity);
  const partition = identity?.partition ?? partitionOfRegion(scope?.region ?? '');
  const host = consoles[partition];
  const url = node && host === undefined ? undefined : node && consoleUrl(node, host ?? '');
  if (url === undefined) {
    throw new PortError({
      kind: 'notFound',
      messageKey: 'ui.error.noConsole',
      args: { partition },
      help: message('ui.help.noConsole'),
    });
  }
  await deps.window.openExternal(url);
  return url;
};

/** Where STS may not be asked, the Region's own name tells. */
function partitionOfRegion(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  return /^(us|eu)-iso/.test(region) ? 'aws-iso' : 'aws';
}

/** The page of a resource; `undefined` for a row that has none. */
function consoleUrl(node: TreeNode, host: string): string | undefined {
  if (!('scope' in node)) return undefined;
  const region = encodeURIComponent(node.scope.region);
  const page = (path: string, place = ''): string =>
    `https://${region}.${host}/${path}?region=${region}${place}`;
  const resolver = (place: string): string => page('route53resolver/home', `#/${place}`);
  switch (node.kind) {
    case 'region':
      return page('console/home');
    case 'group':
      return groupPages[node.group](page);
    case 'cluster':
      return page(`eks/clusters/${encodeURIComponent(node.name)}`);
    case 'vpc':
    case 'vpcDns':
      return page('vpcconsole/home', `#VpcDetails:VpcId=${encodeURIComponent(node.id)}`);
    case 'endpoint':
      return resolver(`endpoint/${encodeURIComponent(node.id)}`);
    case 'address':
      return resolver(`endpoint/${encodeURIComponent(node.endpointId)}`);
    case 'rule':
      return resolver(`rule/${encodeURIComponent(node.id)}`);
    case 'association':
      return resolver(`rule/${encodeURIComponent(node.ruleId)}`);
    default:
      return undefined;
  }
}

type Page = (path: string, place?: string) => string;

const groupPages = {
  clusters: (page: Page) => page('eks/clusters'),
  vpcs: (page: Page) => page('vpcconsole/home', '#vpcs:'),
  endpoints: (page: Page) => page('route53resolver/home', '#/inbound-endpoints'),
  rules: (page: Page) => page('route53resolver/home', '#/rules'),
  forwarders: (page: Page) => page('route53resolver/home', '#/inbound-endpoints'),
} as const;
