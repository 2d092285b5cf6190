import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { applyTool } from '../../../src/agent/applyTool.js';
import { toolNames } from '../../../src/agent/names.js';
import { readTools } from '../../../src/agent/tools/all.js';

interface ManifestTool {
  readonly name: string;
  readonly displayName: string;
  readonly toolReferenceName: string;
  readonly canBeReferencedInPrompt: boolean;
  readonly userDescription: string;
  readonly modelDescription: string;
  readonly inputSchema: unknown;
}

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
const manifest = read('package.json') as {
  readonly contributes: { readonly languageModelTools: readonly ManifestTool[] };
};
const texts = read('package.nls.json') as Readonly<Record<string, string>>;
const declared = manifest.contributes.languageModelTools;
const definitions = [...readTools, applyTool];

describe('the tools of the manifest', () => {
  it('are the tools of the code, word for word', () => {
    assert.deepEqual(
      declared.map(({ name }) => name),
      [...toolNames],
    );
    assert.deepEqual(
      declared.map(({ name, modelDescription, inputSchema }) => [
        name,
        modelDescription,
        inputSchema,
      ]),
      definitions.map(({ name, description, inputSchema }) => [name, description, inputSchema]),
    );
    assert.deepEqual(
      declared.map(({ displayName }) => texts[displayName.slice(1, -1)]),
      definitions.map(({ title }) => title),
    );
  });

  it('are named verb_noun, and can be named in a prompt', () => {
    for (const one of declared) {
      assert.match(one.name, /^[a-z]+(_[a-z]+)+$/);
      assert.match(one.toolReferenceName, /^[A-Za-z]+$/);
      assert.equal(one.canBeReferencedInPrompt, true);
      assert.ok(texts[one.userDescription.slice(1, -1)]);
    }
    assert.equal(new Set(declared.map((one) => one.toolReferenceName)).size, declared.length);
  });

  it('describe every member of their input, and whether they change anything', () => {
    for (const { name, description, inputSchema } of definitions) {
      for (const [member, { description: what }] of Object.entries(inputSchema.properties)) {
        assert.match(member, /^[a-z]+(_[a-z]+)*$/);
        assert.ok(what.length > 15, `${name} ${member}`);
      }
      assert.match(description, name === applyTool.name ? /It changes AWS/ : /Read-only/);
    }
  });
});
