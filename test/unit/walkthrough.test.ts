import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { commandIds } from '../../src/commands/ids.js';

const at = (file: string): URL => new URL(`../../${file}`, import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(at(file), 'utf8'));

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const manifest = read('package.json') as {
  readonly contributes: {
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
    readonly mcpServerDefinitionProviders: readonly { readonly id: string }[];
  };
};
const texts = read('package.nls.json') as Readonly<Record<string, string>>;
const said = (place: string): string => texts[place.slice(1, -1)] ?? '';

describe('the walkthrough', () => {
  const [walkthrough, other] = manifest.contributes.walkthroughs;
  assert.ok(walkthrough && !other);
  const { steps } = walkthrough;

  it('has five steps, the sandbox first', () => {
    assert.equal(steps.length, 5);
    assert.deepEqual(steps[0]?.completionEvents, ['onCommand:eksPrivateDns.trySandbox']);
  });

  it('has a picture with a description and a button for each, of commands there are', () => {
    for (const { title, description, media, completionEvents } of steps) {
      assert.ok(said(title) && said(media.altText));
      assert.ok(existsSync(at(media.svg)), media.svg);
      const links = [...said(description).matchAll(/\(command:([\w.]+)/g)].map(([, id]) => id);
      assert.ok(links.length > 0);
      const events = completionEvents.flatMap((one) =>
        one.startsWith('onCommand:') ? [one.slice('onCommand:'.length)] : [],
      );
      const editors = ['eksPrivateDns.explorer.focus', 'workbench.action.openSettings'];
      const known = new Set<string | undefined>([...commandIds, ...editors]);
      assert.deepEqual(
        [...links, ...events].filter((id) => !known.has(id)),
        [],
      );
    }
  });

  it('draws in the colours of the theme', () => {
    for (const { media } of steps) {
      const svg = readFileSync(at(media.svg), 'utf8');
      const colours = [...svg.matchAll(/(?:stroke|fill)="([^"]+)"/g)].map(([, colour]) => colour);
      assert.ok(colours.every((one) => one === 'none' || one?.startsWith('var(--vscode-')));
    }
  });
});

describe('the MCP server', () => {
  it('is contributed under the id that the code registers', () => {
    const [provider] = manifest.contributes.mcpServerDefinitionProviders;
    const source = readFileSync(at('src/platform/mcpServers.ts'), 'utf8');
    assert.ok(provider && source.includes(`'${provider.id}'`));
  });
});
