/** Plans for networks outside AWS, for several clusters, and with choices of the user's own. */
export const onPremisesMessages = {
  'unknown.onPremises': 'your network outside AWS',

  'step.tagForwards': 'Note on {endpoint} whose names are forwarded to it',
  'reason.tagForwards':
    'Nothing in AWS shows the DNS servers that forward to an endpoint. The tag keeps it from being removed while they do.',
  'step.untagForwards': 'Take the note about the cluster’s name from {endpoint}',
  'reason.untagForwards': 'The endpoint stays for others; this cluster does not use it any more.',
  'reason.onPremisesDns':
    'The inbound endpoint is asked by these DNS servers, on port 53, UDP and TCP.',
  'reason.hubEndpoint':
    'DNS servers outside AWS ask here, in {vpc}, for every cluster; the rules lead on from here.',
  'step.tagEntries': 'Note on {count} entries of group {group} that {cluster} uses them',
  'reason.tagEntries':
    'The DNS servers are let in already, by entries made for another cluster. The note keeps them until the last user goes; the endpoint is not ours to bear one.',
  'step.untagEntries': 'Take the note about {cluster} from {count} entries of group {group}',
  'reason.untagEntries': 'The entries stay for others; this cluster does not use them any more.',
  'inverse.untag': 'Remove the tag again',

  'plan.forward': 'On your DNS servers, forward {name} to {addresses}.',
  'plan.forwardLater':
    'On your DNS servers, forward {name} to the addresses of the new inbound endpoint. From that moment clients take the private path.',

  'problem.badRange': '{ranges} is neither an IP address nor a range.',
  'help.badRange': 'Write an address (10.20.0.53) or a range (10.20.0.0/16).',
  'problem.noDnsServer': 'No DNS server outside AWS was named.',
  'help.noDnsServer':
    'Name every server that will forward the name: the endpoint’s security group admits exactly those.',
  'problem.noClientRange':
    'No range of clients outside AWS was named, so TCP 443 is opened for none.',
  'help.noClientRange':
    'If the control plane’s groups do not admit them already, name the ranges that must reach it.',
  'problem.hubIsOwn': '{vpc} is the cluster’s own VPC and cannot be the hub.',
  'help.hubIsOwn': 'Leave the hub out: the DNS servers then ask the cluster VPC itself.',
  'problem.hubSwitches': 'Clients in the hub {vpc} itself take the private path, too.',
  'help.hubSwitches':
    'The rule is associated with the hub. Choose it as client VPC as well, so that TCP 443 and the routes from there are checked.',
  'problem.noReturnRoute':
    'In {vpc} the way back to {ranges} is missing from the routes of {subnets}.',
  'help.noReturnRoute':
    'Add routes over the virtual private gateway, Transit Gateway or Cloud WAN; peering does not lead on to other networks.',

  'problem.nameTemplate': 'The name template {template} lacks {missing}.',
  'help.nameTemplate': 'Use both places; the usual one is {usual}.',
  'problem.badTags': 'These tags cannot be set: {tags}.',
  'help.badTags':
    'At most 40 tags, keys of 1 to 128 and values of up to 256 characters; not aws: and not eks-private-dns:.',
  'problem.pinNoSubnet': 'The subnet {subnet} for the fixed address {ip} is not there.',
  'problem.badPin': '{ip} cannot be used in {subnet} ({cidr}).',
  'help.badPin':
    'A fixed address lies in its subnet, is none of its first four nor its last, and stands once.',

  'kept.forwarded': 'DNS servers outside AWS forward the names of {users} to {thing}',
  'problem.unseenUsers':
    'Whether rules of other accounts or DNS servers outside AWS still send to {addresses} ({endpoint}) cannot be seen from here.',
  'help.unseenUsers':
    'Names they forward there stop resolving once it is gone. The metric InboundQueryVolume of the endpoint shows whether it is still asked.',
  'problem.forwardersLeft': 'DNS servers outside AWS may still forward {name} to {endpoint}.',
  'help.forwardersLeft': 'Remove the forward zone there first, or their clients lose the name.',
} as const;
