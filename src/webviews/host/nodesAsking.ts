import { message } from '../../core/model/message.js';
import { PortError, portErrorOf } from '../../core/model/portError.js';
import type { NodeState } from '../../core/ports/kubectl.js';
import type { MatrixCluster } from '../../core/verify/matrix.js';
import { noContext, nodesCommand } from '../../core/verify/nodes.js';
import type { NodesView } from '../contract/checksMatrix.js';
import type { ChecksDeps } from './checksDeps.js';
import type { CommandGate } from './commandGate.js';

/** What asking for nodes needs of the matrix it is part of. */
export interface NodesHost {
  /** Throws `PortError` while the cluster has no endpoint name that is known. */
  cluster(): MatrixCluster;
  changed(): void;
}

/** `kubectl get nodes` with the kubeconfig's own context for the cluster, after a yes. */
export class NodesAsking {
  readonly #deps: ChecksDeps;
  readonly #host: NodesHost;
  readonly #gate: CommandGate;
  #asking: AbortController | undefined;
  #found: Omit<NodesView, 'asking'> = { nodes: [] };

  constructor(deps: ChecksDeps, host: NodesHost, gate: CommandGate) {
    this.#deps = deps;
    this.#host = host;
    this.#gate = gate;
  }

  state(): NodesView {
    return { asking: this.#asking !== undefined, ...this.#found };
  }

  stop(): void {
    this.#asking?.abort();
  }

  async ask(): Promise<void> {
    if (this.#asking) return;
    const asking = new AbortController();
    this.#asking = asking;
    this.#host.changed();
    try {
      await this.#askAs(this.#host.cluster(), asking.signal);
    } catch (thrown) {
      const declined = thrown instanceof PortError && thrown.kind === 'cancelled';
      if (!declined && !asking.signal.aborted) this.#found = this.#trouble(thrown);
    } finally {
      this.#asking = undefined;
      this.#host.changed();
    }
  }

  async #askAs({ name, endpointName }: MatrixCluster, signal: AbortSignal): Promise<void> {
    const contexts = await this.#deps.kubeContexts(signal);
    const context = contexts.find(({ host }) => host === endpointName)?.name;
    if (context === undefined) throw noContext(name);
    const command = nodesCommand(context);
    await this.#gate.pass(context, command, signal);
    const { clock, render } = this.#deps;
    try {
      const nodes = await this.#deps.nodes(context, signal);
      const said = judged(nodes, (one) => render(one));
      this.#found = { at: clock.now(), command, ...said, nodes: [...nodes] };
    } catch (thrown) {
      if (!(thrown instanceof PortError) || thrown.kind === 'cancelled') throw thrown;
      this.#found = { command, ...this.#trouble(thrown) };
    }
  }

  /** Said here, beside the button that led to it. */
  #trouble(thrown: unknown): Omit<NodesView, 'asking'> {
    const { clock, render, log } = this.#deps;
    const { messageKey, args, help, kind, detail = kind } = portErrorOf(thrown).info;
    log.error('checks.nodes.failed', { detail });
    const sentence = render(message(messageKey, args));
    return { at: clock.now(), tone: 'bad', sentence, help: render(help), nodes: [] };
  }
}

/** That there is an answer proves that the API server is reached; nodes may be another matter. */
function judged(
  nodes: readonly NodeState[],
  render: ChecksDeps['render'],
): Pick<NodesView, 'tone' | 'sentence'> {
  const ready = nodes.filter((node) => node.ready).length;
  const of = nodes.length;
  if (of === 0) return { tone: 'warning', sentence: render(message('checks.nodes.none')) };
  const tone = ready === of ? 'good' : 'warning';
  return { tone, sentence: render(message('checks.nodes.ready', { ready, of })) };
}
