/** Is the Resolver solution needed, why, and what instead (aws facts §1.2). */
export const verdictMessages = {
  'verdict.unknownCluster': 'Not known: the cluster {cluster} could not be read ({why}).',
  'verdict.external':
    'Not applicable: {cluster} is a registered external cluster. Its control plane is not in your VPC.',
  'verdict.outposts':
    'Not applicable: {cluster} is a local cluster on AWS Outposts. It has no EKS-managed private hosted zone.',
  'verdict.noEndpoint': 'Not applicable yet: {cluster} has no endpoint (status {status}).',
  'verdict.publicOnly':
    'Not applicable: {cluster} has no private access. Forwarding would only return its public addresses.',
  'verdict.ownVpc':
    'Not needed: {vpc} is the cluster’s own VPC. The EKS-managed private hosted zone already answers there.',
  'verdict.served': 'Already in place: rule {rule} for the endpoint name is associated with {vpc}.',
  'verdict.servedByProfile':
    'Already in place: Route 53 Profile {profile} brings rule {rule} for the endpoint name to {vpc}.',
  'verdict.privateResolves':
    'Not needed: public DNS already gives the private addresses of this private-only cluster.',
  'verdict.privateCustomDns':
    'Not needed: public DNS gives the private addresses, but {vpc} uses its own DNS servers. A resolver rule would not reach them.',
  'verdict.privateStale':
    'Probably not needed: public DNS does not know this private-only cluster, which means it was never refreshed.',
  'verdict.privateUnknown':
    'Not known: whether public DNS gives the private addresses of this private-only cluster could not be checked.',
  'verdict.bothModes':
    'Needed if clients in {vpc} must take the private path: outside its VPC, this cluster’s name resolves to public addresses.',
  'advice.readAgain': 'Solve that first, then ask again.',
  'advice.nothingHere': 'There is nothing to create for this cluster.',
  'advice.waitForEndpoint': 'Wait until the cluster is ACTIVE, then ask again.',
  'advice.enablePrivate':
    'Enable private access of the cluster first (eks:UpdateClusterConfig; “Change endpoint access…”, or access --change enable-private on the command line), then ask again.',
  'advice.nothingToDo': 'Nothing to do.',
  'advice.routesAnd443':
    'Nothing to create ($0). Clients need a route both ways and TCP 443 in the control-plane security group.',
  'advice.fixCustomDns':
    'Nothing to create in Resolver. Let those DNS servers resolve public names, or let them forward this name.',
  'advice.toggleOnce':
    'Turn public access on and off again once (“Change endpoint access…”, or access --change refresh on the command line), or update the Kubernetes version. Resolver endpoints are needed only if a policy forbids that.',
  'advice.askPublic':
    'Allow the check to ask a public resolver, or look the name up from the internet.',
  'advice.bothModes':
    'Free alternative: turn public access off (“Change endpoint access…”, or access --change disable-public on the command line), then public DNS gives the private addresses. If clients may use the public path, leave everything as it is.',
  'evidence.access':
    'endpointPublicAccess is {public}, endpointPrivateAccess is {private} (eks:DescribeCluster).',
  'evidence.publicAnswer': 'Public DNS answers {addresses} for the endpoint name.',
  'evidence.publicNothing': 'Public DNS has no address for the endpoint name.',
  'evidence.publicUnknown': 'Public DNS was not asked or did not answer: {why}.',
  'evidence.association':
    'Association {association} is {status} (route53resolver:ListResolverRuleAssociations).',
  'evidence.noRule':
    'No rule for the endpoint name is associated with {vpc} (route53resolver:ListResolverRuleAssociations).',
  'evidence.noProfile':
    'No Route 53 Profile brings a rule for the endpoint name to {vpc} (route53profiles:ListProfileAssociations).',
  'evidence.profilesUnknown':
    'Whether a Route 53 Profile brings a rule for the endpoint name is not known: {why}.',
  'evidence.profile':
    'Route 53 Profile {profile} brings rule {rule} to {vpc} (route53profiles:ListProfileResourceAssociations).',
  'evidence.rulesUnknown': 'Rules or associations could not be read: {why}.',
  'evidence.customDns': 'The DHCP options of {vpc} name {servers} as DNS servers.',
  'evidence.hostedZone':
    'The cluster’s private hosted zone belongs to {vpc} (vpcId of eks:DescribeCluster).',
  'evidence.status': 'Cluster status is {status} (eks:DescribeCluster).',
  'why.notRead': 'it was not read',
  'unknown.vpc': 'another network',
} as const;
