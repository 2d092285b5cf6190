import { partitionOf } from '../core/model/identity.js';
import { valueOf } from '../core/model/fact.js';
import type { Snapshot } from '../core/model/snapshot.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { nodeIn } from '../ui/nodeIn.js';
import type { TreeNode } from '../ui/treeNode.js';
import type { Command } from './deps.js';

type Property = (node: TreeNode, snapshot: Snapshot) => string | undefined;

/** A command that copies one property of a row. */
function copies(property: Property): Command {
  return ({ operations, window }) =>
    async (_context, argument) => {
      const node = nodeIn(argument);
      const scope = node && 'scope' in node ? node.scope : undefined;
      const text = node && scope && property(node, operations.snapshot(scope));
      if (text === undefined || text === '') {
        throw new PortError({
          kind: 'notFound',
          messageKey: 'ui.error.nothingToCopy',
          args: {},
          help: message('ui.help.nothingToCopy'),
        });
      }
      await window.copy(text);
      return text;
    };
}

/** **Copy ARN**. */
export const copyArn: Command = copies((node, snapshot) => {
  switch (node.kind) {
    case 'cluster':
      return valueOf(snapshot.clusters[node.name])?.arn;
    case 'endpoint':
      return valueOf(snapshot.endpoints)?.find(({ id }) => id === node.id)?.arn;
    case 'rule':
      return valueOf(snapshot.rules)?.find(({ id }) => id === node.id)?.arn;
    case 'vpc': {
      const identity = valueOf(snapshot.identity);
      const owner = valueOf(snapshot.vpcs)?.find(({ id }) => id === node.id)?.ownerId;
      if (!identity || !owner) return undefined;
      const partition = partitionOf(identity.callerArn);
      return `arn:${partition}:ec2:${node.scope.region}:${owner}:vpc/${node.id}`;
    }
    default:
      return undefined;
  }
});

/** **Copy id**. */
export const copyId: Command = copies((node) => {
  switch (node.kind) {
    case 'vpc':
    case 'endpoint':
    case 'rule':
    case 'association':
      return node.id;
    case 'address':
      return node.ipId;
    default:
      return undefined;
  }
});

/** **Copy name**; of an address, the address itself. */
export const copyName: Command = copies((node, snapshot) => {
  switch (node.kind) {
    case 'cluster':
      return node.name;
    case 'vpc':
      return valueOf(snapshot.vpcs)?.find(({ id }) => id === node.id)?.name || node.id;
    case 'endpoint':
      return valueOf(snapshot.endpoints)?.find(({ id }) => id === node.id)?.name || node.id;
    case 'rule':
      return valueOf(snapshot.rules)?.find(({ id }) => id === node.id)?.name || node.id;
    case 'association':
      return valueOf(snapshot.associations)?.find(({ id }) => id === node.id)?.name || node.id;
    case 'address': {
      const all = valueOf(snapshot.endpointAddresses[node.endpointId]);
      const found = all?.find(({ ipId }) => ipId === node.ipId);
      return found?.ip ?? found?.ipv6;
    }
    default:
      return undefined;
  }
});

/** **Copy endpoint name**: the name that kubectl resolves. */
export const copyEndpointName: Command = copies((node, snapshot) =>
  node.kind === 'cluster' ? valueOf(snapshot.clusters[node.name])?.endpointName : undefined,
);
