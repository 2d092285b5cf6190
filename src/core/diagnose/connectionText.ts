import {
  failedLayer,
  type ConnectionReport,
  type LayerResult,
  type LayerSeen,
} from '../model/connectionReport.js';
import { message, type Message } from '../model/message.js';

/** A test of a connection as a Markdown document: which layer fails, the evidence, the next step. */
export function connectionMarkdown(
  report: ConnectionReport,
  say: (message: Message) => string,
): string {
  const failed = failedLayer(report);
  const { scope, host, endpoint, proxy, caBundle } = report;
  const header = ['layer', 'result', 'evidence', 'ms'] as const;
  const lines = [
    `# ${say(message('connection.title', { ...scope }))}`,
    '',
    failed
      ? say(message('connection.failed', { layer: layerName(failed, say) }))
      : say(message('connection.ok')),
    '',
    `- ${say(message('connection.from', { host }))}`,
    `- ${say(message('connection.endpoint', { endpoint }))}`,
    `- ${say(proxy === undefined ? message('connection.noProxy') : message('connection.proxy', { proxy }))}`,
    ...(caBundle === undefined
      ? []
      : [`- ${say(message('connection.caBundle', { file: caBundle }))}`]),
    '',
    rowOf(header.map((name) => say(message(`connection.column.${name}`)))),
    rowOf(header.map(() => '---')),
    ...report.layers.map((one) =>
      rowOf([
        layerName(one, say),
        say(message(`connection.result.${one.outcome}`)),
        evidenceOf(one, say),
        one.outcome === 'skipped' ? '' : String(Math.round(one.elapsedMs)),
      ]),
    ),
  ];
  const troubles = report.layers.flatMap(({ error }) => (error ? [error] : []));
  const steps = [...new Set(troubles.map(({ help }) => say(help)))];
  const next = steps.length === 0 ? [] : ['', `## ${say(message('connection.next'))}`, ''];
  return `${[...lines, ...next, ...steps.map((step) => `- ${step}`)].join('\n')}\n`;
}

function layerName({ layer }: LayerResult, say: (message: Message) => string): string {
  return say(message(`connection.layer.${layer}`));
}

function evidenceOf({ evidence, error }: LayerResult, say: (message: Message) => string): string {
  const seen = evidence.map((one) => seenText(one, say));
  return [...seen, ...(error ? [say(message(error.messageKey, error.args))] : [])].join('; ');
}

function seenText(seen: LayerSeen, say: (message: Message) => string): string {
  if (typeof seen === 'string') return seen;
  return say(message('proxy' in seen ? 'connection.seen.connect' : 'connection.seen.tls', seen));
}

/** What the network said must not end a cell. */
function rowOf(cells: readonly string[]): string {
  const safe = cells.map((cell) =>
    cell.replace(/\\/g, '\\\\').replace(/\|/g, '\\|').replace(/\s+/g, ' '),
  );
  return `| ${safe.join(' | ')} |`;
}
