import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const at = (file: string): URL => new URL(`../../../${file}`, import.meta.url);

interface Manifest {
  readonly contributes: {
    readonly chatSkills: readonly { readonly path: string }[];
    readonly languageModelTools: readonly {
      readonly name: string;
      readonly inputSchema: { readonly properties: Readonly<Record<string, unknown>> };
    }[];
    readonly commands: readonly { readonly title: string }[];
  };
}

const { contributes } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as Manifest;
const texts = JSON.parse(readFileSync(at('package.nls.json'), 'utf8')) as Record<string, string>;
const titles = contributes.commands.map(({ title }) => texts[title.replaceAll('%', '')]);
const tools = new Map(contributes.languageModelTools.map((tool) => [tool.name, tool]));

describe('skills for agents', () => {
  it('are there', () => {
    assert.ok(contributes.chatSkills.length > 0);
  });

  for (const { path } of contributes.chatSkills) {
    const text = readFileSync(at(path), 'utf8');
    const [, head = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text) ?? [];
    const member = (name: string): string =>
      new RegExp(`^${name}: (.+)$`, 'm').exec(head)?.[1] ?? '';
    const code = [...body.matchAll(/`([a-z][a-z_]+)[`:]/g)].map(([, word = '']) => word);

    it(`${path} is named like its folder, and says when it is of use`, () => {
      assert.equal(basename(path), 'SKILL.md');
      // The specification of skills: lower-case words with hyphens, 64 characters, and 1,024.
      assert.match(member('name'), /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.equal(member('name'), basename(dirname(path)));
      assert.ok(member('name').length <= 64);
      assert.ok(member('description').length > 100 && member('description').length <= 1024);
    });

    it(`${path} names every tool, in the order of their use, and no other`, () => {
      const named = code.filter((word) => /_eks_private_dns/.test(word));
      assert.deepEqual(
        named.filter((name) => !tools.has(name)),
        [],
      );
      assert.deepEqual(
        [...new Set(named)],
        [...tools.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
      );
    });

    it(`${path} names members of tools and commands that there are`, () => {
      const members = new Set(
        [...tools.values()].flatMap(({ inputSchema }) => Object.keys(inputSchema.properties)),
      );
      const words = code.filter((word) => word.includes('_') && !tools.has(word));
      assert.ok(words.length > 3);
      assert.deepEqual(
        words.filter((word) => !members.has(word)),
        [],
      );
      const bold = [...body.matchAll(/\*\*([^*]+)\*\*/g)].map(([, word = '']) => word);
      const commands = bold.filter((word) => /…$|^Verify/.test(word));
      assert.ok(commands.length > 1);
      assert.deepEqual(
        commands.filter((title) => !titles.includes(title)),
        [],
      );
    });
  }
});

const order = [
  'list_eks_private_dns',
  'judge_eks_private_dns',
  'diagnose_eks_private_dns',
  'verify_eks_private_dns',
  'plan_eks_private_dns',
  'apply_eks_private_dns_plan',
];
