import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cloudFormationOf } from '../../../../../src/core/export/cloudformation/cloudFormation.js';
import { commandLine } from '../../../../../src/core/export/cloudformation/shell.js';
import { isList, type Value } from '../../../../../src/core/export/cloudformation/template.js';
import { yamlOf } from '../../../../../src/core/export/cloudformation/yaml.js';
import type { Plan, Step } from '../../../../../src/core/model/plan.js';
import { seededRandom } from '../../../dns/support/seededRandom.js';
import { hostileText } from '../support/hostileMarkup.js';
import { standardPlan } from '../support/standard.js';
import { readYaml } from './support/yaml.js';

/** What CloudFormation takes for something else, or does not take. */
const unspeakableText = /\0|\p{Cs}|\{\{\s*resolve/giu;

describe('hostile names and tags in a template', function () {
  this.timeout(60_000);
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  const random = seededRandom(seed);
  let plan: Plan;
  before(async () => {
    plan = await standardPlan();
  });

  it(`are texts, and every value comes back as it went in (SEED=${seed})`, () => {
    for (let round = 0; round < 400; round += 1) {
      const value = { Root: tree(random, 3) };
      assert.deepEqual(readYaml(yamlOf(value)), value, `SEED=${seed} round ${round}`);
    }
  });

  it(`change nothing but their own texts, or are refused (SEED=${seed})`, () => {
    const tame = parsed(plan, () => 'x');
    let refusals = 0;
    for (let round = 0; round < 150; round += 1) {
      const used: string[] = [];
      const change = (): string => {
        const any = hostileText(random);
        // Else hardly a round would be without one of these.
        const text = round % 3 === 0 ? any : any.replace(unspeakableText, '');
        used.push(text);
        return text;
      };
      const hostile = changed(plan, change);
      const unspeakable = used.some((text) => text.search(unspeakableText) >= 0);
      const result = cloudFormationOf(hostile);
      const where = `SEED=${seed} round ${round}: ${JSON.stringify(used)}`;
      if ('refused' in result) {
        refusals += 1;
        assert.equal(result.refused[0]?.message.key, 'template.refused.text', where);
        assert.ok(unspeakable, where);
        continue;
      }
      assert.ok(!unspeakable, where);
      const template = readYaml(result.files[0]?.text ?? '');
      assert.deepEqual(blank(template), blank(tame), where);
      const texts = new Set(textsIn(template));
      for (const text of used) assert.ok(texts.has(text), `${where}: ${JSON.stringify(text)}`);
    }
    assert.ok(refusals > 0 && refusals < 150, String(refusals));
  });

  it(`are single words to a shell (SEED=${seed})`, () => {
    const words = Array.from({ length: 300 }, () => hostileText(random)).filter(
      (text) => !/\0|\p{Cs}/u.test(text),
    );
    const script = `printf '%s\\0' ${commandLine(words)}`;
    const { stdout, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    assert.equal(status, 0);
    assert.deepEqual(stdout.split('\0').slice(0, -1), words, `SEED=${seed}`);
  });
});

/** The plan with other texts wherever somebody may have chosen them. */
function changed(plan: Plan, text: () => string): Plan {
  const steps = plan.steps.map((step): Step => {
    const { spec } = step;
    const named = 'name' in spec && spec.kind !== 'associateResolverRule' ? { name: text() } : {};
    const described = 'description' in spec ? { description: text() } : {};
    // Entries of groups bear no tags in a template.
    const bears = 'tags' in spec && spec.kind !== 'authorizeSecurityGroup';
    const tags = bears ? { tags: { ...spec.tags, [text()]: text() } } : {};
    return { ...step, spec: { ...spec, ...named, ...described, ...tags } };
  });
  return { ...plan, steps };
}

function parsed(plan: Plan, text: () => string): Value {
  const result = cloudFormationOf(changed(plan, text));
  assert.ok('files' in result);
  return readYaml(result.files[0]?.text ?? '');
}

/** The value's shape: all its keys, and no text. */
function blank(value: Value): Value {
  if (typeof value === 'string') return '';
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(blank);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, blank(inner)]));
}

function textsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

function tree(random: (below: number) => number, depth: number): Value {
  switch (random(depth === 0 ? 3 : 5)) {
    case 0:
      return random(1000) - 500;
    case 1:
      return random(2) === 0;
    case 2:
      return hostileText(random).replace(/\p{Cs}/gu, '');
    case 3:
      return Array.from({ length: random(4) }, () => flat(tree(random, depth - 1)));
    default:
      return Object.fromEntries(
        Array.from({ length: random(4) }, () => [
          random(2) === 0
            ? `Key${String(random(100))}`
            : hostileText(random).replace(/\p{Cs}/gu, ''),
          tree(random, depth - 1),
        ]),
      );
  }
}

/** Templates have no lists right within lists. */
function flat(value: Value): Value {
  return isList(value) ? { Within: value } : value;
}
