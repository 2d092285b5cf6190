/** Plans with client VPCs of other accounts. */
export const foreignMessages = {
  'step.shareRule': 'Share rule {rule} with account {accounts}',
  'reason.shareRule':
    'An account can associate a rule of another one only once it is shared with it, by RAM. Its endpoints go along with it.',
  'inverse.unshareRule': 'Stop sharing the rule',
  'step.acceptShare': 'Accept the shared rule as account {account}',
  'reason.acceptShare':
    'Outside of an organisation the invitation has to be accepted; inside of one the rule just has to appear.',
  'reason.associateForeign':
    'Clients in {vpc} then ask the cluster’s own resolver. Only the owner of the VPC, account {account}, can call this.',
  'step.unshareRule': 'Stop sharing rule {rule} with account {accounts}',
  'reason.unshareRule':
    'No VPC of that account uses the rule any more. It is looked at again first: un-sharing ends associations without a word.',

  'problem.foreignUnread': 'Nothing was read with profile {profile}, whose VPC {vpc} was named.',
  'help.foreignUnread': 'Sign in with that profile, then plan again.',
  'problem.foreignSameAccount':
    'Profile {profile} is of the cluster’s own account {account}, so {vpc} needs no profile.',
  'help.foreignSameAccount': 'Name the VPC without a profile.',
  'problem.foreignRegion': '{vpc} is in {region}, but the rule works in {wanted} only.',
  'help.foreignRegion':
    'Rule, outbound endpoint and client VPC must be in one Region. Choose a client VPC there.',
  'problem.foreignNotFound': 'VPC {vpc} was not found in account {account}, Region {region}.',
  'help.foreignNotFound': 'Check the id and the profile: the VPC is looked for with its own.',
  'problem.foreignPartition':
    'Profile {profile} is in partition {partition}, the cluster in {wanted}: nothing is shared between them.',
  'help.foreignPartition': 'Choose a profile of the same partition.',
  'problem.ruleNotOwned':
    'Rule {rule} for the name belongs to account {owner}, which alone can share it.',
  'help.ruleNotOwned': 'Ask that account to share the rule with {accounts}, then plan again.',

  'kept.sharedUnknown':
    '{thing} is shared, and with whom is not known ({why}): other accounts may use it.',
  'kept.sharedWith':
    '{thing} is shared with {accounts}, whose VPCs may use it. They would lose the name without a word: name a profile of each to remove it.',
  'kept.shareNotOurs': '{thing} is in a share that this extension did not make: {shares}.',

  'error.noFurtherAccount': 'The plan also acts as profile {profile}, and there is no way to it.',
  'help.noFurtherAccount': 'Apply the plan where that profile is known.',
  'error.stillAssociated':
    'Rule {rule} is still shared with account {account}: {vpcs} there use it.',
  'help.stillAssociated': 'Disable it for those VPCs first; until then it is needed.',
} as const;
