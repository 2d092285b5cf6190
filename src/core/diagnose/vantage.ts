import type { SecurityGroupId, SubnetId, VpcId } from '../model/ids.js';

/** Where a client stands whose way to a cluster is diagnosed. */
export type ClientVantage =
  /**
   * In a VPC. Without a subnet: anywhere in it; without an address: anywhere in the subnet.
   * Groups are the client's own, where known.
   */
  | {
      readonly kind: 'vpc';
      readonly vpcId: VpcId;
      readonly subnetId?: SubnetId;
      readonly address?: string;
      readonly groupIds?: readonly SecurityGroupId[];
    }
  /** Outside AWS, behind DNS servers that may forward to an inbound endpoint. */
  | {
      readonly kind: 'onPremises';
      /** Addresses of the DNS servers, as the inbound endpoint sees them. */
      readonly dnsServers: readonly string[];
      /** Ranges of the clients that connect to the control plane. */
      readonly clientCidrs: readonly string[];
      /** The VPC whose inbound endpoint they forward to; the cluster's VPC unless told. */
      readonly entryVpcId?: VpcId;
    }
  /** Anywhere on the internet, with a public resolver. */
  | { readonly kind: 'public' };
