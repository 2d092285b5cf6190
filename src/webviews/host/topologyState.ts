import type { Diagnosis } from '../../core/diagnose/diagnosis.js';
import type { Finding, Weight } from '../../core/diagnose/finding.js';
import { evidenceText } from '../../core/diagnose/render.js';
import { notAskedLines } from '../../core/diagnose/seen.js';
import type { Station } from '../../core/diagnose/station.js';
import { laneTitle, topologyColumns } from '../../core/diagnose/topology/texts.js';
import { topologyOf, type Lane, type TopologyNode } from '../../core/diagnose/topology/topology.js';
import type { ClientVantage } from '../../core/diagnose/vantage.js';
import { message, type Message } from '../../core/model/message.js';
import type { PortErrorInfo } from '../../core/model/portError.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { FindingView, LaneView, NodeView, TopologyState } from '../contract/topology.js';
import { failureView } from './failure.js';
import { targetView, type ClusterTarget } from './target.js';
import { vantageForm, vantageName } from './vantageForm.js';

/** What the controller knows. */
export interface TopologySource {
  readonly target: ClusterTarget;
  readonly vantage: ClientVantage;
  readonly texts: Readonly<Record<string, string>>;
  readonly reading: boolean;
  readonly asking: boolean;
  readonly snapshot: Snapshot | undefined;
  readonly diagnosis: Diagnosis | undefined;
  readonly at: number | undefined;
  readonly error: PortErrorInfo | undefined;
}

type Render = (message: Message) => string;

/** The complete state of the page. Pure. */
export function topologyState(source: TopologySource, render: Render): TopologyState {
  const { target, vantage, snapshot, diagnosis, error, at } = source;
  const endpointName = diagnosis?.endpointName;
  return {
    target: targetView(target),
    texts: { ...source.texts },
    vantage: vantageForm(vantage),
    vantageName: vantageName(vantage, snapshot, render),
    reading: source.reading,
    asking: source.asking,
    ...(error && { failure: failureView(error, render) }),
    ...(endpointName === undefined ? {} : { endpointName }),
    ...(at === undefined ? {} : { at }),
    tone: diagnosis ? tones[diagnosis.outcome] : 'neutral',
    summary: diagnosis ? render(diagnosis.summary) : '',
    lanes: diagnosis ? topologyOf(diagnosis).map((lane) => laneView(lane, diagnosis, render)) : [],
    findings: (diagnosis?.findings ?? []).map((one, id) => findingView(one, String(id), render)),
    notes: diagnosis ? notAskedLines(diagnosis.live.notAsked ?? []).map(render) : [],
    columns: topologyColumns.map((column) => render(message(`topology.column.${column}`))),
  };
}

const tones = { works: 'good', fails: 'bad', unknown: 'neutral' } as const;

const places: readonly Station[] = [
  ...(['client', 'dnsServer', 'resolver', 'outboundEndpoint', 'inboundEndpoint'] as const),
  ...(['target', 'hiddenZone', 'hostedZone', 'publicDns', 'controlPlane'] as const),
];

function laneView(lane: Lane, { findings }: Diagnosis, render: Render): LaneView {
  return {
    id: lane.to ?? 'name',
    title: render(laneTitle(lane)),
    nodes: lane.nodes.map((node) => nodeView(node, findings, render)),
    ...(lane.proof && { proof: render(lane.proof.sentence) }),
  };
}

function nodeView(node: TopologyNode, all: readonly Finding[], render: Render): NodeView {
  const { id, station, label, outcome, proven, sentence, evidence, findings } = node;
  return {
    id,
    title: render(message(`topology.station.${station}`)),
    label,
    place: places.includes(station),
    outcome,
    outcomeText: render(message(`topology.${outcome}`)),
    proven,
    byText: render(message(proven ? 'topology.proven' : 'topology.computed')),
    sentence: render(sentence),
    evidence: evidence.map((one) => evidenceText(one, render)),
    findings: findings.map((one) => String(all.indexOf(one))),
  };
}

const weights: Readonly<Record<Weight, FindingView['tone']>> = {
  cause: 'bad',
  contradiction: 'warning',
  obstacle: 'warning',
  risk: 'warning',
  blind: 'info',
};

function findingView(
  { mode, weight, sentence, advice, evidence, fix }: Finding,
  id: string,
  render: Render,
): FindingView {
  return {
    id,
    mode: mode ?? '',
    tone: weights[weight],
    sentence: render(sentence),
    advice: render(advice),
    evidence: evidence.map((one) => evidenceText(one, render)),
    ...(fix.kind === 'text' ? {} : { fix: fix.kind }),
  };
}
