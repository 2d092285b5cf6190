import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { commandIds } from '../../src/commands/ids.js';
import { commands } from '../../src/commands/all.js';
import { groupKinds } from '../../src/ui/treeNode.js';

interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category?: string;
      readonly icon?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, object>> };
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
}

const root = new URL('../../', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, root), 'utf8'));
const manifest = read('package.json') as Manifest;
const texts = read('package.nls.json') as Readonly<Record<string, string>>;
const { commands: declared, menus, configuration } = manifest.contributes;
const placed = Object.entries(menus).flatMap(([menu, items]) =>
  items.map((item) => ({ menu, ...item })),
);

describe('the manifest', () => {
  it('declares exactly the commands that there are', () => {
    const ids = declared.map(({ command }) => command);
    assert.deepEqual([...ids].sort(), [...commandIds].sort());
    assert.deepEqual(Object.keys(commands).sort(), [...commandIds].sort());
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const { command, title, category, icon } of declared) {
    it(`${command} has a title, the category, and an icon where it is a button`, () => {
      const [, key = ''] = /^%(.+)%$/.exec(title) ?? [];
      assert.ok(texts[key], `${title} is not in package.nls.json`);
      assert.equal(category, '%category%');
      const buttons = placed.filter(({ command: id, group = '' }) => {
        return id === command && /^(inline|navigation)/.test(group);
      });
      // An entry of a menu is words; an icon nobody sees is a claim that nobody checks.
      if (buttons.length > 0) assert.ok(icon, 'a button without an icon');
    });

    it(`${command} can be reached`, () => {
      const own = placed.filter((item) => item.command === command);
      const hidden = own.some(({ menu, when }) => menu === 'commandPalette' && when === 'false');
      const elsewhere = own.some(({ menu }) => menu !== 'commandPalette');
      const row = readSources().includes(`'${command}'`);
      assert.ok(!hidden || elsewhere || row, 'neither in the palette nor in a menu nor on a row');
    });
  }

  it('has menus for its own commands only, each once in its place', () => {
    const ids = new Set(declared.map(({ command }) => command));
    assert.deepEqual(
      placed.filter(({ command }) => !ids.has(command)),
      [],
    );
    const places = placed.map(({ menu, command, group }) => `${menu} ${command} ${group}`);
    assert.equal(new Set(places).size, places.length);
  });

  it('names groups of the tree that there are', () => {
    const named = placed.flatMap(({ when = '' }) =>
      [...when.matchAll(/group\\?\.(\w+)/g)].map(([, group = '']) => group),
    );
    for (const group of named) {
      assert.ok(
        groupKinds.some((kind) => kind === group),
        group,
      );
    }
  });

  it('restricts settings that there are', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    for (const setting of restrictedConfigurations) {
      assert.ok(setting in configuration.properties, setting);
    }
  });

  it('names texts and pictures that there are', () => {
    const json = JSON.stringify(manifest);
    const keys = [...json.matchAll(/"%([^"%]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual(
      keys.filter((key) => !(key in texts)),
      [],
    );
    assert.deepEqual(
      Object.keys(texts).filter((key) => !keys.includes(key)),
      [],
    );
    assert.ok(existsSync(new URL(manifest.icon, root)));
  });
});

/** The rows whose own command it is: a click on them. */
function readSources(): string {
  return ['src/tree/noteRow.ts', 'src/tree/treeItem.ts']
    .map((name) => readFileSync(new URL(name, root), 'utf8'))
    .join('\n');
}
