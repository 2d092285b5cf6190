import type { SocketAddress } from '../model/vantage.js';

/** A worker node as `kubectl get nodes` tells it. */
export interface NodeState {
  readonly name: string;
  readonly ready: boolean;
  /** Of its kubelet. */
  readonly version: string;
}

/** The user's own kubectl, with the user's own kubeconfig. Throws only `PortError`. */
export interface Kubectl {
  /** Contexts whose cluster has this host as its server; none where there is no kubectl. */
  contextsFor(endpointName: string, signal: AbortSignal): Promise<readonly string[]>;
  /** `kubectl get nodes`. `proxy` is where TCP leaves by, absent: as the environment says. */
  nodes(
    input: { readonly context: string; readonly proxy?: SocketAddress },
    signal: AbortSignal,
  ): Promise<readonly NodeState[]>;
}
