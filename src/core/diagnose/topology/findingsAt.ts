import type { Finding, Evidence } from '../finding.js';
import type { Lane, TopologyNode } from './topology.js';

/**
 * Puts each finding to the stations that it is about: those whose evidence, or whose subject, it
 * shares, as long as they do not let the packet pass, or it is no cause. A cause that no station
 * shares, such as a rule that is missing, is put to where the way ends badly first.
 */
export function withFindings(
  lanes: readonly Lane[],
  findings: readonly Finding[],
): readonly Lane[] {
  const nodes = lanes.flatMap((lane) => lane.nodes);
  const at = new Map<TopologyNode, Finding[]>();
  const put = (node: TopologyNode, found: Finding): void => {
    at.set(node, [...(at.get(node) ?? []), found]);
  };
  for (const found of findings) {
    const about = nodes.filter((node) => isAbout(node, found));
    about.forEach((node) => put(node, found));
    const stuck = nodes.find(({ outcome }) => outcome === 'drop') ?? lastOfName(lanes);
    if (about.length === 0 && found.weight === 'cause' && stuck) put(stuck, found);
  }
  return lanes.map((lane) => ({
    ...lane,
    nodes: lane.nodes.map((node) => ({ ...node, findings: at.get(node) ?? [] })),
  }));
}

function lastOfName(lanes: readonly Lane[]): TopologyNode | undefined {
  return lanes.find(({ part }) => part === 'name')?.nodes.at(-1);
}

function isAbout(node: TopologyNode, { weight, evidence }: Finding): boolean {
  const fitting = weight === 'cause' ? node.computed !== 'pass' : weight !== 'contradiction';
  const same = (one: Evidence): boolean =>
    (node.label !== '' && one.subject === node.label) ||
    node.evidence.some(({ call, subject }) => call === one.call && subject === one.subject);
  return fitting && evidence.some(same);
}
