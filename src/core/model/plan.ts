import type { AccessChange } from './clusterUpdate.js';
import type { Identity } from './identity.js';
import type { AccountId, SecurityGroupId, SubnetId, VpcId } from './ids.js';
import type { Message } from './message.js';
import type { Tags, VpcDnsAttribute } from './network.js';
import type { NewEndpointType } from './resolver.js';
import type { Verdict } from './verdict.js';

/** A network outside AWS that is to resolve the name, by Direct Connect, VPN or the like (aws facts §7). */
export interface OnPremisesRequest {
  /** Addresses or ranges of the DNS servers that will forward the name. */
  readonly dnsServers: readonly string[];
  /** Ranges of the clients, which connect to the control plane on TCP 443. */
  readonly clientRanges: readonly string[];
  /**
   * The VPC through which they arrive (hub and spoke, aws facts §2.5): the DNS servers forward to an
   * inbound endpoint there, and a rule leads on. Absent: straight to the cluster VPC.
   */
  readonly hubVpcId?: VpcId;
}

/** A client VPC of another account, and the profile of that account (aws facts §2.11). */
export interface ForeignClient {
  readonly profile: string;
  readonly vpcId: VpcId;
}

/** What the user asks for. Optional members override the planner's choice. */
export interface EnableRequest {
  readonly clusterName: string;
  /** Further clusters for the same clients, in the same plan. */
  readonly furtherClusterNames?: readonly string[];
  readonly clientVpcIds: readonly VpcId[];
  /** Client VPCs of other accounts: the rule is shared, their owners associate it. */
  readonly foreignClients?: readonly ForeignClient[];
  readonly onPremises?: OnPremisesRequest;
  /** Subnets of the cluster VPC for the inbound endpoint; at least one. */
  readonly inboundSubnetIds?: readonly SubnetId[];
  /** The VPC that gets the outbound endpoint; the first client VPC unless told. */
  readonly outboundVpcId?: VpcId;
  readonly outboundSubnetIds?: readonly SubnetId[];
  /** Addresses of each new endpoint, in as many zones as there are; 2 unless told. */
  readonly addressesPerEndpoint?: 2 | 3;
  /** Type of new endpoints; dual-stack for a cluster with AAAA records where the subnets allow. */
  readonly endpointType?: NewEndpointType;
  /** Fixed addresses of new endpoints, by subnet id; they ask for exactly these subnets. */
  readonly pinnedIps?: Readonly<Record<string, string>>;
  /** Names of endpoints and rules: `{cluster}`, `{kind}`, `{region}` are replaced. */
  readonly nameTemplate?: string;
  /** Tags of the user's own, on everything new that can bear tags. */
  readonly tags?: Tags;
  /** The group that gets the 443 rule (aws facts §1.5). */
  readonly controlPlaneGroupId?: SecurityGroupId;
  /** The same by cluster name, for several clusters of which each has its own groups. */
  readonly controlPlaneGroupIds?: Readonly<Record<string, SecurityGroupId>>;
  /** Plan although the verdict says it is not needed. */
  readonly evenIfNotNeeded?: boolean;
  /** Correct a rule for the name that somebody else made, instead of stopping at it. */
  readonly repairForeignRules?: boolean;
  /** Begin by turning on private access of a public-only cluster. */
  readonly enablePrivateAccess?: boolean;
  /** Begin by turning on the DNS attributes that the cluster VPC and the client VPCs lack. */
  readonly fixVpcDns?: boolean;
}

/** A change of how the endpoint of one cluster can be reached, without Resolver. */
export interface AccessRequest {
  readonly clusterName: string;
  /**
   * `disablePublic`: public DNS then gives the private addresses. `refreshOnce`: public
   * access on and off again, so that public DNS learns of an old private-only cluster.
   * `enablePrivate`: private access of a public-only cluster (aws facts §1.2).
   */
  readonly change: 'disablePublic' | 'refreshOnce' | 'enablePrivate';
  /** Whom `refreshOnce` lets in meanwhile; EKS lets everybody in unless told. */
  readonly publicAccessCidrs?: readonly string[];
}

/** How the user wants new things named and tagged, where a request does not say. */
export type PlanStyle = Pick<EnableRequest, 'nameTemplate' | 'tags'>;

/** What is to be taken away again. Without `clientVpcIds`, from every client VPC. */
export interface DisableRequest {
  readonly clusterName: string;
  readonly clientVpcIds?: readonly VpcId[];
}

/** What is to be mended (`planRepair`). */
export interface RepairRequest {
  readonly clusterName: string;
  /** Also delete endpoints of ours that no rule uses. */
  readonly removeUnused?: boolean;
  readonly repairForeignRules?: boolean;
}

