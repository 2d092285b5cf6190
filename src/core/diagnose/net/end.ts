import type { SecurityGroupId, SubnetId, VpcId } from '../../model/ids.js';

/** One end of a flow. */
export interface End {
  readonly ip: string;
  /** Absent outside AWS. */
  readonly vpcId?: VpcId;
  /** Absent outside AWS. */
  readonly subnetId?: SubnetId;
  /** The groups on its interface; absent where nobody knows them, as those of any client. */
  readonly groupIds?: readonly SecurityGroupId[];
}

/** Transport of a flow, and the port it is for. */
export interface Service {
  readonly protocol: 'udp' | 'tcp';
  readonly port: number;
}
