import type { Delivery, InsideQuestion } from '../model/insideCommand.js';
import type { InsideVantage, PodVantage, SsmVantage } from '../model/vantage.js';

/**
 * Has one DNS query asked at a place where this machine can only have a command run. It cannot be
 * given a command: `insideCommand` makes the only one there is. Throws only `PortError`.
 */
export interface Courier<V extends InsideVantage> {
  carry(vantage: V, question: InsideQuestion, signal: AbortSignal): Promise<Delivery>;
}

/** By SSM Run Command. */
export interface SsmCourier extends Courier<SsmVantage> {
  /**
   * One instance of each VPC that has one online in Systems Manager, by
   * `ssm:DescribeInstanceInformation` and `ec2:DescribeInstances`; only those that have a shell.
   */
  list(signal: AbortSignal): Promise<readonly SsmVantage[]>;
}

/** The couriers there are; absent where there is no way to ask so. */
export interface Couriers {
  readonly ssm?: Courier<SsmVantage>;
  readonly pod?: Courier<PodVantage>;
  /** Is given the exact command before it runs, to be shown; throws to keep it from running. */
  readonly show?: (vantage: InsideVantage, command: string) => Promise<void>;
}
