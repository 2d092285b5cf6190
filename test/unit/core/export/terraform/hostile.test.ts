import assert from 'node:assert/strict';
import { exportTerraform } from '../../../../../src/core/export/terraform/terraform.js';
import { quoted } from '../../../../../src/core/export/terraform/expression.js';
import type { Plan } from '../../../../../src/core/model/plan.js';
import { seededRandom } from '../../../dns/support/seededRandom.js';
import { hostileText } from '../support/hostileMarkup.js';
import { standardPlan } from '../support/standard.js';
import { textOf, tokensOf } from './support/hcl.js';
import { changed, isUnspeakable } from './support/hostilePlan.js';

describe('hostile names and tags in a configuration', function () {
  this.timeout(60_000);
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  const random = seededRandom(seed);
  let plan: Plan;
  before(async () => {
    plan = await standardPlan();
  });

  it(`are texts, and come back as they went in (SEED=${seed})`, () => {
    for (let round = 0; round < 2000; round += 1) {
      const text = `${hostileText(random)}${'$%'[random(3)] ?? ''}${'$%{'[random(4)] ?? ''}{`;
      const said = quoted(text);
      assert.match(said, /^"[^\p{Cc}]*"$/u);
      assert.equal(textOf(said.slice(1, -1)), text, `SEED=${seed} ${JSON.stringify(text)}`);
    }
  });

  it(`change nothing but their own texts, or are refused (SEED=${seed})`, () => {
    const shape = (text: string): unknown =>
      tokensOf(text).map(({ kind, value }) => (kind === 'text' ? kind : value));
    const fileOf = (one: Plan): string => {
      const made = exportTerraform(one, { live: [] });
      assert.ok('files' in made, JSON.stringify(made));
      return made.files[0]?.text ?? '';
    };
    let count = 0;
    const tame = shape(fileOf(changed(plan, () => `x${String((count += 1))}`)));
    let refusals = 0;
    for (let round = 0; round < 150; round += 1) {
      const used: string[] = [];
      const hostile = changed(plan, () => {
        const any = `${hostileText(random)}${String(used.length)}`;
        // Else hardly a round would be without one of these.
        const text = round % 3 === 0 || !isUnspeakable(any) ? any : `é${String(used.length)}`;
        used.push(text);
        return text;
      });
      const where = `SEED=${seed} round ${round}: ${JSON.stringify(used)}`;
      const made = exportTerraform(hostile, { live: [] });
      if ('refused' in made) {
        refusals += 1;
        assert.ok(used.some(isUnspeakable), where);
        continue;
      }
      assert.ok(!used.some(isUnspeakable), where);
      const [file] = made.files;
      assert.deepEqual(shape(file?.text ?? ''), tame, where);
      const said = new Set(tokensOf(file?.text ?? '').map(({ value }) => value));
      // The last two are the profile and the cluster, which stands in a comment.
      const missing = used.slice(0, -1).filter((text) => !said.has(text));
      assert.deepEqual(missing, [], where);
    }
    assert.ok(refusals > 0 && refusals < 150, String(refusals));
  });
});
