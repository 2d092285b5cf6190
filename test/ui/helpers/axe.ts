import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly {
    readonly target: readonly unknown[];
    readonly failureSummary?: string;
  }[];
}

/**
 * Every rule of axe-core over the page in a webview, shadow roots included, as lines: the rule, the
 * element, and what is wrong with it. Empty where nothing is.
 */
export async function violationsIn(frame: Frame): Promise<readonly string[]> {
  // The page's policy lets no script element in, but evaluating comes from outside of it.
  await frame.evaluate(`${source}; undefined`);
  const found = await frame.evaluate<readonly Violation[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} (${help}): ${JSON.stringify(target)} ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  );
}
