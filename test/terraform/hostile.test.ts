import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileText } from '../../src/core/export/terraform/block.js';
import { mapOf } from '../../src/core/export/terraform/expression.js';
import { seededRandom } from '../unit/dns/support/seededRandom.js';
import { hostileText } from '../unit/core/export/support/hostileMarkup.js';
import { standardPlan } from '../unit/core/export/support/standard.js';
import { changed, isUnspeakable } from '../unit/core/export/terraform/support/hostilePlan.js';
import { filesOf } from './support/run.js';
import { openWorkspace } from './support/terraform.js';
import { requireTools } from './support/tools.js';

describe('hostile names and tags, read by the real Terraform', function () {
  this.timeout(240_000);
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  const random = seededRandom(seed);

  it(`are the texts that they were, as keys and as values (SEED=${seed})`, async () => {
    const workspace = openWorkspace(await requireTools(), 'http://127.0.0.1:1');
    try {
      const texts = Array.from({ length: 600 }, () => {
        const marks = Array.from(
          { length: 5 },
          () => ['$', '%', '{', '}', '~', '"', '\\'][random(7)],
        );
        return `${hostileText(random)}${marks.join('')}${hostileText(random)}`;
      }).filter((text) => !isUnspeakable(text));
      const wanted = Object.fromEntries(texts.map((text, at) => [text, texts.at(-at) ?? '']));
      workspace.write([
        {
          name: 'main.tf',
          text: fileText(texts, [{ type: 'locals', rows: { all: mapOf(wanted) } }]),
        },
      ]);
      await workspace.must('fmt', '-check', '-diff');
      const said = await workspace.ask('base64encode(jsonencode(local.all))');
      const json = Buffer.from(said.trim().replaceAll('"', ''), 'base64').toString();
      assert.deepEqual(JSON.parse(json), wanted);
    } finally {
      workspace.close();
    }
  });

  it(`leave whole configurations formatted (SEED=${seed})`, async () => {
    const workspace = openWorkspace(await requireTools(), 'http://127.0.0.1:1');
    try {
      const plan = await standardPlan();
      for (let round = 0; round < 60; round += 1) {
        const hostile = changed(plan, () => {
          const text = hostileText(random);
          return isUnspeakable(text) ? `é漢字${String(random(9))}` : `${text}${String(random(99))}`;
        });
        const folder = join(workspace.folder, `round-${String(round)}`);
        mkdirSync(folder);
        for (const { name, text } of filesOf(hostile)) writeFileSync(join(folder, name), text);
      }
      await workspace.must('fmt', '-check', '-diff', '-recursive');
    } finally {
      workspace.close();
    }
  });
});
