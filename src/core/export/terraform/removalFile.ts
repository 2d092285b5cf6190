import { message } from '../../model/message.js';
import type { Plan } from '../../model/plan.js';
import type { Snapshot } from '../../model/snapshot.js';
import { blocker } from '../../plan/draft.js';
import { clusterNamesOf } from '../../plan/planClusters.js';
import type { Exported } from '../exportFormat.js';
import { accountsOf } from './accounts.js';
import { fileText } from './block.js';
import { leftComments, leftNotes } from './commands.js';
import { frame } from './frame.js';
import { labels } from './labels.js';
import { leftSteps } from './order.js';
import { isRemoval, removedResources } from './removed.js';
import { saidTags } from './tags.js';
import { texts } from './texts.js';
import { titlesOf } from './titles.js';
import { importBlocks, resourceBlock } from './written.js';

/** The configuration by which what a plan takes away comes into a state, to be destroyed. */
export function removalFile(plan: Plan, live: readonly Snapshot[]): Exported {
  const names = labels();
  const labelled = new Map(plan.steps.map(({ id }) => [id, names.take(id)]));
  const { accounts, alias } = accountsOf(plan, plan.steps.filter(isRemoval));
  const { resources, missing } = removedResources({
    plan,
    live,
    label: (id) => labelled.get(id) ?? 'unknown',
    alias,
  });
  if (missing.length > 0) {
    const what = message('terraform.refused.unread', { steps: titlesOf(missing) });
    return { refused: [blocker(what, message('help.terraform.unread'))] };
  }
  const left = leftSteps(plan, isRemoval);
  if (left.between.length > 0) {
    const what = message('terraform.refused.between', { steps: titlesOf(left.between) });
    return { refused: [blocker(what, message('help.terraform.between'))] };
  }
  const tags = saidTags(resources);
  const { id, identity, verb } = plan;
  const head = [
    texts.title(verb, clusterNamesOf(plan).join(', ')),
    texts.plan(id, identity.accountId, identity.region),
    ...texts.removal,
    ...leftComments(plan, live, left),
  ];
  const imports = importBlocks(resources);
  const text = fileText(head, [
    ...frame(accounts, []),
    ...resources.map((one) => resourceBlock(one, tags)),
    ...imports,
  ]);
  const notes = [
    message('terraform.note.removal', { count: imports.length }),
    ...leftNotes(plan, live, left),
    message('terraform.note.otherState'),
  ];
  return { files: [{ name: 'main.tf', language: 'terraform', text, notes }] };
}
