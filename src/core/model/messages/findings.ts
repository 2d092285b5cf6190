/** What a diagnosis names, by the failure modes of aws facts §10. */
export const findingMessages = {
  'finding.publicOnly':
    '{cluster} has public access only: there is no private zone for its name, and forwarding it would return public addresses.',
  'finding.neverRefreshed':
    '{cluster} is private-only, and public DNS does not know its name: it was never refreshed since AWS began to publish the private addresses.',
  'finding.forwardedNowhere':
    '{vantage} answers {name} from public DNS, though {inbound} gives the private addresses: it does not forward the name.',
  'finding.publicAnswer':
    '{cluster} has public access too, so public DNS gives public addresses for {name}, and nothing here forwards the name.',
  'finding.clusterVpcDns':
    '{attribute} of cluster VPC {vpc} is off, so the private zone of {cluster} does not answer there.',
  'finding.clusterVpcDhcp':
    'Instances in cluster VPC {vpc} ask {servers} by its DHCP options, which do not know the private zone of {cluster}.',
  'finding.clientBypass':
    'Clients in {vpc} ask {servers} by its DHCP options and never the VPC Resolver, so no Resolver rule acts on them.',
  'finding.clientVpcDns': '{attribute} of {vpc} is off: nobody answers at its Resolver address.',
  'finding.noRule': 'No Resolver rule of {vpc} covers {name}, so public DNS answers.',
  'finding.notAssociated': 'Rule {rule} exists but is not associated with {vpc}.',
  'finding.association': 'The association of rule {rule} with {vpc} is {status}. {text}',
  'finding.ruleStatus': 'Rule {rule}, which should act on {vpc}, is {status}. {text}',
  'finding.shareRevoked':
    'Rule {rule} is associated with {vpc} but no longer visible: its owner stopped sharing it.',
  'finding.sharedRule':
    'Rule {rule} belongs to account {owner}: it cannot be changed from this one.',
  'finding.nameDrift':
    'Rule {rule} forwards {domain}, the name of an earlier {cluster}; today’s name is {name}.',
  'finding.staleTarget':
    'Rule {rule} forwards to {target}, which is no inbound address of the VPC of {cluster} (those are {inbound}).',
  'finding.wrongVpc':
    'Rule {rule} forwards to {target}, an inbound address in {vpc}; only the Resolver of {clusterVpc} knows the private name of {cluster}.',
  'finding.zoneInTheWay':
    'Hosted zone {zone} ({id}) on {vpc} takes {name} before anything else can.',
  'finding.systemRule':
    'SYSTEM rule {rule} for {domain} keeps the name from being forwarded in {vpc}.',
  'finding.ruleInTheWay':
    '{type} rule {rule} for {domain} takes the name in {vpc} and does not lead to the cluster VPC.',
  'finding.ownVpcRule':
    'Rule {rule} is associated with {vpc}, the VPC of {cluster}: it beats the private zone there and sends the query round.',
  'finding.loop': 'Rule {rule} of {vpc} leads to {next}, which sends the query back: a loop.',
  'finding.endpointDirection':
    'Endpoint {endpoint} is {value} and takes no forwarded queries ({direction} is needed).',
  'finding.endpointProtocols':
    'Endpoint {endpoint} speaks {value} only, and rules forward plain DNS.',
  'finding.endpointStatus': 'Endpoint {endpoint} is {status}. {text}',
  'finding.addressStatus': 'Address {ip} of endpoint {endpoint} is {status}. {text}',
  'finding.interfaceGone':
    'The network interface of address {ip} of endpoint {endpoint} was deleted. {text}',
  'finding.deletionStuck':
    'The removal of address {ip} of endpoint {endpoint} is stuck: the session that asked for it expired. {text}',
  'finding.outboundGone': 'Outbound endpoint {endpoint} of rule {rule} does not exist.',
  'finding.inboundGroup':
    'Group {group} of the inbound endpoint does not admit {protocols} from {sources}.',
  'finding.outboundGroup':
    'Group {group} of the outbound endpoint does not let {protocols} out to {targets}.',
  'finding.aclDns': 'Network ACL {acl} drops DNS packets: {protocols} between {from} and {to}.',
  'finding.aclDnsAnswers':
    'Network ACL {acl} drops DNS answers: {protocols} between {from} and {to}.',
  'finding.aclApiAnswers':
    'Network ACL {acl} drops the clients’ answers: {protocols} between {from} and {to}.',
  'finding.aclApi':
    'Network ACL {acl} drops the clients’ packets: {protocols} between {from} and {to}.',
  'finding.noRoute': 'Route table {table} has no route for {for} {way}: from {from} to {to}.',
  'finding.blackhole': 'The route of {table} for {for} {way} is a black hole: from {from} to {to}.',
  'finding.filtered': 'The route of {table} for {for} {way} is filtered: from {from} to {to}.',
  'finding.routeLeaves':
    'Route table {table} sends {for} {way} out of the network: from {from} to {to}.',
  'finding.routeElsewhere':
    'Route table {table} sends {for} {way} to another network: from {from} to {to}.',
  'finding.peeringGone': 'The peering connection between {from} and {to} is not active.',
  'finding.peeringElsewhere':
    'Route table {table} sends {for} {way} over a peering connection of other VPCs: from {from} to {to}.',
  'finding.transitAttachment':
    'The Transit Gateway attachment between {from} and {to} is not available.',
  'finding.transitZone':
    'The Transit Gateway attachment has no subnet in the zone of {from}: {proof}.',
  'finding.transitRoute':
    'The Transit Gateway has no route for {for} {way} from {from} to {to}: {proof}.',
  'finding.overlap':
    'The ranges of both VPCs overlap: {to} is an address of {from}’s own VPC to its routes, so packets never leave it.',
  'finding.controlPlaneGroup':
    'The name would resolve, but no security group of the control plane of {cluster} ({group}) admits TCP 443 from {sources}.',
  'finding.clientGroup': 'Group {group} of the client does not let TCP 443 out to {cluster}.',
  'finding.movedControlPlane':
    'After {update} the control plane of {cluster} stands in {subnets}, which routes and network ACLs do not cover.',
  'finding.ipv6':
    'The name of {cluster} has AAAA records, and IPv6 does not get through ({points}) while IPv4 does.',
  'finding.firewall':
    'DNS Firewall of {vpc} answers {response}: rule {rule} of group {group} blocks {domain}.',
  'finding.rebinding':
    'The resolver of {vantage} strips private addresses from answers: it says there are none, and {other} gives them.',
  'finding.validation':
    'The resolver of {vantage} fails only while it validates: DNSSEC of a parent zone does not cover this name.',
  'finding.badForwarder':
    'The inbound endpoint answers when {inbound} is asked directly; the server of {vantage} does not get its answer. It forwards without recursion, or to VPC+2.',
  'finding.proxy':
    '{variable} sends this machine’s tools to {value}, which resolves {name} in its own network.',
  'finding.staleCache':
    'The resolver of {vantage} still gives an old answer, for {ttl} seconds more; {other} has the new one.',
  'finding.quota': '{count} of {limit} {what} are in use, and {needed} more are needed.',
  'finding.dedicatedTenancy': '{vpc} has dedicated tenancy, in which Resolver endpoints cannot be.',
  'finding.noPlace': 'No two addresses of {vpc} can be had for an inbound endpoint.',
  'finding.wrongRegion': '{vpc} is in {other}; a rule of {region} cannot be associated with it.',
  'finding.updateInProgress': 'EKS is at work on {cluster}: {update} {id} is in progress.',
  'finding.updateFailed': 'The last {update} of {cluster} failed: {errors}',
  'finding.hiddenInterfaces':
    'EC2 shows no control-plane interface of {cluster} in {vpc}, though it has private access: they are hidden from this identity.',
  'finding.worksOnPaper':
    '{what} should work by all that AWS says, and does not ({seen}). Something on the way is not visible here, or changed since.',
  'finding.failsOnPaper':
    '{what} should fail by what AWS says, and works ({seen}). Something changed since it was read, or another way leads there.',
  'finding.strayAaaa':
    '{name} has no IPv6 address, and {vantage} gives {seen}: clients that prefer IPv6 go there.',

  'mend.enable':
    'Enable private DNS resolution for this vantage: the plan adds what is missing and keeps the rest.',
  'mend.enablePrivate': 'Turn on private access of {cluster}, then look again.',
  'mend.refreshOnce':
    'Turn public access on and off again once; AWS then publishes the private addresses.',
  'mend.forwardedNowhere':
    'Add a conditional forwarder for {name} there, with recursion, to the inbound addresses.',
  'mend.publicResolver':
    'A public resolver cannot give private addresses while public access is on. Ask from a VPC or a network that forwards the name, or turn public access off.',
  'mend.vpcDns': 'Turn {attribute} of {vpc} on; the plan has it as a step.',
  'mend.dhcp':
    'Put AmazonProvidedDNS into the DHCP options of {vpc}, or let {servers} forward the name to the VPC Resolver.',
  'mend.clientBypass':
    'Let {servers} forward the name to the inbound endpoint, or give {vpc} DHCP options with AmazonProvidedDNS.',
  'mend.wait': 'Wait until it is done, then look again.',
  'mend.associateAgain': 'Disassociate rule {rule} from {vpc} and associate it again.',
  'mend.ruleAgain': 'Disassociate {rule} from {vpc} and delete it, then enable again.',
  'mend.shareAgain':
    'Ask the owner of {rule} to share it again, or disassociate it and enable with a rule of your own.',
  'mend.sharedRule': 'Ask account {owner} to change {rule}, or run the plan with its profile.',
  'mend.nameDrift': 'Enable anew: a rule for the present name is made, and {rule} can be removed.',
  'mend.repairTargets':
    'Repair: the plan points {rule} to all inbound addresses of the cluster VPC.',
  'mend.zoneOfName':
    'A rule for exactly this name beats the zone: enable, or delete the zone if nobody needs it.',
  'mend.systemRule': 'Disassociate {rule} from {vpc}; two rules for one name cannot be there.',
  'mend.ownVpcRule':
    'Disassociate {rule} from {vpc} at once: the nodes of {cluster} depend on its zone.',
  'mend.loop': 'Point the rule to the inbound endpoint of the cluster VPC, or disassociate it.',
  'mend.endpointDirection':
    'Forward to an inbound endpoint of the usual kind; Repair makes or finds one.',
  'mend.endpointProtocols': 'Add Do53 to the protocols of {endpoint}.',
  'mend.endpointStatus':
    'See the endpoint’s addresses in the Route 53 console: add a working one before you remove a bad one.',
  'mend.interfaceGone':
    'Add another address to {endpoint}, wait until it is attached, then remove {ip}.',
  'mend.deletionStuck':
    'Sign in anew and delete it again: the earlier session expired while AWS removed the interface.',
  'mend.outboundGone': 'Repair: the plan gives {rule} an outbound endpoint that exists.',
  'mend.acl':
    'Ask who keeps {acl} to allow {protocols} between {from} and {to}, and ports 1024 to 65535 for the answers, both ways.',
  'mend.route': 'Ask who keeps {table} for a route from {from} to {to}.',
  'mend.peering': 'Accept the peering connection, or make it anew, and point the routes to it.',
  'mend.transit':
    'Ask who keeps the Transit Gateway for an attachment in every zone that is used, and for routes both ways.',
  'mend.overlap':
    'Nothing in DNS helps: use other ranges, or reach the cluster by a proxy or PrivateLink.',
  'mend.clientGroup': 'Let TCP 443 out of {group} to the control plane’s subnets.',
  'mend.movedControlPlane': 'Ask for routes and network ACL entries for {subnets}.',
  'mend.ipv6':
    'Admit the IPv6 ranges on 443 too, and add IPv6 routes both ways; the plan adds the group rules.',
  'mend.firewall': 'Ask who keeps {group} to allow {domain} with a lower priority than {rule}.',
  'mend.rebinding':
    'Exempt the name in that resolver: `private-domain` in unbound, `rebind-domain-ok` in dnsmasq.',
  'mend.validation':
    'Exempt the name from validation there: `domain-insecure`, `validate-except`, or a negative trust anchor.',
  'mend.badForwarder':
    'Forward with recursion to the inbound addresses: forward-zone, not stub-zone; never to VPC+2.',
  'mend.proxy': 'Add {name} to NO_PROXY, or let the proxy resolve it.',
  'mend.staleCache':
    'Wait {ttl} seconds, or flush that resolver’s cache. If it stays, that resolver forwards the name nowhere.',
  'mend.quota': 'Ask AWS for more by Service Quotas, or reuse or remove an endpoint.',
  'mend.dedicatedTenancy':
    'AWS has no way to put an endpoint there; the name can be served only by public DNS.',
  'mend.noPlace': 'Add a subnet of your own with free addresses to {vpc}.',
  'mend.wrongRegion':
    'Enable in {other} with an outbound endpoint there; its targets may be in {region}.',
  'mend.updateFailed': 'Clear the cause that EKS names, then try the update again.',
  'mend.hiddenInterfaces':
    'Ask for managed resources to be visible to this identity (EC2, managed resource visibility).',
  'mend.strayAaaa': 'Ask who keeps that resolver why it makes up AAAA records, or ask another one.',
  'mend.contradiction':
    'Read again. If it stays, look at what AWS does not show: firewalls on the way, instance firewalls, caches.',
} as const;
