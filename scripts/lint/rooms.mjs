// The rooms of src/ and the walls between them: who may import whom. Arrows run down only.
// A room is a folder or a file below src/ (the longest name wins); a file outside every room, and
// an import that its room does not list, is an error of the rule in walls.mjs.

const core = [
  'core',
  'core/model',
  'core/ports',
  'core/errors',
  'core/dns',
  'core/dns/wire',
  'core/reach',
];

const vscode = ['vscode'];
const sdk = ['@aws-sdk/*', '@smithy/*'];
const anyNode = ['node:*'];
const quietNode = ['node:*', '!node:dgram', '!node:net', '!node:dns', '!node:dns/*', '!node:tls'];

/**
 * rooms: rooms it may import from, besides itself; `type:` allows `import type` only;
 *   `lazy:` allows a dynamic import and `import type` (a bundle of its own, loaded on first use).
 * packages: packages and Node modules; `*` ends a prefix, `!` takes one back.
 */
export const rooms = {
  // The core: no editor, no SDK; the network only in core/dns and core/reach.
  // node:net for what it says about addresses; eslint.config.js lists the names.
  'core/model': {
    rooms: [],
    packages: ['node:net', ...quietNode.filter((name) => name !== '!node:net')],
  },
  'core/dns/wire': { rooms: [], packages: quietNode },
  'core/errors': { rooms: ['core/model'], packages: quietNode },
  'core/ports': {
    rooms: ['core/model', 'core/errors', 'type:core/dns', 'type:core/dns/wire', 'type:core/reach'],
    packages: quietNode,
  },
  'core/dns': { rooms: core, packages: anyNode },
  'core/reach': { rooms: ['core/model', 'core/dns'], packages: anyNode },
  core: { rooms: core, packages: quietNode },

  // Below the core's ports.
  aws: { rooms: ['core/ports', 'core/model', 'core/errors'], packages: [...sdk, ...anyNode] },
  kubectl: { rooms: ['core/ports', 'core/model', 'core/errors'], packages: anyNode },
  sandbox: { rooms: ['core/model', 'core/dns/wire'], packages: anyNode },

  // Around the core.
  identity: {
    rooms: [...core, 'lazy:aws', 'lazy:sandbox'],
    packages: ['@smithy/shared-ini-file-loader', 'type:@aws-sdk/*', 'type:@smithy/*', ...anyNode],
  },
  store: { rooms: [...core, 'identity'], packages: anyNode },
  platform: {
    rooms: [...core, 'identity', 'store', 'lazy:aws', 'lazy:sandbox'],
    packages: [...vscode, ...anyNode],
  },

  // What people touch. Nothing imports commands but the root.
  ui: { rooms: [...core, 'identity', 'store', 'platform'], packages: [...vscode, ...anyNode] },
  tree: {
    rooms: [...core, 'identity', 'store', 'ui', 'platform'],
    packages: [...vscode, ...anyNode],
  },
  commands: {
    rooms: [...core, 'identity', 'store', 'ui', 'platform', 'webviews/host'],
    packages: [...vscode, ...anyNode],
  },
  'webviews/contract': { rooms: ['core/model'], packages: ['zod/mini'] },
  'webviews/host': {
    rooms: [...core, 'identity', 'store', 'ui', 'platform', 'webviews/contract'],
    packages: [...vscode, ...anyNode],
  },
  'webviews/apps': {
    rooms: ['webviews/contract'],
    packages: ['lit', 'lit/*', '@vscode-elements/elements/*'],
  },
  // No editor here: the tools of models are the same over MCP. Of ui only what the operations are.
  agent: { rooms: [...core, 'type:ui'], packages: quietNode },
  // What an editor has of them.
  'agent/editor': { rooms: [...core, 'agent', 'ui', 'platform'], packages: [...vscode] },
  // No editor here: not ui, not platform.
  cli: {
    rooms: [...core, 'identity', 'store', 'kubectl', 'agent', 'lazy:aws', 'lazy:sandbox'],
    packages: anyNode,
  },

  // The top: wires everything, still loads the SDK and the sandbox on first use.
  rootOperation: { rooms: ['*', 'lazy:aws', 'lazy:sandbox'], packages: [...vscode, ...anyNode] },
  root: { rooms: ['*', 'lazy:aws', 'lazy:sandbox'], packages: [...vscode, ...anyNode] },
  extension: { rooms: ['*', 'lazy:aws', 'lazy:sandbox'], packages: [...vscode, ...anyNode] },
};
