/**
 * The part of a cluster's access that one update changes. Only what is present is sent
 * to AWS, and only what differs from what there is (aws facts §1.6).
 */
export interface AccessChange {
  /** `endpointPublicAccess` */
  readonly publicAccess?: boolean;
  /** `endpointPrivateAccess` */
  readonly privateAccess?: boolean;
  /**
   * Whom public access lets in. It goes with `publicAccess: true`, because EKS then lets
   * everybody in unless told (aws facts §1.1).
   */
  readonly publicAccessCidrs?: readonly string[];
}

/** One update of a cluster, from `eks:DescribeUpdate` (aws facts §1.6). */
export interface ClusterUpdate {
  readonly id: string;
  /** `InProgress`, `Successful`, `Failed`, `Cancelled`. An open set. */
  readonly status: string;
  /** `EndpointAccessUpdate`, `VersionUpdate`, … An open set. */
  readonly type: string;
  /** `EndpointPublicAccess` and the like, with the value as AWS writes it. */
  readonly params: Readonly<Record<string, string>>;
  /** Epoch milliseconds; 0 if AWS did not say. */
  readonly createdAt: number;
  /** Why it failed. */
  readonly errors: readonly { readonly code: string; readonly message: string }[];
}

/** Whether an update leads to what a change asks for. */
export function leadsTo(update: ClusterUpdate, change: AccessChange): boolean {
  const { publicAccess, privateAccess } = change;
  const asked = { EndpointPublicAccess: publicAccess, EndpointPrivateAccess: privateAccess };
  return (
    update.type === 'EndpointAccessUpdate' &&
    Object.entries(asked).every(
      ([param, value]) => value === undefined || update.params[param] === String(value),
    )
  );
}
