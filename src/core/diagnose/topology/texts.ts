import { markdownCell } from '../../verify/matrixText.js';
import { escaped } from '../../export/mermaid/diagram.js';
import { message, type Message } from '../../model/message.js';
import type { Diagnosis } from '../diagnosis.js';
import type { Outcome } from '../judgement.js';
import type { Lane, TopologyNode } from './topology.js';

type Say = (one: Message) => string;

/** A sign for each outcome, for those who do not see colours. */
export const outcomeMarks = { pass: '✓', drop: '✗', unknown: '?' } as const satisfies Readonly<
  Record<Outcome, string>
>;

/** What a lane is, in words. */
export function laneTitle({ to }: Lane): Message {
  return to === undefined
    ? message('topology.nameLane')
    : message('topology.apiLane', { address: to });
}

/** The lanes as a Mermaid flowchart; the signs say what the colours say. */
export function topologyMermaid(lanes: readonly Lane[], say: Say): string {
  const lines = lanes.flatMap((lane, at) => [
    `  subgraph way${at} ["${escaped(say(laneTitle(lane)))}"]`,
    '    direction LR',
    ...lane.nodes.map((node, n) => `    s${at}x${n}["${boxText(node, say)}"]:::${node.outcome}`),
    ...lane.nodes.slice(1).map((_, n) => `    s${at}x${n} --> s${at}x${n + 1}`),
    '  end',
  ]);
  const used = new Set(lanes.flatMap(({ nodes }) => nodes.map(({ outcome }) => outcome)));
  const classes = [...used].map((one) => `  classDef ${one} ${strokes[one]}`);
  return ['flowchart TB', ...lines, ...classes].map((line) => `${line}\n`).join('');
}

/** Lines only, so that it can be read on a light and on a dark ground. */
const strokes: Readonly<Record<Outcome, string>> = {
  pass: 'stroke:#1a7f37,stroke-width:2px',
  drop: 'stroke:#cf222e,stroke-width:3px',
  unknown: 'stroke:#6e7781,stroke-width:1px,stroke-dasharray:6 4',
};

function boxText({ station, label, outcome }: TopologyNode, say: Say): string {
  const title = `${outcomeMarks[outcome]} ${say(message(`topology.station.${station}`))}`;
  return [title, label].filter(Boolean).map(escaped).join('<br/>');
}

/** The lanes as tables in Markdown, with the findings below. */
export function topologyMarkdown(
  { clusterName, endpointName = '-', summary, findings }: Diagnosis,
  lanes: readonly Lane[],
  vantage: string,
  say: Say,
): string {
  const line = (words: readonly string[]): string => `| ${words.map(markdownCell).join(' | ')} |`;
  const heads = topologyColumns.map((column) => say(message(`topology.column.${column}`)));
  const parts = [
    [`## ${markdownCell(say(message('topology.panel.title', { clusterName })))}`],
    [
      `- ${say(message('page.topology.name'))}: ${markdownCell(endpointName)}`,
      `- ${markdownCell(say(message('page.topology.from', { vantage })))}`,
      `- ${markdownCell(say(summary))}`,
    ],
    ...lanes.flatMap((lane) => [
      [`### ${markdownCell(say(laneTitle(lane)))}`],
      [
        line(heads),
        `|${heads.map(() => ' --- ').join('|')}|`,
        ...lane.nodes.map((node, at) => line(cells(node, at, say))),
      ],
      ...(lane.proof ? [[markdownCell(say(lane.proof.sentence))]] : []),
    ]),
    findings.length === 0 ? [] : [`### ${say(message('page.topology.findings'))}`],
    findings.map(({ mode, sentence, advice }) =>
      markdownCell(`- ${mode ? `${mode}: ` : ''}${say(sentence)} ${say(advice)}`),
    ),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Columns of the table, by the names of their texts. */
export const topologyColumns = ['number', 'station', 'label', 'outcome', 'by', 'sentence'] as const;

function cells(node: TopologyNode, at: number, say: Say): readonly string[] {
  const { station, label, outcome, proven, sentence } = node;
  return [
    String(at + 1),
    say(message(`topology.station.${station}`)),
    label === '' ? '-' : label,
    `${outcomeMarks[outcome]} ${say(message(`topology.${outcome}`))}`,
    say(message(proven ? 'topology.proven' : 'topology.computed')),
    say(sentence),
  ];
}
