/** Sentences inside configurations, which speak English like the words around them. */
export const texts = {
  title: (verb: string, clusters: string): string => `EKS Private DNS: ${verb} for ${clusters}`,
  plan: (id: string, account: string, region: string): string =>
    `Plan ${id}, for account ${account} in ${region}.`,
  how: 'Run: terraform init && terraform apply',
  profile: (account: string): string =>
    `Profile of account ${account}; null for the credentials of the environment`,
  address: (subnet: string): string => `A free IPv4 address of ${subnet}`,
  wrongAddress: 'It must be an IPv4 address such as 192.0.2.10.',
  invited: (account: string): string =>
    `Whether account ${account} gets an invitation. false where both accounts are of one AWS Organization with sharing turned on: then there is none.`,
  strict: ['The provider takes away the egress that AWS gives to every new group.'],
  allEgress: [
    'The egress that AWS gives to every new group: the provider takes it away unless it is said.',
  ],
  othersEntries: (count: number): string =>
    `${count} more of these are there already and not of this plan: they are left alone.`,
  accepter: ['The other account accepts the share.'],
  forward: (name: string): string => `Where DNS servers outside AWS forward ${name} to`,
  imports: [
    'What is there already is taken over. When the first apply is done these blocks may go.',
  ],
  first: (title: string): string => `Before it, not by Terraform: ${title}`,
  later: (title: string): string => `After it, not by Terraform: ${title}`,
  removal: [
    'What EKS Private DNS made and now takes away. Terraform destroys only what is in its state:',
    'the first apply takes it in and changes nothing, the destroy takes it away, in the right order.',
    'Run: terraform init && terraform apply && terraform destroy',
    'Where it is in a state of yours already, take it out of that configuration and apply there instead.',
  ],
} as const;
