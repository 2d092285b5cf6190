/** Plans for clusters whose endpoint name has AAAA records. */
export const ipv6Messages = {
  'step.createInboundDual': 'Create dual-stack inbound endpoint {name} in {vpc}',
  'step.createOutboundDual': 'Create dual-stack outbound endpoint {name} in {vpc}',

  'problem.clientNoIpv6Route':
    '{subnets} in {vpc} have no IPv6 route both ways to the control-plane interfaces, whose IPv6 addresses the name gives, too (AAAA).',
  'help.clientNoIpv6Route':
    'Clients that have IPv6 prefer those addresses and wait or fail before they try IPv4. Add IPv6 routes to {to} there, and back, as for IPv4.',
  'problem.clientOnlyIpv6Route':
    'Clients in {vpc} have no IPv4 route both ways to the control-plane interfaces; they reach them over IPv6 alone.',
  'help.clientOnlyIpv6Route':
    'Clients without IPv6 lose the API server once the name resolves privately. Add IPv4 routes, or make sure that there are none.',
  'problem.noIpv6Range':
    '{subnets} in {vpc} have no IPv6 range, which a dual-stack endpoint needs in each of its subnets.',
  'help.noIpv6Range': 'Choose other subnets, give these an IPv6 range, or ask for type IPV4.',
} as const;
