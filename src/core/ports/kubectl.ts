import type { SocketAddress } from '../model/vantage.js';

/** A worker node as `kubectl get nodes` tells it. */
export interface NodeState {
  readonly name: string;
  readonly ready: boolean;
  /** Of its kubelet. */
  readonly version: string;
}

/** A context of the kubeconfig. */
export interface KubeContext {
  readonly name: string;
  /** Host of its cluster's server, lower case: for EKS the endpoint name. */
  readonly host: string;
}

/** The user's own kubectl, with the user's own kubeconfig. Throws only `PortError`. */
export interface Kubectl {
  /** What the kubeconfig has, by one call; empty where there is no kubectl. */
  contexts(signal: AbortSignal): Promise<readonly KubeContext[]>;
  /** `kubectl get nodes`. `proxy` is where TCP leaves by, absent: as the environment says. */
  nodes(
    input: { readonly context: string; readonly proxy?: SocketAddress },
    signal: AbortSignal,
  ): Promise<readonly NodeState[]>;
}
