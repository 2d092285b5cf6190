import type { Input, Plan, PlanCluster, Ref, Step } from '../../model/plan.js';
import type { Board } from './board.js';
import type { Mark } from './diagram.js';
import { texts } from './texts.js';

/** Whether an input is another step's output. */
export function isRef<T>(input: Input<T>): input is Ref {
  return typeof input === 'object' && input !== null && 'step' in input;
}

/** All clusters that a plan is about. */
export function clustersOf(plan: Plan): readonly PlanCluster[] {
  const { clusterName: name, endpointName, furtherClusters = [] } = plan;
  return [{ name, endpointName }, ...furtherClusters];
}

/** The box of a client VPC, with its account where that is another one. */
export function clientBox(plan: Plan, board: Board, vpcId: string, step?: Step): string {
  const account = step?.as?.accountId ?? plan.identity.accountId;
  const other = account === plan.identity.accountId ? [] : [texts.account(account)];
  return board.box('client', vpcId, 'there', [texts.client, vpcId, ...other]);
}

/** The boxes at the end of the path of one cluster: its zone, which points to its control plane. */
export function clusterBoxes(
  board: Board,
  { name, endpointName }: PlanCluster,
): { readonly zone: string; readonly cluster: string } {
  const zone = board.box('zone', name, 'there', [texts.zone, texts.zoneName(endpointName)]);
  const cluster = board.box('cluster', name, 'there', [texts.controlPlane, texts.cluster(name)]);
  board.arrow(zone, cluster, texts.points, 'asks');
  return { zone, cluster };
}

/** The box of an endpoint that is there; what the plan uses as it is says so. */
export function endpointBox(
  plan: Plan,
  board: Board,
  direction: 'inbound' | 'outbound',
  id: string,
  mark: Mark,
  lines: readonly string[] = [],
): string {
  const word = direction === 'inbound' ? texts.inbound : texts.outbound;
  const reused = mark === 'there' && plan.reused.some((one) => one.id === id);
  return board.box(direction, id, mark, [reused ? `${texts.reused} ${word}` : word, id, ...lines]);
}

/** Where queries end in the cluster VPC: a new endpoint, the only one reused, or bare addresses. */
export function inboundOf(plan: Plan, board: Board, to: Input<readonly string[]>): string {
  if (isRef(to))
    return board.find('inbound', to.step) ?? endpointBox(plan, board, 'inbound', to.step, 'there');
  const reused = plan.reused.filter(({ kind }) => kind === 'inboundEndpoint');
  const [only, ...others] = reused;
  if (only && others.length === 0) {
    return endpointBox(plan, board, 'inbound', only.id, 'there', to);
  }
  return board.box('addresses', to.join(' '), 'there', [texts.addresses, ...to]);
}

/** The cluster that a name belongs to. */
export function clusterOfName(plan: Plan, endpointName: string): PlanCluster | undefined {
  return clustersOf(plan).find((one) => one.endpointName === endpointName);
}
