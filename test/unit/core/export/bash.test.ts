import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { bashText, exportBash } from '../../../../src/core/export/bash/bash.js';
import { bashQuote } from '../../../../src/core/export/bash/quote.js';
import type { Program, Statement } from '../../../../src/core/export/script/program.js';
import { programOf } from '../../../../src/core/export/script/programOf.js';
import type { Plan } from '../../../../src/core/model/plan.js';
import { runRecorded } from './support/bashRun.js';
import { everyKind } from './support/everyKind.js';
import { flattened } from './support/flat.js';
import { hostileTexts } from './support/hostile.js';

function program(plan: Plan): Program {
  const made = programOf(plan);
  assert.ok('parts' in made, JSON.stringify(made));
  return made;
}

/** A program that only does these and says the lists and texts afterwards. */
function run(body: readonly Statement[]) {
  const parts = [{ title: 'Test', comments: [], body }];
  return runRecorded(bashText({ header: [], identities: [{ profile: '', region: 'r' }], parts }));
}

describe('the bash script', function () {
  this.timeout(60_000);
  const seeds = [1, 2, 3, Number(process.env['EXPORT_SEED'] ?? Date.now() % 1_000_000)];

  for (const seed of seeds) {
    it(`hands hostile texts to aws as they are, in each call of each kind of step (EXPORT_SEED=${seed})`, () => {
      const texts = hostileTexts(seed);
      const flat = flattened(program(everyKind(texts)), (name) => texts(`variable ${name}`));
      const { code, err, calls } = runRecorded(bashText(flat.program));
      assert.equal(code, 0, err);
      assert.equal(calls.length, flat.calls.length);
      const profiles = [texts('own profile'), texts('client profile')];
      for (const [at, { who, argv }] of flat.calls.entries()) {
        const [profile, region, ...rest] = calls[at] ?? [];
        assert.equal(profile, `--profile=${profiles[who] ?? ''}`);
        assert.equal(region, '--region=us-east-1');
        const got = rest.map((text, index) => {
          const wanted = argv[index];
          return typeof wanted === 'object' ? { json: JSON.parse(text) as unknown } : text;
        });
        assert.deepEqual(got, [...argv, '--output', 'text']);
      }
    });

    it(`is one script that bash can read whatever the texts are (EXPORT_SEED=${seed})`, () => {
      const exported = exportBash(everyKind(hostileTexts(seed)));
      assert.ok('files' in exported);
      const text = exported.files[0]?.text ?? '';
      const { status, stderr } = spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
    });
  }

  it('quotes every text so that printf gives it back', () => {
    for (const seed of seeds) {
      const texts = hostileTexts(seed);
      const all = Array.from({ length: 50 }, (_, at) => texts(String(at)));
      const script = `printf '%s\\0' ${all.map(bashQuote).join(' ')}`;
      const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
      assert.deepEqual(stdout.split('\0').slice(0, -1), all, `EXPORT_SEED=${seed}`);
    }
  });

  it('puts lists together', () => {
    const { code, out, err } = run([
      { kind: 'list', list: 'one', words: ['a b', '*'] },
      { kind: 'append', list: 'one', json: { k: "it's" } },
      { kind: 'map', list: 'two', from: 'one', before: 'Ip=', after: ',Port=53' },
      { kind: 'join', variable: 'three', from: 'one', before: '{', after: '}', between: ',' },
      { kind: 'list', list: 'none', words: [] },
      { kind: 'join', variable: 'four', from: 'none', before: '{', after: '}', between: ',' },
      { kind: 'say', words: ['two: '], list: 'two' },
      { kind: 'say', words: ['three: ', { variable: 'three' }, ' four: ', { variable: 'four' }] },
    ]);
    assert.equal(code, 0, err);
    const json = `{ "k": "it's" }`;
    const two = `two: Ip=a b,Port=53 Ip=*,Port=53 Ip=${json},Port=53`;
    assert.equal(out, `Test\n${two}\nthree: {a b},{*},{${json}} four: \n`);
  });

  it('compares lists whatever their order and length', () => {
    const cases: readonly (readonly [Statement & { kind: 'when' }, boolean])[] = [
      [{ kind: 'when', conditions: [{ kind: 'same', list: 'ab', as: 'ba' }], then: [] }, true],
      [{ kind: 'when', conditions: [{ kind: 'same', list: 'ab', as: 'a' }], then: [] }, false],
      [{ kind: 'when', conditions: [{ kind: 'same', list: 'a', as: 'c' }], then: [] }, false],
      [{ kind: 'when', conditions: [{ kind: 'same', list: 'no', as: 'no' }], then: [] }, true],
      [{ kind: 'when', conditions: [{ kind: 'different', list: 'no', as: 'a' }], then: [] }, true],
      [{ kind: 'when', conditions: [{ kind: 'meet', list: 'ab', with: 'a' }], then: [] }, true],
      [{ kind: 'when', conditions: [{ kind: 'meet', list: 'a', with: 'c' }], then: [] }, false],
      [{ kind: 'when', conditions: [{ kind: 'meet', list: 'no', with: 'ab' }], then: [] }, false],
      [{ kind: 'when', conditions: [{ kind: 'has', list: 'ab', word: 'b' }], then: [] }, true],
      [{ kind: 'when', conditions: [{ kind: 'lacks', list: 'no', word: 'b' }], then: [] }, true],
    ];
    const lists = { ab: ['a', 'b'], ba: ['b', 'a'], a: ['a'], c: ['c'], no: [] };
    const { out, code, err } = run([
      ...Object.entries(lists).map(([list, words]) => ({ kind: 'list' as const, list, words })),
      ...cases.map(([one], at) => ({ ...one, then: [{ kind: 'say' as const, words: [`${at}`] }] })),
    ]);
    assert.equal(code, 0, err);
    const yes = cases.flatMap(([, holds], at) => (holds ? [String(at)] : []));
    assert.deepEqual(out.trim().split('\n').slice(1), yes);
  });

  it('refuses what no argument can hold, and outputs that no step leaves', () => {
    for (const bad of ['a\0b', 'a\ud800']) {
      const exported = exportBash(everyKind((place) => (place === 'tag value' ? bad : place)));
      assert.ok('refused' in exported);
      assert.equal(exported.refused[0]?.message.key, 'export.unwritable');
    }
    const plan = everyKind();
    const exported = exportBash({ ...plan, steps: plan.steps.slice(1) });
    assert.ok('refused' in exported);
    assert.ok(exported.refused.every(({ message }) => message.key === 'export.noOutput'));
  });
});
