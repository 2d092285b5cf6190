/** What the scripts themselves say, in English as every file that is written here. */
export const texts = {
  title: (verb: string, clusters: string): string => `EKS Private DNS: ${verb} for ${clusters}`,
  plan: (id: string, account: string, region: string): string =>
    `Plan ${id}, for account ${account} in ${region}.`,
  how: [
    'Run it as often as you like: it looks before it acts, waits where AWS takes its time, and',
    'changes nothing that is as planned. Where it stops it says why; run it again to go on.',
  ],
  whoRuns: (profile: string): string =>
    profile === ''
      ? 'It runs with the credentials of the environment.'
      : `It runs as profile ${profile}, or with the credentials of the environment where it has any.`,
  whoElse: (profile: string, account: string): string =>
    `Steps in account ${account} run as profile ${profile}.`,
  cost: (before: string, after: string, date: string): string =>
    `Monthly cost of what it touches: before ${before}, after ${after} US dollars, list prices of ${date}.`,
  who: 'Who runs this',
  whoReason: 'Credentials of another account would change something else than what was planned.',
  credentials: (profile: string): string => `an answer of AWS to profile ${profile}`,
  step: (number: number, of: number, title: string): string => `Step ${number} of ${of}: ${title}`,
  rights: (actions: readonly string[]): string => `IAM: ${actions.join(', ')}`,
  nothing: 'Everything is as planned: there was nothing to do when this was written.',
  forwards: 'What the DNS servers outside AWS have to do',
  forward: (name: string): string => `They forward ${name} to: `,
  sharedRule: 'the shared rule to be seen',
  tagsOf: (what: string): string => `the tags of ${what}`,
  tagsGone: (what: string): string => `the tags of ${what} to be gone`,
  otherAccount: (profile: string, account: string): string =>
    `These credentials are of another account than ${account} (profile ${profile}): `,
  signIn: (profile: string): string =>
    `Nothing was changed. Sign in as profile ${profile}, or set AWS_PROFILE to a profile of that account, and run the script again.`,
  ourGroup: (name: string, vpcId: string): string =>
    `security group ${name} in ${vpcId}, with the tags of this cluster`,
  entries: 'the entries of the security group',
  entriesGone: 'the entries of the security group to be gone',
  failed: (what: string): string => `${what} is in a state from which it does not come back: `,
  failedHelp:
    'Look at it in the Route 53 console. Delete it if it is of no use, then run the script again.',
  ruleChanged: (name: string): string =>
    `Somebody has changed rule ${name} since the plan was made; it was left as it is.`,
  ruleChangedHelp: 'Read the rule again, make a new plan and export that.',
  stillTargeted: (id: string): string => `Rules still forward to the addresses of ${id}.`,
  stillTargetedHelp:
    'See them with: aws route53resolver list-resolver-rules. Delete or change those rules first, then run the script again.',
  stillAssociated: (account: string): string =>
    `Account ${account} has still associated the shared rule with VPCs of its own.`,
  stillAssociatedHelp:
    'Ask its owner to disassociate the rule, or export a plan that does so, then run the script again.',
  updateFailed: (cluster: string): string => `EKS did not carry out the update of ${cluster}: `,
  updateFailedHelp:
    'See why with: aws eks describe-update. Put that right, then run the script again.',
} as const;
