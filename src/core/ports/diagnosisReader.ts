import type { FirewallAssociation, FirewallRule } from '../model/firewall.js';
import type { HostedZone } from '../model/hostedZone.js';
import type { VpcId } from '../model/ids.js';
import type { NetworkAcl } from '../model/networkAcl.js';
import type { TransitGatewayRouteTable } from '../model/transitTable.js';

/** The part of `AwsReader` that only a diagnosis needs; the same promises hold. */
export interface DiagnosisReader {
  /** `ec2:DescribeNetworkAcls` */
  describeNetworkAcls(signal: AbortSignal): Promise<readonly NetworkAcl[]>;
  /** `ec2:GetManagedPrefixListEntries`: the ranges of one list, AWS's own lists too. */
  prefixListRanges(id: string, signal: AbortSignal): Promise<readonly string[]>;
  /**
   * The route tables of one Transit Gateway: `ec2:DescribeTransitGatewayRouteTables`,
   * `GetTransitGatewayRouteTableAssociations` and `SearchTransitGatewayRoutes`. Throws
   * `notFound` where none shows: those of another account's gateway do not (aws facts §4.3).
   */
  transitGatewayTables(
    gatewayId: string,
    signal: AbortSignal,
  ): Promise<readonly TransitGatewayRouteTable[]>;
  /** `route53:ListHostedZonesByVPC`: private zones of whichever owner, those of Profiles excepted. */
  listHostedZones(vpcId: VpcId, signal: AbortSignal): Promise<readonly HostedZone[]>;
  /** `route53resolver:ListFirewallRuleGroupAssociations` of one VPC. */
  listFirewallAssociations(
    vpcId: VpcId,
    signal: AbortSignal,
  ): Promise<readonly FirewallAssociation[]>;
  /** `route53resolver:ListFirewallRules` */
  listFirewallRules(groupId: string, signal: AbortSignal): Promise<readonly FirewallRule[]>;
  /** `route53resolver:ListFirewallDomains`; AWS refuses it for its own lists (aws facts §2.12). */
  listFirewallDomains(listId: string, signal: AbortSignal): Promise<readonly string[]>;
}
