import type { Drift } from '../core/drift/drift.js';
import { driftSummary } from '../core/drift/summary.js';
import { escapeMarkdown } from '../core/model/markdown.js';
import { message } from '../core/model/message.js';
import type { Say } from './say.js';

/** The drift of one cluster as a Markdown document: each difference with its evidence. */
export function driftText(cluster: string, { items, problems }: Drift, say: Say): string {
  const count = items.length;
  const parts = [
    `# ${escapeMarkdown(say(message('ui.drift.title', { cluster })))}`,
    ...problems.map((one) => escapeMarkdown(`${say(one.message)} ${say(one.help)}`)),
    ...(problems.length > 0 ? [] : [escapeMarkdown(say(driftSummary(cluster, count)))]),
    ...items.flatMap((item) => [
      `## ${escapeMarkdown(say(item.message))}`,
      item.evidence.map((one) => `- ${escapeMarkdown(say(one))}`).join('\n'),
    ]),
    ...(count > 0 ? [escapeMarkdown(say(message('drift.mend')))] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}
