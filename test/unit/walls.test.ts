import assert from 'node:assert/strict';
import { ESLint } from 'eslint';

// One linter and no type information: the wall rule alone, on texts that no file holds.
const linter = new ESLint({
  overrideConfig: [
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
  ],
  ruleFilter: ({ ruleId }) => ['local/walls', 'no-restricted-imports'].includes(ruleId),
});

async function complaints(filePath: string, text: string): Promise<string[]> {
  const results = await linter.lintText(text, { filePath });
  return results.flatMap(({ messages }) => messages.map(({ message }) => message));
}

const use = (specifier: string) => `import { a } from '${specifier}';\nexport const b = a;\n`;
const typeOf = (specifier: string) =>
  `import type { A } from '${specifier}';\nexport type B = A;\n`;
const lazily = (specifier: string) => `export const load = () => import('${specifier}');\n`;

const forbidden: readonly [file: string, text: string][] = [
  ['src/core/plan/x.ts', use('vscode')],
  ['src/core/plan/x.ts', typeOf('vscode')],
  ['src/core/plan/x.ts', use('@aws-sdk/client-eks')],
  ['src/core/plan/x.ts', use('@smithy/smithy-client')],
  ['src/core/plan/x.ts', use('node:net')],
  ['src/core/verify/x.ts', use('node:dns/promises')],
  ['src/core/plan/x.ts', use('../../store/store.js')],
  ['src/core/plan/x.ts', lazily('../../aws/awsPort.js')],
  ['src/core/model/x.ts', typeOf('../ports.js')],
  ['src/core/model/x.ts', `import { connect } from 'node:net';\nexport const a = connect;\n`],
  ['src/core/model/x.ts', use('../plan/plan.js')],
  ['src/core/ports.ts', use('./dns/client.js')],
  ['src/core/dns/wire/x.ts', use('../client.js')],
  ['src/sandbox/x.ts', use('../core/plan/plan.js')],
  ['src/sandbox/x.ts', use('vscode')],
  ['src/aws/x.ts', use('../core/plan/plan.js')],
  ['src/aws/x.ts', use('vscode')],
  ['src/identity/x.ts', use('@aws-sdk/credential-providers')],
  ['src/store/x.ts', use('../tree/provider.js')],
  ['src/tree/x.ts', use('../commands/enable.js')],
  ['src/ui/x.ts', typeOf('../commands/enable.js')],
  ['src/cli/main.ts', use('../commands/enable.js')],
  ['src/cli/main.ts', use('vscode')],
  ['src/cli/main.ts', use('../aws/awsPort.js')],
  ['src/commands/x.ts', lazily('../aws/awsPort.js')],
  ['src/root.ts', use('zod')],
  ['src/root.ts', use('./aws/awsPort.js')],
  ['src/extension.ts', use('./sandbox/server.js')],
  ['src/webviews/apps/setup/x.ts', use('../../host/panel.js')],
  ['src/webviews/apps/setup/x.ts', use('vscode')],
  ['src/webviews/contract/x.ts', use('../../core/plan/plan.js')],
  ['src/core/plan/x.ts', `export { a } from '../../store/store.js';\n`],
  ['src/core/plan/x.ts', `export type A = import('vscode').Uri;\n`],
  ['src/core/plan/x.ts', use('../../../test/unit/x.js')],
  ['src/garage/x.ts', 'export const a = 1;\n'],
  ['src/store/x.ts', use('../garage/x.js')],
];

const allowed: readonly [file: string, text: string][] = [
  ['src/core/plan/x.ts', use('../model/cluster.js')],
  ['src/core/dns/client.ts', use('node:dgram')],
  ['src/core/model/x.ts', `import { isIP } from 'node:net';\nexport const a = isIP;\n`],
  ['src/core/ports.ts', typeOf('./dns/wire/message.js')],
  ['src/aws/x.ts', use('@aws-sdk/client-eks')],
  ['src/aws/x.ts', use('../core/ports.js')],
  ['src/sandbox/x.ts', use('../core/dns/wire/message.js')],
  ['src/identity/x.ts', use('@smithy/shared-ini-file-loader')],
  ['src/identity/x.ts', typeOf('@smithy/types')],
  ['src/cli/main.ts', lazily('../aws/awsPort.js')],
  ['src/commands/x.ts', use('vscode')],
  ['src/root.ts', use('./commands/enable.js')],
  ['src/root.ts', lazily('./sandbox/server.js')],
  ['src/webviews/apps/setup/x.ts', use('lit')],
];

describe('the import walls', function () {
  this.timeout(30_000);

  for (const [file, text] of forbidden) {
    it(`stop ${file}: ${text.split('\n')[0] ?? ''}`, async () => {
      const [message, ...more] = await complaints(file, text);
      assert.match(message ?? 'nothing was reported', /must not import|in no room|opens no socket/);
      assert.deepEqual(more, []);
    });
  }

  for (const [file, text] of allowed) {
    it(`let pass ${file}: ${text.split('\n')[0] ?? ''}`, async () => {
      assert.deepEqual(await complaints(file, text), []);
    });
  }
});
