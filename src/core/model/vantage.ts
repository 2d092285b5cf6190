import type { VpcId } from './ids.js';

/** A socket's other end. */
export interface SocketAddress {
  /** IPv4 or IPv6 literal. */
  readonly address: string;
  readonly port: number;
}

interface Place {
  /**
   * `system`, `public`, `vpc:vpc-…`, `inbound:192.0.2.1`, `server:192.0.2.1#53`, `ssm:i-…`,
   * `pod:context/namespace/pod`
   */
  readonly id: string;
  readonly name: string;
  /** What the name says of an endpoint or an instance: its name, or its id. */
  readonly of?: string;
  /** Set where the query is asked from inside a VPC. */
  readonly vpcId?: VpcId;
}

/** Asked by a socket of this machine: a server by address and port. */
export interface SocketVantage extends Place, SocketAddress {
  readonly through?: undefined;
  /**
   * The HTTP proxy (`CONNECT`, RFC 9110 §9.3.6) by which TCP goes out of this place; absent where
   * this machine connects by itself. The sandbox's places have one each.
   */
  readonly proxy?: SocketAddress;
}

/** Asked on an EC2 instance, by SSM Run Command: its own resolver gets the question. */
export interface SsmVantage extends Place {
  readonly through: 'ssm';
  readonly instanceId: string;
}

/** Asked in a pod, by `kubectl exec`: the pod's own resolver gets the question. */
export interface PodVantage extends Place {
  readonly through: 'pod';
  /** A context of the kubeconfig. */
  readonly context: string;
  readonly namespace: string;
  readonly pod: string;
  /** Absent: the pod's default container. */
  readonly container?: string;
}

/** A place that this machine can only have a command run at. */
export type InsideVantage = SsmVantage | PodVantage;

/** A place a query is asked from, by what it is asked through. */
export type Vantage = SocketVantage | InsideVantage;

/** Whom the question goes to, as far as that is known before it is asked: `192.0.2.1#53`. */
export function serverText(vantage: Vantage): string {
  if (vantage.through === undefined) return `${vantage.address}#${vantage.port}`;
  return vantage.through === 'ssm' ? vantage.instanceId : `${vantage.namespace}/${vantage.pod}`;
}
