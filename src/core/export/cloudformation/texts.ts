/** Sentences inside templates, which speak English like the keys around them. */
export const texts = {
  what: 'Private DNS resolution of the endpoint names of EKS clusters by Route 53 VPC Resolver.',
  removal:
    'What EKS Private DNS made and now takes away: to be imported, and deleted with the stack.',
  made: 'Made by EKS Private DNS.',
  wrongAddress: 'must be an IPv4 address such as 192.0.2.10',
  wrongRule: 'must be the id of a resolver rule such as rslvr-rr-0123456789abcdef0',
  account: (account: string) => `This template is for account ${account} only.`,
  region: (region: string) => `This template is for Region ${region} only.`,
  distinct: 'Each address can be given to one network interface only.',
  takenRule: (account: string) => `Id of the forwarding rule, from the stack of account ${account}`,
  addresses: [
    'The addresses of a new inbound endpoint are parameters: CloudFormation does not tell which ones AWS',
    'would choose (the resource has no such attribute), and the rule must name them. The endpoint gets',
    'exactly these, so the rule cannot point elsewhere; AWS refuses an address that is taken or that is',
    'not of the subnet before there is a rule.',
  ],
  strict: [
    'The outbound group lists its egress: CloudFormation adds "allow all" only where none is listed.',
  ],
  order: [
    'The associations come last: with them clients take the private path, and everything that this path',
    'needs is there by then (DependsOn).',
  ],
  noGuard: [
    'No Rules section: an import finds things by their ids, which another account or Region has not.',
  ],
  importOnly: [
    'Only what is in a stack can be deleted by CloudFormation. DeletionPolicy is Delete on purpose: after',
    'the import, deleting the stack deletes these things, in the right order (DependsOn).',
  ],
  description: 'Described when it was made; CloudFormation asks for a text here.',
} as const;

/** A comment's line: printable ASCII, whatever came in. */
export function commentLine(text: string): string {
  return `# ${text.replace(/[^ -~]/g, '?')}`.trimEnd();
}
