import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { everyIamAction } from '../../src/core/plan/stepKinds.js';

// By name: a script has no types for a static import to find.
const script = new URL('../../scripts/lib/readme.mjs', import.meta.url).href;
const at = (file: string): URL => new URL(`../../${file}`, import.meta.url);
const readme = readFileSync(at('README.md'), 'utf8');

/** The operations that the code sends to AWS, as the SDK or a signed call names them. */
function operationsSent(): readonly string[] {
  const sources = readdirSync(at('src/aws'), { encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(at(`src/aws/${file}`), 'utf8'));
  const ofSdk = sources.flatMap((text) =>
    [...text.matchAll(/\bnew (\w+?)Command\(/g)].map(([, name = '']) => name),
  );
  const named = sources.flatMap((text) =>
    [...text.matchAll(/^ *'((?:List|Get|Create|Delete|Accept|Disassociate)[A-Z]\w+)',$/gm)].map(
      ([, name = '']) => name,
    ),
  );
  return [...new Set([...ofSdk, ...named])].sort();
}

/** A sign-in to IAM Identity Center is not signed, and no policy grants it. */
const withoutPermission = ['CreateToken', 'RegisterClient', 'StartDeviceAuthorization'];

describe('the README', () => {
  it('has the tables and policies that npm run docs makes', async () => {
    const { readmeText } = (await import(script)) as { readmeText: () => string };
    assert.equal(readme, readmeText(), 'stale: npm run docs');
  });

  it('names every action that any call to AWS needs', () => {
    const sent = operationsSent();
    assert.ok(sent.length > 50, sent.join(' '));
    const named = new Set([...readme.matchAll(/[a-z0-9]+:([A-Z]\w+)/g)].map(([, name]) => name));
    assert.deepEqual(
      sent.filter((name) => !named.has(name) && !withoutPermission.includes(name)),
      [],
    );
  });

  it('grants in its policies what every kind of step needs', () => {
    const granted = new Set([...readme.matchAll(/"([a-z0-9]+:\w+)"/g)].map(([, name]) => name));
    assert.deepEqual(
      everyIamAction().filter((action) => !granted.has(action)),
      [],
    );
  });

  it('tells of every command', () => {
    const { contributes } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as {
      contributes: { commands: readonly { title: string }[] };
    };
    const texts = JSON.parse(readFileSync(at('package.nls.json'), 'utf8')) as Record<
      string,
      string
    >;
    for (const { title } of contributes.commands) {
      assert.ok(readme.includes(`**${texts[title.replaceAll('%', '')] ?? ''}**`), title);
    }
  });
});
