import type { Member } from './schema.js';

/** Members that most inputs have. */
export const scopeMembers = {
  profile: {
    type: 'string',
    description:
      'Name of the AWS profile to read with. Without it, the only profile there is, or the environment’s.',
  },
  region: {
    type: 'string',
    description: 'AWS Region, such as eu-central-1. Without it, the Region of the profile.',
    pattern: '^[a-z]{2}(-[a-z]+)+-\\d+$',
  },
} as const satisfies Readonly<Record<string, Member>>;

/** The cluster that a question is about. */
export const clusterMembers = {
  ...scopeMembers,
  cluster: { type: 'string', description: 'Name of the EKS cluster.' },
} as const satisfies Readonly<Record<string, Member>>;

/** Client VPCs, by their ids. */
export const clientVpcs = {
  type: 'array',
  description: 'Ids of the VPCs whose clients must resolve the endpoint name, such as vpc-0123.',
  items: { type: 'string', pattern: '^vpc-[0-9a-z]+$' },
} as const satisfies Member;

/** DNS servers outside AWS. */
export const onPremisesDns = {
  type: 'array',
  description: 'IP addresses of DNS servers outside AWS that will forward the name.',
  items: { type: 'string' },
} as const satisfies Member;

/** Clients outside AWS. */
export const onPremisesClients = {
  type: 'array',
  description: 'CIDR ranges of clients outside AWS that connect to the endpoint.',
  items: { type: 'string' },
} as const satisfies Member;