/** A value known when planning, or the output of an earlier step. */
export type Input<T> = T | Ref;
/** `output` of step `step`, known once that step is done. */
export interface Ref {
  readonly step: string;
  readonly output: string;
}

/** One permission of a security group, for one range. */
export interface Permission {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  readonly cidr: string;
}

/** What a step does. Exactly one AWS write per step, except where a wait follows it. */
export type StepSpec =
  | {
      readonly kind: 'createSecurityGroup';
      readonly vpcId: VpcId;
      readonly name: string;
      readonly description: string;
      readonly tags: Tags;
    }
  | {
      readonly kind: 'authorizeSecurityGroup';
      readonly groupId: Input<SecurityGroupId>;
      readonly direction: 'ingress' | 'egress';
      readonly permissions: readonly Permission[];
      readonly description: string;
      readonly tags: Tags;
    }
  | { readonly kind: 'revokeDefaultEgress'; readonly groupId: Input<SecurityGroupId> }
  | {
      readonly kind: 'createResolverEndpoint';
      readonly direction: 'INBOUND' | 'OUTBOUND';
      readonly name: string;
      readonly creatorRequestId: string;
      readonly vpcId: VpcId;
      /** One entry per address; the same subnet may stand twice. */
      readonly subnetIds: readonly SubnetId[];
      /** Fixed addresses by subnet id; AWS chooses the others. */
      readonly pinnedIps?: Readonly<Record<string, string>>;
      /** Absent: IPV4. */
      readonly endpointType?: NewEndpointType;
      readonly securityGroupId: Input<SecurityGroupId>;
      readonly tags: Tags;
    }
  | {
      readonly kind: 'createResolverRule';
      readonly name: string;
      readonly creatorRequestId: string;
      /** Lower-case, no trailing dot. */
      readonly domainName: string;
      readonly endpointId: Input<string>;
      /** All attached addresses of the inbound endpoint; port 53. */
      readonly targetIps: Input<readonly string[]>;
      readonly tags: Tags;
    }
  | {
      readonly kind: 'associateResolverRule';
      readonly ruleId: Input<string>;
      readonly vpcId: VpcId;
      readonly name: string;
      /** The rule's owner, where it is another account: the share may take a while to be seen. */
      readonly sharedBy?: AccountId;
    }
  | {
      readonly kind: 'shareResolverRule';
      readonly ruleId: Input<string>;
      /** The rule's ARN but for its id. */
      readonly arnPrefix: string;
      readonly name: string;
      /** Those that the rule is to be shared with; their account ids are the principals. */
      readonly clients: readonly Identity[];
      /** The same for the same plan, so that a call sent again makes no second share. */
      readonly clientToken: string;
      readonly tags: Tags;
    }
  | {
      readonly kind: 'acceptRuleShare';
      readonly ruleId: Input<string>;
      readonly shareArn: Input<string>;
    }
  | {
      readonly kind: 'unshareResolverRule';
      readonly shareArn: string;
      readonly ruleArn: string;
      /** Those that it was shared with; they are asked whether they still use it. */
      readonly clients: readonly Identity[];
    }
  | {
      readonly kind: 'tagResolver';
      readonly arn: string;
      readonly tags: Tags;
    }
  | {
      readonly kind: 'untagResolver';
      readonly arn: string;
      readonly keys: readonly string[];
    }
  | {
      /** Says on entries of ours who else uses them. */
      readonly kind: 'tagGroupEntries';
      readonly groupId: SecurityGroupId;
      readonly ruleIds: readonly string[];
      readonly tags: Tags;
    }
  | {
      /** Takes exactly these tags away. */
      readonly kind: 'untagGroupEntries';
      readonly groupId: SecurityGroupId;
      readonly ruleIds: readonly string[];
      readonly tags: Tags;
    }
  | {
      readonly kind: 'updateResolverRule';
      readonly ruleId: string;
      /** For texts. */
      readonly name: string;
      readonly endpointId: Input<string>;
      /** All targets that the rule has afterwards, as `targetText` writes them. */
      readonly targets: Input<readonly string[]>;
      /** What it has now: the step is refused where it has something else, and its inverse restores this. */
      readonly former: { readonly endpointId: string; readonly targets: readonly string[] };
    }
  | {
      readonly kind: 'disassociateResolverRule';
      readonly ruleId: string;
      readonly vpcId: VpcId;
      /** Only this one; a newer association of the same rule and VPC is left alone. */
      readonly associationId?: string;
    }
  | { readonly kind: 'deleteResolverRule'; readonly ruleId: string }
  | { readonly kind: 'deleteResolverEndpoint'; readonly endpointId: string }
  | { readonly kind: 'deleteSecurityGroup'; readonly groupId: SecurityGroupId }
  | {
      readonly kind: 'revokeSecurityGroupRules';
      readonly groupId: SecurityGroupId;
      readonly direction: 'ingress' | 'egress';
      readonly ruleIds: readonly string[];
      /** Notes of who uses them. An entry that bears others' notes by now stays, without these. */
      readonly notes?: Tags;
    }
  | {
      readonly kind: 'updateClusterAccess';
      readonly clusterName: string;
      readonly change: AccessChange;
      /** What undoing brings back; absent where there is nothing to bring back. */
      readonly former?: AccessChange;
      readonly clientRequestToken: string;
      /**
       * Epoch milliseconds. For a change that a later step takes back: an update to its
       * effect that succeeded since then counts as done.
       */
      readonly doneSince?: number;
    }
  | {
      readonly kind: 'modifyVpcDns';
      readonly vpcId: VpcId;
      readonly attribute: VpcDnsAttribute;
      readonly value: boolean;
      /** What undoing brings back. */
      readonly former: boolean;
    };

