import { dirname, relative, resolve, sep } from 'node:path';
import { rooms } from './rooms.mjs';

const names = Object.keys(rooms).sort((a, b) => b.length - a.length);

/** The room of a file given by its path below src/, or undefined. */
function roomOf(path) {
  const plain = path
    .split(sep)
    .join('/')
    .replace(/\.(ts|js)$/, '');
  return names.find((name) => plain === name || plain.startsWith(`${name}/`));
}

const matches = (pattern, name) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** how: 'static' | 'type' | 'dynamic' -> whether the list of a room's imports allows the target. */
function allows(list, target, how) {
  if (list.some((entry) => entry.startsWith('!') && matches(entry.slice(1), target))) return false;
  const lazy = list.filter((entry) => entry.startsWith('lazy:')).map((entry) => entry.slice(5));
  if (lazy.includes(target)) return how !== 'static';
  return list.some((entry) => {
    const typeOnly = entry.startsWith('type:');
    return matches(typeOnly ? entry.slice(5) : entry, target) && (how === 'type' || !typeOnly);
  });
}

/** Says why the import is not allowed, or undefined. */
function complaint(sourceRoot, file, specifier, how) {
  const room = roomOf(relative(sourceRoot, file));
  if (room === undefined) return undefined;
  if (!specifier.startsWith('.')) {
    if (allows(rooms[room].packages, specifier, how)) return undefined;
    return `src/${room} must not import ${specifier}`;
  }
  const target = relative(sourceRoot, resolve(dirname(file), specifier));
  if (target.startsWith('..')) return `src/${room} must not import from outside src: ${specifier}`;
  const targetRoom = roomOf(target);
  if (targetRoom === undefined) return `${specifier} is in no room of scripts/lint/rooms.mjs`;
  if (targetRoom === room || allows(rooms[room].rooms, targetRoom, how)) return undefined;
  return `src/${room} must not import src/${targetRoom} (${how} import of ${specifier})`;
}

const kindOf = (node) => {
  if (node.type === 'ImportExpression') return 'dynamic';
  if (node.type === 'TSImportType') return 'type';
  return node.importKind === 'type' || node.exportKind === 'type' ? 'type' : 'static';
};

/** The import walls of src/ as an ESLint rule; options: [{ sourceRoot }]. */
export const wallsRule = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { sourceRoot: { type: 'string' } } }],
  },
  create(context) {
    const { sourceRoot } = context.options[0];
    const check = (node) => {
      if (node.source === null || node.source === undefined) return;
      const specifier = node.source.value;
      if (typeof specifier !== 'string') {
        context.report({ node, message: 'an import names its module by a plain string' });
        return;
      }
      const message = complaint(sourceRoot, context.filename, specifier, kindOf(node));
      if (message !== undefined) context.report({ node, message });
    };
    return {
      Program(node) {
        if (roomOf(relative(sourceRoot, context.filename)) !== undefined) return;
        context.report({ node, message: 'this file is in no room of scripts/lint/rooms.mjs' });
      },
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};
