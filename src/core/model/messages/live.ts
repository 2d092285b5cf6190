/** What is read live before a plan: quotas, permissions, Transit Gateways, Regions. */
export const liveMessages = {
  'problem.quotaLive':
    'The quota for {what} ({code}) is {limit}; {used} are in use and this plan needs {needed} more.',
  'help.quotaLive':
    'Ask for a higher quota ({code}) in Service Quotas, or free some, then plan again.',
  'problem.quota':
    'The usual quota for {what} ({code}) is {limit}; {used} are in use and this plan needs {needed} more. Your own quota could not be read.',
  'help.quota':
    'Ask for a higher quota first if yours is the default. With servicequotas:GetServiceQuota the plan can look.',
  'problem.groupEntries':
    '{group} has {used} entries in this direction and gets {needed} more; the usual quota is {limit}.',
  'help.groupEntries':
    'Remove entries that are not needed, or make sure that the quota for rules per security group was raised.',

  'problem.clientZone':
    '{subnets} in {vpc} are in zones ({zones}) where the VPC has no Transit Gateway attachment. Clients there lose the API server once the name resolves privately.',
  'problem.controlPlaneZone':
    'Control-plane interfaces in {subnets} are in zones ({zones}) where the cluster VPC has no Transit Gateway attachment. Their answers do not reach {vpc}.',
  'problem.endpointZone':
    'Endpoint {endpoint} would have addresses in {subnets}, in zones ({zones}) where {vpc} has no Transit Gateway attachment. Its packets would be lost there.',
  'help.transitZone':
    'Add a subnet of {zones} to the VPC’s attachment (ec2:ModifyTransitGatewayVpcAttachment), or choose subnets in zones that have one.',

  'permissions.simulated':
    'IAM simulated the policies of {caller}. Service control policies with conditions and session policies are not part of that and may deny more.',
  'permissions.dryRun':
    'The policies of {caller} could not be simulated; EC2 writes were tried with DryRun. Resolver has no such trial.',
  'permissions.root':
    '{caller} is the root user, which no policy of the account limits; a service control policy may.',
  'problem.notRemovable':
    'What this plan makes could not be removed with {caller}: {actions} is denied. Nothing was changed.',
  'help.notRemovable':
    'Grant {actions} to it; endpoints that nobody may delete cost money for ever. It goes on all the same only where it is asked to (in the form, once it was refused; command line: --even-if-not-removable).',
  'problem.notAllowed':
    '{caller} may not do what this plan does: {actions} is denied. Nothing was changed.',
  'help.notAllowed':
    'Grant {actions} to it, or use another profile. It tries all the same only where it is asked to (in the form, once it was refused; command line: --even-if-not-removable).',
  'problem.readDenied': '{caller} may not read all that applying looks at: {actions} is denied.',
  'problem.unchecked': 'Not checked whether these are allowed: {actions}.',
  'help.unchecked':
    'Allow iam:SimulatePrincipalPolicy and iam:GetRole to have them checked before anything is made.',
  'help.uncheckedConditions':
    'A policy allows them under conditions that the simulation cannot know. Make sure that they hold.',

  'cost.elsewhere': 'The price in {region} is not known here and may differ from that of {known}.',
  'cost.unknown':
    'No price is known for {region}, which is not in the standard AWS partition. The amounts are those of {known} and say little.',

  'problem.otherRegion':
    '{vpc} is in {other}. A rule, its outbound endpoint and the VPCs it is associated with must be in one Region, here {region}.',
  'help.otherRegion':
    'Clients in {other} need an outbound endpoint and a rule of their own there, with the inbound endpoint’s addresses as targets and a route to them.',
  'problem.unusableSubnet': '{subnet} was chosen but cannot take a Resolver endpoint: {why}.',
  'help.unusableSubnet': 'Choose another subnet, or leave the choice to the plan.',
} as const;
