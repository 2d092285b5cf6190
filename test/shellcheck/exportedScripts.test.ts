import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exportBash } from '../../src/core/export/bash/bash.js';
import type { Plan } from '../../src/core/model/plan.js';
import { samplePlans } from '../unit/core/export/cloudformation/support/plans.js';
import { everyKind } from '../unit/core/export/support/everyKind.js';
import { hostileTexts, randomFrom } from '../unit/core/export/support/hostile.js';

const goldens = fileURLToPath(new URL('../golden/export/', import.meta.url));

/** Everything that shellcheck knows to say, styles included, is too much. */
function check(script: string): void {
  const { error, status, stdout } = spawnSync(
    'shellcheck',
    ['--norc', '--shell=bash', '--severity=style', '-'],
    { input: script, encoding: 'utf8' },
  );
  assert.ifError(error);
  assert.equal(status, 0, stdout);
}

function scriptOf(plan: Plan): string {
  const exported = exportBash(plan);
  assert.ok('files' in exported, JSON.stringify(exported));
  return exported.files[0]?.text ?? '';
}

/** What others refer to, and some of the other steps, with hostile texts; sometimes nothing at all. */
function randomPlan(seed: number): Plan {
  const random = randomFrom(seed);
  const plan = everyKind(random() < 0.8 ? hostileTexts(seed) : undefined);
  const { steps, forwards = [] } = plan;
  const share = random();
  const made = /^create(SecurityGroup|Resolver(Endpoint|Rule))$|^shareResolverRule$/;
  const some = steps.filter(({ spec }) => made.test(spec.kind) || random() < share);
  if (random() < 0.1) return { ...plan, steps: [], forwards: forwards.slice(1) };
  return { ...plan, steps: some, forwards: random() < 0.5 ? forwards : [] };
}

describe('shellcheck on the exported scripts', function () {
  this.timeout(60_000);

  it('has nothing to say of those that are kept word for word', () => {
    const kept = readdirSync(goldens).filter((name) => name.endsWith('.sh.txt'));
    assert.ok(kept.length >= 5);
    for (const name of kept) check(readFileSync(`${goldens}${name}`, 'utf8'));
  });

  it('has nothing to say of those of real plans', async () => {
    for (const { plan } of (await samplePlans()).values()) check(scriptOf(plan));
  });

  const first = Number(process.env['EXPORT_SEED'] ?? Date.now() % 1_000_000);
  for (let seed = first; seed < first + 12; seed += 1) {
    it(`has nothing to say of one with hostile texts (EXPORT_SEED=${seed})`, () => {
      check(scriptOf(randomPlan(seed)));
    });
  }

  it('would say something of a script that quotes nothing', () => {
    assert.throws(() => check('#!/usr/bin/env bash\nx="a b"\nrm $x\n'), /SC2086/);
  });
});
