import { escapeMarkdown } from '../core/model/markdown.js';
import type { Message } from '../core/model/message.js';
import { message } from '../core/model/message.js';
import type { Verdict } from '../core/model/verdict.js';
import type { Say } from './say.js';

/** The verdicts for one cluster as a Markdown document: summary, evidence and advice per vantage. */
export function verdictText(
  clusterName: string,
  verdicts: readonly { readonly from: string; readonly verdict: Verdict }[],
  say: Say,
): string {
  const title = say(message('ui.verdict.title', { cluster: clusterName }));
  const parts = verdicts.map(({ from, verdict }) => {
    const evidence = verdict.evidence.map((one: Message) => `- ${escapeMarkdown(say(one))}`);
    return [
      `## ${escapeMarkdown(from)}`,
      `**${escapeMarkdown(say(verdict.summary))}**`,
      ...(evidence.length > 0 ? [evidence.join('\n')] : []),
      escapeMarkdown(say(verdict.advice)),
    ].join('\n\n');
  });
  return `${[`# ${escapeMarkdown(title)}`, ...parts].join('\n\n')}\n`;
}
