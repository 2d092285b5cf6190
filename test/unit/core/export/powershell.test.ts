import assert from 'node:assert/strict';
import {
  exportPowershell,
  powershellText,
} from '../../../../src/core/export/powershell/powershell.js';
import { psQuote } from '../../../../src/core/export/powershell/quote.js';
import { jsonLine } from '../../../../src/core/export/script/json.js';
import { programOf } from '../../../../src/core/export/script/programOf.js';
import type { Plan } from '../../../../src/core/model/plan.js';
import { readPowerShell } from '../../../support/powershell.js';
import { samplePlans } from './cloudformation/support/plans.js';
import { everyKind } from './support/everyKind.js';
import { callsIn } from './support/flat.js';
import { hostileTexts } from './support/hostile.js';

/** All that the script may call: its own functions, and these. */
const allowed = new Set([
  'ConvertTo-NativeArgument',
  'ForEach-Object',
  'Get-Command',
  'Get-Word',
  'Invoke-Aws',
  'Select-Object',
  'Set-StrictMode',
  'Start-Sleep',
  'Start-Step',
  'Start-Waiting',
  'Stop-Script',
  'Test-Again',
  'Test-Meet',
  'Test-Same',
  'Where-Object',
  'Write-Host',
]);

function exported(plan: Plan): string {
  const made = exportPowershell(plan);
  assert.ok('files' in made, JSON.stringify(made));
  return made.files[0]?.text ?? '';
}

/** What a string of single quotes is. */
function unquoted(literal: string): string {
  return literal.slice(1, -1).replaceAll("''", "'");
}

/** What an expression of quoted texts and numbered letters is. */
function valueOf(expression: string): string {
  const parts = expression.matchAll(/'(?<text>(?:[^']|'')*)'|\[char\]0x(?<unit>[0-9a-f]{4})/g);
  return [...parts]
    .map(({ groups }) =>
      groups?.['unit'] === undefined
        ? (groups?.['text'] ?? '').replaceAll("''", "'")
        : String.fromCharCode(parseInt(groups['unit'], 16)),
    )
    .join('');
}

describe('the PowerShell script', function () {
  this.timeout(60_000);
  const seeds = [1, 2, 3, Number(process.env['EXPORT_SEED'] ?? Date.now() % 1_000_000)];

  it('calls only what it is to call', async () => {
    const { commands } = await readPowerShell(exported(everyKind()));
    const strange = commands.filter((name) => !allowed.has(name) && name !== '$AwsProgram');
    assert.deepEqual(strange, []);
  });

  it('calls only that for real plans, too: for servers outside AWS, other accounts, and back', async () => {
    const samples = await samplePlans();
    assert.ok(samples.size >= 7);
    for (const [name, { plan }] of samples) {
      const { commands } = await readPowerShell(exported(plan));
      const strange = commands.filter((one) => !allowed.has(one) && one !== '$AwsProgram');
      assert.deepEqual(strange, [], name);
    }
  });

  for (const seed of seeds) {
    it(`does with hostile texts what it does with plain ones, and hands them on as they are (EXPORT_SEED=${seed})`, async () => {
      const plan = everyKind(hostileTexts(seed));
      const text = exported(plan);
      assert.match(text, /^[\r\n\x20-\x7e]*$/, 'ASCII');
      assert.equal(text.replaceAll('\r\n', '').search(/[\r\n]/), -1, 'no other line ends');
      const [hostile, plain] = await Promise.all(
        [text, exported(everyKind())].map((one) => readPowerShell(one)),
      );
      assert.deepEqual(hostile?.commands, plain?.commands);
      const more = (powers: readonly string[] = []) =>
        powers.filter((one) => one !== 'type_literal');
      assert.deepEqual(more(hostile?.powers), more(plain?.powers));

      const literals = new Set(
        (hostile?.strings ?? []).filter((one) => one.startsWith("'")).map(unquoted),
      );
      const json = new Set(
        [...literals].filter(isJson).map((one) => JSON.stringify(JSON.parse(one))),
      );
      const program = programOf(plan);
      assert.ok('parts' in program);
      for (const call of callsIn(program.parts.flatMap(({ body }) => body))) {
        if (call.query !== undefined) assert.ok(literals.has(call.query), call.query);
        for (const one of call.arguments) {
          if (one.kind === 'json') {
            const wanted = JSON.stringify(JSON.parse(jsonLine(one.json)));
            assert.ok(json.has(wanted), wanted);
          }
        }
      }
      assert.ok(
        text.includes(psQuote(`--profile=${plan.steps.find(({ as }) => as)?.as?.profile ?? '?'}`)),
      );
    });
  }

  it('writes every text as an expression that is exactly this text', async () => {
    for (const seed of seeds) {
      const texts = hostileTexts(seed);
      for (let at = 0; at < 50; at += 1) {
        const text = texts(String(at));
        const expression = psQuote(text);
        assert.match(expression, /^[\x20-\x7e]*$/);
        assert.equal(valueOf(expression), text, `EXPORT_SEED=${seed}`);
        const { strings, commands } = await readPowerShell(`$x = ${expression}\r\n`);
        assert.deepEqual(commands, []);
        for (const one of strings) assert.ok(expression.includes(one));
      }
    }
    assert.equal(psQuote(''), "''");
  });

  it('has the line ends of Windows', () => {
    const text = powershellText({ header: ['One'], identities: [], parts: [] });
    assert.ok(text.endsWith('}\r\n'));
    assert.equal(text.split('\n').length, text.split('\r\n').length);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return false;
  }
}