/** The kinds of step. */
export type StepKind = StepSpec['kind'];

/** What a done step left behind, by output name; `undo` and later steps read it. */
export type StepOutputs = Readonly<Record<string, string | readonly string[]>>;

/** One step of a plan. */
export interface Step {
  readonly id: string;
  readonly spec: StepSpec;
  readonly title: Message;
  readonly reason: Message;
  readonly dependsOn: readonly string[];
  /** Whose call it is; the plan's own identity if absent. */
  readonly as?: Identity;
  /** IAM actions the step needs, `service:Action`. */
  readonly iamActions: readonly string[];
  /** Change of the monthly bill in US dollars at 730 hours (aws facts §5). */
  readonly monthlyCost: number;
  /** How it is undone; absent where undoing an earlier step undoes it too. */
  readonly inverse?: Message;
}

/** Something that already serves and is used as it is; never owned, never deleted by us. */
export interface Reused {
  readonly kind:
    'inboundEndpoint' | 'outboundEndpoint' | 'rule' | 'association' | 'securityGroupRule';
  readonly id: string;
  readonly reason: Message;
}

/** A reason not to go on (`blocker`), or to look twice (`warning`). */
export interface Problem {
  readonly severity: 'blocker' | 'warning';
  readonly message: Message;
  readonly help: Message;
}

/** The monthly cost of what the plan touches, in US dollars, with the price's origin. */
export interface PlanCost {
  readonly before: number;
  readonly after: number;
  readonly perAddressHour: number;
  readonly priceDate: string;
  readonly priceSource: string;
  /** The Region whose price it is. */
  readonly priceRegion: string;
  /** What is not known of the price in the plan's own Region. */
  readonly priceNote?: Message;
}

/**
 * Where plans must not run side by side. `groupId` is a group of the cluster's control plane: its
 * tags are what several machines can see and write.
 */
export interface PlanSite {
  readonly vpcId: VpcId;
  readonly groupId?: SecurityGroupId;
}

/** A plan: pure data, made by `plan`, shown, exported, and run by `apply`. */
export interface Plan {
  readonly format: 1;
  /** Stable for the same account, Region, verb and request. */
  readonly id: string;
  readonly verb: 'enable' | 'disable' | 'access' | 'repair' | 'undo';
  readonly identity: Identity;
  readonly clusterName: string;
  /** The endpoint name the plan is about. */
  readonly endpointName: string;
  /** Further clusters that the same plan is about. */
  readonly furtherClusters?: readonly PlanCluster[];
  readonly clientVpcIds: readonly VpcId[];
  /** In an order in which they may be run one after the other. */
  readonly steps: readonly Step[];
  readonly reused: readonly Reused[];
  /** Left alone by a disable, and why. */
  readonly kept: readonly Reused[];
  readonly cost: PlanCost;
  readonly iamActions: readonly string[];
  /** Absent in plans of older versions. */
  readonly sites?: readonly PlanSite[];
  /** The step after which clients take the private path. */
  readonly switchStepId?: string;
  /** What DNS servers outside AWS have to forward, and to which addresses. */
  readonly forwards?: readonly Forward[];
}

/** One cluster of a plan. */
export interface PlanCluster {
  readonly name: string;
  readonly endpointName: string;
}

/** A name to be forwarded to an inbound endpoint, new or there already. */
export interface Forward {
  readonly endpointName: string;
  readonly to: Input<readonly string[]>;
}

/** What planning gives: the verdict first, then problems, and a plan unless a blocker forbids it. */
export interface Planning {
  readonly verdicts: readonly Verdict[];
  readonly problems: readonly Problem[];
  readonly plan?: Plan;
}
