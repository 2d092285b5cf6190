/** Diagnosis: its outcome, and what a packet or a query meets on its way. */
export const diagnoseMessages = {
  'diagnose.works':
    'The name of {cluster} gives the control plane’s addresses over UDP and TCP, and TCP 443 connects.',
  'diagnose.failsUnnamed': 'The way to {cluster} does not lead to its control plane.',
  'diagnose.unknown':
    'Nothing speaks against the way to {cluster}, but too little is known to be sure.',
  'diagnose.unknownCluster': '{cluster} could not be read: {why}',
  'diagnose.notApplicable':
    '{cluster} is not a cluster whose endpoint name this can follow (status {status}).',
  'diagnose.notVisible': '{subject} is not visible from this account',
  'diagnose.unseenTarget':
    'the route leads to {target}, and what that does with packets is not visible here',
  'diagnose.unseenAttachment':
    '{table} sends {destination} to an attachment that is not visible from this account',
  'diagnose.unseenEndpoint':
    'the outbound endpoint of {rule} belongs to account {owner} and is not visible from this one',

  'diagnose.outcomeWorks': '{cluster} from {vantage}: works',
  'diagnose.outcomeFails': '{cluster} from {vantage}: fails',
  'diagnose.outcomeUnknown': '{cluster} from {vantage}: not known',
  'diagnose.causes': 'What is broken',
  'diagnose.contradictions': 'What was computed and what was seen do not agree',
  'diagnose.obstacles': 'What stands in the way of a fix, or comes next',
  'diagnose.blinds': 'What hides facts',
  'diagnose.risks': 'What works now, and may not for long',
  'diagnose.notCheckedTitle': 'Not checked',
  'diagnose.seenTitle': 'What live checks saw',
  'diagnose.seenHere': '{vantage} {how}: {what} ({verdict}; computed: {predicted})',
  'diagnose.seenElsewhere': '{vantage} {how}: {what} ({verdict})',
  'diagnose.connected': '{vantage} tcp/443 {address}: {seen} (computed: {predicted})',
  'diagnose.notAsked.vpc':
    'Not asked: {what} from inside the VPC. It takes a command on an instance or in a pod there, and a diagnosis runs none. Verify cluster resolution does after your yes (command line: matrix --inside).',
  'diagnose.notAsked.ranges':
    'Not asked: {what} at the DNS servers outside AWS. Their ranges do not say which address to ask.',
  'diagnose.notAsked.system':
    'Not asked: {what} as a client on the internet. No resolver of this machine is among the places that can be asked.',
  'diagnose.notAsked.notAClient':
    'Not asked: {what} as a client outside AWS. This machine has no address in {ranges}.',
  'diagnose.notAsked.publicOnly':
    'Not asked: {what}. Private access is off, so that the control plane’s interfaces take no connections of clients.',
  'diagnose.notAsked.noAddress':
    'Not asked: {what}. No address of the control plane is known or was answered.',
  'diagnose.notAsked.trouble':
    'Not asked: {what}. The places to ask from could not be listed: {why}',
  'diagnose.notAsked.cancelled': 'Not asked to the end: {what}. It was cancelled.',
  'diagnose.pathOfName': 'The way of the name',
  'diagnose.pathOfApi': 'The way of a connection',

  'hop.resolver': 'Clients in {vpc} ask its Resolver.',
  'hop.foreignServers': 'Clients in {vpc} ask {servers}, by its DHCP options.',
  'hop.resolverUnknown': 'Whom clients in {vpc} ask is not known.',
  'hop.noResolver': 'Nobody answers at the Resolver address of {vpc}.',
  'hop.blocked': 'DNS Firewall of {vpc} blocks the name by rule {rule}.',
  'hop.hiddenZone':
    'The Resolver of {vpc} answers {name} from the zone that EKS keeps for the cluster.',
  'hop.hostedZone':
    'The Resolver of {vpc} answers from hosted zone {zone}, whose records are not read.',
  'hop.public': 'A public resolver is asked for {name}.',
  'hop.publicFromVpc': 'The Resolver of {vpc} asks public DNS for {name}.',
  'hop.rule': 'The Resolver of {vpc} forwards by rule {rule} to {targets}.',
  'hop.ruleByProfile':
    'The Resolver of {vpc} forwards by rule {rule}, which a Profile brings, to {targets}.',
  'hop.egressGroup': 'Out of {from}, {service} to {to}: group {subject}',
  'hop.aclOut': 'Leaves the subnet of {from}, {service} to {to}: network ACL {subject}',
  'hop.route': 'Way from {from} to {to}: route table {subject}',
  'hop.aclIn': 'Enters the subnet of {to}, {service} from {from}: network ACL {subject}',
  'hop.ingressGroup': 'Into {to}, {service} from {from}: group {subject}',
  'hop.replyAclOut': 'The answer leaves the subnet of {to}: network ACL {subject}',
  'hop.replyRoute': 'Way back from {to} to {from}: route table {subject}',
  'hop.replyAclIn': 'The answer enters the subnet of {from}: network ACL {subject}',

  'ui.explain.fix': 'Plan the fix…',
  'ui.explain.pick': 'From where is {cluster} to be reached?',
  'ui.explain.pick.hint':
    'The whole way is followed from there: name, rules, routes, groups, network ACLs',
  'ui.explain.asking': 'Asking for {cluster}, from where it can be asked…',
  'ui.explain.clusterVpc': 'the cluster’s own VPC',
  'ui.explain.public': 'The public internet',
  'ui.explain.servers': 'DNS servers {servers}',
} as const;
