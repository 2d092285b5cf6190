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
  'step.privateOn': 'Turn private access of {cluster} on',
  'step.publicOff': 'Turn public access of {cluster} off',
  'step.publicOn': 'Turn public access of {cluster} on for a moment',
  'step.publicOffAgain': 'Turn public access of {cluster} off again',
  'step.vpcDns': 'Turn {attribute} of {vpc} on',

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
  'reason.privateOn':
    'Without private access there is no private hosted zone, and forwarding would only return the public addresses. Public access stays as it is.',
  'reason.publicOff':
    'With private access alone, public DNS gives the private addresses to everybody, at no cost. From this moment nobody reaches the endpoint over the internet.',
  'reason.publicOn':
    'Public DNS learns of an old private-only cluster when its public access changes. Who may come in meanwhile: {ranges}.',
  'reason.publicOffAgain':
    'The cluster is private-only as before, and public DNS knows its private addresses.',
  'reason.vpcDnsCluster':
    'The cluster’s private hosted zone works only where DNS support and DNS host names are on in its VPC.',
  'reason.vpcDnsClient': 'Without DNS support the clients in {vpc} have no VPC Resolver to ask.',
  'reason.undo': 'Undoes “{title}”.',

  'inverse.revoke': 'Remove these rules again',
  'inverse.deleteGroup': 'Delete the security group',
  'inverse.deleteEndpoint': 'Delete the endpoint',
  'inverse.deleteRule': 'Delete the rule',
  'inverse.disassociate': 'Disassociate the rule from {vpc}',
  'inverse.privateOff': 'Turn private access off again',
  'inverse.publicOn': 'Turn public access on again for {ranges}',
  'inverse.publicOff': 'Turn public access off again',
  'inverse.vpcDns': 'Turn {attribute} off again',

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
    'Turn both on (ec2:ModifyVpcAttribute): the private hosted zone works only then. The plan does it where it is asked to (form: “Only if you ask for it”; command line: --fix-vpc-dns).',
  'problem.clientDnsOff': 'DNS support is off in {vpc}, so its clients never ask the VPC Resolver.',
  'help.clientDnsOff':
    'Turn enableDnsSupport on, or forward the name on the DNS servers they use. The plan turns it on where it is asked to (form: “Only if you ask for it”; command line: --fix-vpc-dns).',
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
  'problem.groupElsewhere':
    'Group {group} is not on the control-plane interfaces of {cluster}: an entry there would admit nobody.',
  'help.groupElsewhere': 'Choose one of {groups} for {cluster}.',
  'help.noGroup':
    'Admit TCP 443 from {vpc} on the control-plane interfaces by hand, then plan again.',
  'problem.otherRule': 'Another rule for the name, {rule}, is already associated with {vpc}.',
  'help.otherRule': 'A VPC can have one rule per name (RSLVR-00802). Disassociate that one first.',
  'problem.ruleBusy': 'Rule {rule} for the name is {status}: {detail}',
  'help.ruleBusy': 'Wait until it is COMPLETE or gone, then plan again.',
  'problem.endpointBusy': 'Endpoint {endpoint} of an earlier attempt is {status}. {detail}',
  'help.endpointBusy':
    'Wait until it is OPERATIONAL and plan again, or undo the earlier attempt first.',
  'help.enablePrivate':
    '{advice} The plan begins with that where it is asked to (form: “Turn private access on first”; command line: --enable-private-access).',
  'problem.foreignVpcDns':
    '{vpc} belongs to account {account}, whose owner alone can turn its DNS attributes on.',
  'help.foreignVpcDns': 'Ask the owner to turn them on, then plan again.',
  'problem.ownVpcSwitches':
    'From the moment private access is on, clients in the cluster VPC {vpc} itself get the private addresses too.',
  'help.ownVpcSwitches':
    'Nodes in the cluster security group are admitted. Everything else there, bastions for example, needs TCP 443 in a control-plane security group first.',
  'problem.accessKind': '{cluster} is no cluster whose endpoint access can be changed here.',
  'help.accessKind':
    'Only clusters that EKS itself runs in the Region have public and private access.',
  'problem.updating': '{cluster} is {status}: another update may be under way.',
  'help.updating': 'The plan can be applied: it waits for that update first.',
  'problem.privateOff':
    '{cluster} has no private access. Public access cannot be turned off while private access is off.',
  'help.privateOff':
    'Turn private access on first (“Change endpoint access…”, or access --change enable-private on the command line).',
  'problem.accessSo': '{cluster} has that access already.',
  'help.accessSo': 'Nothing needs to be changed.',
  'problem.losesPublic':
    'Whoever reaches {cluster} over the internet loses it: {ranges} may do so now.',
  'help.losesPublic':
    'Pipelines, laptops and nodes outside the network need a private path first. Resolvers may keep the public addresses for as long as their TTL.',
  'problem.noPrivatePath': '{vpcs} have no way to the cluster VPC.',
  'help.noPrivatePath':
    'Their clients can use the public endpoint only. Peer them and add routes first if they need the cluster.',
  'problem.lack443': 'TCP 443 from {vpcs} is not admitted on the control-plane interfaces.',
  'help.lack443':
    'Their clients take the private path from then on. Admit TCP 443 in the control-plane security group first if they need the cluster.',
  'problem.pathsUnknown': 'Whether other VPCs have a private path was not checked: {why}',
  'help.pathsUnknown': 'Make sure of it by hand, or solve the cause and plan again.',
  'problem.notStale': 'Public DNS already answers {addresses} for {cluster}.',
  'help.notStale': 'There is nothing to refresh.',
  'problem.notPrivateOnly':
    'Only a private-only cluster is refreshed by turning public access on and off; {cluster} has public access.',
  'help.notPrivateOnly': 'Nothing needs to be refreshed here.',
  'problem.opensMeanwhile':
    'For some minutes {ranges} can reach the endpoint of {cluster} over the internet. It still asks for credentials.',
  'help.opensMeanwhile':
    'Name the ranges that may, for example your own (command line: --public-cidr).',
  'problem.nothingOurs': 'Nothing that this extension made for {cluster} was found.',
  'help.nothingOurs': 'There is nothing to remove here.',
  'problem.unclearOwner': 'It is not known whether {thing} was made by this extension: {why}',
  'help.unclearOwner':
    'It is left alone. Allow route53resolver:ListTagsForResource and plan again.',

  'candidate.overlap': 'Overlaps the cluster VPC',
  'candidate.noPath': 'No route to the cluster VPC',
  'candidate.shared': 'Shared by another account',
  'candidate.lni': 'Has local network interfaces of an Outpost',
  'candidate.full': 'Fewer than one free address',
  'candidate.ipv6only': 'IPv6 only',

  'error.accountMismatch':
    'The plan is for account {planned}, but the credentials of profile {profile} are of account {actual}.',
  'help.accountMismatch': 'Choose the right profile, or plan again with this one.',
  'error.stepTimeout': '{thing} was not {wanted} after {seconds} s; it was {status}.',
  'help.stepTimeout':
    'Look at it in the console. Run it again to go on from here, or undo what was made.',
  'error.stepBroken': '{thing} went to {status}: {detail}',
  'help.stepBroken': 'Undo what was made, mend the cause, and run it again.',
  'error.updateFailed':
    'Update {update} of {cluster} ended as {status}: {errors}. The access of the cluster is as it was.',
  'help.updateFailed': 'Mend the cause that EKS names, then run it again.',
  'error.accessPolicy':
    'A policy forbids this change of endpoint access: {caller} is denied {action} on {cluster} by {deniedBy}. Nothing was changed by this call.',
  'help.accessPolicy':
    'That is a rule of your organisation (conditions on eks:endpointPublicAccess or eks:endpointPrivateAccess), not a failure. Ask those who keep it, or use Resolver endpoints, which it does not concern.',
  'error.stillTargeted': 'Endpoint {endpoint} was not deleted: {rules} still forward to it.',
  'help.stillTargeted': 'Remove or redirect those rules first; until then the endpoint is needed.',
  'error.badPlan': 'The plan does not hold together: {detail}',
  'help.badPlan': 'Make the plan again.',
} as const;
