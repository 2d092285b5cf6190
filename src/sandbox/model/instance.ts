import type { Tags } from './network.js';

/** An EC2 instance; its network interface is in the world's list, attached to it. */
export interface Instance {
  instanceId: string;
  networkInterfaceId: string;
  instanceType: string;
  imageId: string;
  state: 'running' | 'stopped';
  /** Epoch milliseconds. */
  launchedAt: number;
  /** Absent on an instance that never registered with Systems Manager. */
  ssm?: ManagedInstance;
  tags: Tags;
}

/** What Systems Manager knows of an instance's agent. */
export interface ManagedInstance {
  pingStatus: 'Online' | 'ConnectionLost';
  platformType: 'Linux' | 'Windows';
  platformName: string;
  platformVersion: string;
  agentVersion: string;
  /** Whether the machine has a Python; Amazon Linux does. */
  python: boolean;
}

/** A command sent by `ssm:SendCommand` to one instance or more. */
export interface RunCommand {
  commandId: string;
  documentName: string;
  comment: string;
  parameters: Record<string, string[]>;
  /** Epoch milliseconds. */
  requestedAt: number;
  /** Seconds for the agent to take it. */
  timeoutSeconds: number;
  invocations: Invocation[];
}

/** One instance's part of a command: what is shown follows from these instants and a clock. */
export interface Invocation {
  instanceId: string;
  /** Epoch milliseconds at which the agent takes it; absent: it never does. */
  startsAt?: number;
  endsAt?: number;
  exitCode: number;
  output: string;
  errorOutput: string;
  /** Epoch milliseconds at which it was cancelled before it ended. */
  cancelledAt?: number;
}
