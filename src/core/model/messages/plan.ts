/** Plans: what is done, why, what stands in the way. */
export const planMessages = {
  'step.createSecurityGroup': 'Create security group {name} in {vpc}',
  'step.authorizeIngress': 'Admit {permissions} in {group}',
  'step.authorizeEgress': 'Allow {permissions} out of {group}',
  'step.revokeDefaultEgress': 'Remove the allow-all egress rule of {group}',
  'step.createInbound': 'Create inbound endpoint {name} in {vpc}',
  'step.createOutbound': 'Create outbound endpoint {name} in {vpc}',
  'step.createRule': 'Create forwarding rule {name} for {domain}',
  'step.associate': 'Associate the rule with {vpc}',
  'step.disassociate': 'Disassociate rule {rule} from {vpc}',
  'step.deleteRule': 'Delete rule {rule}',
  'step.deleteEndpoint': 'Delete endpoint {endpoint}',
  'step.deleteSecurityGroup': 'Delete security group {group}',
  'step.revokeRules': 'Remove {count} rules from security group {group}',

  'reason.controlPlane443':
    'Once the name resolves privately, clients in {vpc} connect to the control-plane interfaces on TCP 443. This comes before any DNS change.',
  'reason.inboundGroup':
    'An endpoint’s groups cannot be changed later, so the inbound endpoint gets one of its own.',
  'reason.inboundDns':
    'The inbound endpoint is asked by the outbound endpoint’s addresses, not by the clients.',
  'reason.outboundGroup':
    'An endpoint’s groups cannot be changed later, so the outbound endpoint gets one of its own.',
  'reason.outboundDns':
    'The outbound endpoint must reach the inbound addresses on port 53, UDP and TCP. It needs no ingress.',
  'reason.strictEgress':
    'A new group lets everything out; this one is for DNS to the inbound endpoint only.',
  'reason.inboundEndpoint':
    'The cluster’s private hosted zone is bound to {vpc}; an inbound endpoint there can answer from it.',
  'reason.outboundEndpoint':
    'Rules send queries through an outbound endpoint. This one can serve every VPC of the Region.',
  'reason.rule':
    'Forwards exactly this name, and nothing else, to all attached addresses of the inbound endpoint.',
  'reason.associate':
    'From this moment clients in {vpc} get the private addresses. That is why it comes last.',
  'reason.removeAssociation': 'Clients in {vpc} go back to the public answer at once.',
  'reason.removeOurs': 'Made by this extension and used by nothing else.',
  'reason.undo': 'Undoes “{title}”.',

  'inverse.revoke': 'Remove these rules again',
  'inverse.deleteGroup': 'Delete the security group',
  'inverse.deleteEndpoint': 'Delete the endpoint',
  'inverse.deleteRule': 'Delete the rule',
  'inverse.disassociate': 'Disassociate the rule from {vpc}',

  'reused.inbound': 'Healthy inbound endpoint in the cluster VPC: {endpoint}',
  'reused.outbound':
    'Healthy outbound endpoint in the Region that reaches the cluster VPC: {endpoint}',
  'reused.rule': 'Rule {rule} already forwards the name to the right addresses',
  'reused.association': 'The rule is already associated with {vpc}',
  'reused.controlPlane443': 'TCP 443 from {vpc} is already admitted',
  'kept.notOurs': '{thing} was not made by this extension',
  'kept.ownershipUnknown': 'Who made {thing} is not known: {why}',
  'kept.inUse': '{thing} still serves {users}',

  'problem.unknownFact': '{call} could not be read: {why}',
  'help.unknownFact': 'Grant the action to this profile, or solve the cause, and plan again.',
  'problem.verdict': '{summary}',
  'help.verdict': '{advice}',
  'problem.notNeeded': 'The solution is not needed for {vpc}: {summary}',
  'help.notNeeded': '{advice} To create it all the same, say so explicitly.',
  'problem.notActive': 'The cluster’s status is {status}.',
  'help.notActive':
    'The plan can be applied, but addresses may change until the cluster is ACTIVE.',
  'problem.noClientVpc': 'No client VPC was chosen.',
  'help.noClientVpc': 'Choose at least one VPC whose clients must resolve the name.',
  'problem.ownVpc':
    '{vpc} is the cluster’s own VPC. A rule there would override the private hosted zone and loop; the nodes would lose their API server.',
  'help.ownVpc': 'Choose the VPC of the clients. Inside the cluster’s own VPC nothing is needed.',
  'problem.vpcNotFound': '{vpc} is not a VPC of account {account} in {region}.',
  'help.vpcNotFound': 'Check the id, the Region and the profile.',
  'problem.overlap': '{vpc} ({range}) overlaps the cluster VPC ({other}).',
  'help.overlap':
    'Overlapping networks cannot reach one another, whatever DNS answers. Choose another VPC, or renumber.',
  'problem.vpcDnsOff': 'DNS support or DNS host names are off in the cluster VPC {vpc}.',
  'help.vpcDnsOff':
    'Turn both on (ec2:ModifyVpcAttribute): the private hosted zone works only then.',
  'problem.clientDnsOff': 'DNS support is off in {vpc}, so its clients never ask the VPC Resolver.',
  'help.clientDnsOff': 'Turn enableDnsSupport on, or forward the name on the DNS servers they use.',
  'problem.customDns':
    '{vpc} uses its own DNS servers ({servers}); a resolver rule does not reach them.',
  'help.customDns':
    'Forward the name on those servers to the inbound endpoint’s addresses instead.',
  'problem.dedicated': '{vpc} has dedicated tenancy, where Resolver endpoints cannot be placed.',
  'help.dedicated':
    'Place the outbound endpoint in another VPC of the Region that is routed to the cluster VPC.',
  'problem.noSubnet': 'No subnet of {vpc} can take a Resolver endpoint.',
  'help.noSubnet':
    'An endpoint needs two free IPv4 addresses in subnets that belong to this account: {details}.',
  'problem.noSubnetChosen': 'No subnet of {vpc} was chosen for the {direction} endpoint.',
  'help.noSubnetChosen': 'Choose two subnets in different zones, or leave the choice to the plan.',
  'problem.fewAddresses': '{subnet} has {count} free addresses, {needed} are needed.',
  'help.fewAddresses': 'Free addresses there, add a subnet, or choose another one.',
  'problem.subnetNotFound': '{subnet} is not a subnet of {vpc}.',
  'help.subnetNotFound': 'Choose subnets of the VPC that gets the endpoint.',
  'problem.oneZone': 'The {direction} endpoint in {vpc} has both addresses in zone {zone}.',
  'help.oneZone': 'It works, but one zone’s trouble takes it down. Add a subnet in another zone.',
  'problem.noRoute': 'There is no route both ways between {from} and {to} for DNS.',
  'help.noRoute':
    'Peer the two VPCs (status active) and add routes to the tables of these subnets, then plan again.',
  'problem.perhapsRoute':
    'The path between {from} and {to} leaves what can be seen from this account.',
  'help.perhapsRoute': 'Make sure the gateway in between carries port 53 and TCP 443 both ways.',
  'problem.clientNoRoute':
    'Clients in {vpc} have no route both ways to the control-plane interfaces.',
  'help.clientNoRoute':
    'Add routes between the client subnets and {subnets} first: once the name resolves privately, clients depend on them.',
  'problem.clientSomeRoutes':
    '{subnets} in {vpc} have no route both ways to the control-plane interfaces.',
  'help.clientSomeRoutes':
    'Clients there lose the API server once the name resolves privately. Add the routes first.',
  'problem.noControlPlane': 'No control-plane interfaces of {cluster} were found in its VPC.',
  'help.noControlPlane':
    'Without them a right answer cannot be told from a wrong one. Check that private access is on and may be read.',
  'problem.noGroup': 'No security group of the control plane could be found to admit TCP 443.',
  'help.noGroup':
    'Admit TCP 443 from {vpc} on the control-plane interfaces by hand, then plan again.',
  'problem.quota':
    'With this plan the Region holds {count} Resolver endpoints; the default quota is {quota} (L-4A669CC0).',
  'help.quota': 'Ask for a higher quota first if yours is the default.',
  'problem.otherRule': 'Another rule for the name, {rule}, is already associated with {vpc}.',
  'help.otherRule': 'A VPC can have one rule per name (RSLVR-00802). Disassociate that one first.',
  'problem.ruleBusy': 'Rule {rule} for the name is {status}: {detail}',
  'help.ruleBusy': 'Wait until it is COMPLETE or gone, then plan again.',
  'problem.endpointBusy': 'Endpoint {endpoint} of an earlier attempt is {status}. {detail}',
  'help.endpointBusy':
    'Wait until it is OPERATIONAL and plan again, or undo the earlier attempt first.',
  'problem.nothingOurs': 'Nothing that this extension made for {cluster} was found.',
  'help.nothingOurs': 'There is nothing to remove here.',
  'problem.unclearOwner': 'It is not known whether {thing} was made by this extension: {why}',
  'help.unclearOwner':
    'It is left alone. Allow route53resolver:ListTagsForResource and plan again.',

  'candidate.overlap': 'Overlaps the cluster VPC',
  'candidate.noPath': 'No route to the cluster VPC',
  'candidate.shared': 'Shared by another account',
  'candidate.full': 'Fewer than one free address',
  'candidate.ipv6only': 'IPv6 only',

  'error.accountMismatch':
    'The plan is for account {planned}, but these credentials are of account {actual}. Nothing was changed.',
  'help.accountMismatch': 'Choose the right profile, or plan again with this one.',
  'error.stepTimeout': '{thing} was not {wanted} after {seconds} s; it was {status}.',
  'help.stepTimeout':
    'Look at it in the console. Run it again to go on from here, or undo what was made.',
  'error.stepBroken': '{thing} went to {status}: {detail}',
  'help.stepBroken': 'Undo what was made, mend the cause, and run it again.',
  'error.stillTargeted': 'Endpoint {endpoint} was not deleted: {rules} still forward to it.',
  'help.stillTargeted': 'Remove or redirect those rules first; until then the endpoint is needed.',
  'error.badPlan': 'The plan does not hold together: {detail}',
  'help.badPlan': 'Make the plan again.',
  'error.publicResolverSilent': 'The public resolver {server} gave no usable answer ({outcome}).',
  'help.publicResolver':
    'Set another public resolver, or look the name up from the internet by hand.',
} as const;
