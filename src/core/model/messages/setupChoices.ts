/** Texts of the set-up form for what is done only where somebody asks for it, and for other accounts. */
export const setupChoiceMessages = {
  'setup.option.enablePrivateAccess': 'Turn private access on first',
  'setup.option.enablePrivateAccess.note':
    'Without it no address answers inside the VPC. The plan then begins with it; clients in the cluster VPC itself take the private path from that moment on.',
  'setup.option.fixVpcDns': 'Turn the missing DNS attributes of the VPCs on',
  'setup.option.fixVpcDns.note':
    'The plan then begins with ec2:ModifyVpcAttribute for each one that is off; undoing turns it off again.',
  'setup.option.repairForeignRules': 'Correct the rule that somebody else made',
  'setup.option.repairForeignRules.note':
    'The rule keeps its owner and its id, and gets the endpoint and the targets that serve. Undoing restores what it had.',
  'setup.option.evenIfNotRemovable': 'Apply although permissions are missing',
  'setup.option.evenIfNotRemovable.note':
    'The last run was refused for that, before its first change. Endpoints that nobody may delete cost money until somebody with more rights removes them.',
  'setup.endpointType.planned': 'The plan chooses',
  'setup.endpointType.IPV4': 'IPv4',
  'setup.endpointType.DUALSTACK': 'Dual-stack (IPv4 and IPv6)',
  'setup.account.own': 'Profile {profile} is of the cluster’s own account.',
  'setup.account.own.help': 'Its VPCs are among the client VPCs above.',
  'setup.apply.notRemovable': 'It goes on although permissions are missing.',

  'ui.pick.elsewhere': 'A VPC of another account…',
  'ui.pick.elsewhere.hint': 'reached with a profile of its own',
  'ui.pick.elsewhere.profile': 'Whose VPC is it?',
  'ui.pick.elsewhere.vpcs': 'Client VPCs of account {account}, profile {profile}',
  'ui.pick.elsewhere.none':
    'No VPC of account {account} (profile {profile}) in this Region can be a client of the cluster.',

  'page.setup.options': 'Only if you ask for it',
  'page.setup.accounts': 'Client VPCs of other accounts',
  'page.setup.accounts.help':
    'The rule is shared with the account by RAM; its own profile associates it there.',
  'page.setup.account': 'Account {account}, profile {profile}',
  'page.setup.account.unknown': 'Profile {profile}',
  'page.setup.account.reading': 'Reading its VPCs…',
  'page.setup.account.noVpcs': 'No VPC of its own was found in this Region.',
  'page.setup.account.remove': 'Leave out',
  'page.setup.account.removeLabel': 'Leave profile {profile} out',
  'page.setup.account.add': 'Add an account by its profile',
  'page.setup.account.choose': 'Choose a profile…',
  'page.setup.endpointType': 'Address family of new endpoints',
  'page.setup.endpointType.help':
    'A rule’s targets are IPv4 either way. Dual-stack needs subnets with an IPv6 range on both sides.',
  'page.setup.controlPlaneGroupOf': 'Control-plane security group of {cluster}',
  'page.setup.back': 'Back to the choices',
} as const;
