/** Rules for the endpoint name: adopted, corrected, in the way; loops; dead rules; Profiles. */
export const ruleMessages = {
  'step.updateRule': 'Correct rule {rule}',
  'reason.repairRule': '{faults} It forwards to {before} now, and to {after} afterwards.',
  'reason.repairForeignRule':
    '{faults} It forwards to {before} now, and to {after} afterwards. Somebody else made this rule; it stays theirs and is never deleted here.',
  'reason.failedAssociation': 'It has failed, and stands in the way of a new one. {detail}',
  'inverse.restoreRule': 'Let the rule forward to {before} again',
  'value.newAddresses': 'the addresses of the new inbound endpoint',
  'value.newEndpoint': 'the new outbound endpoint',

  'fault.fewTargets':
    'Rule {rule} lacks {missing} of the inbound endpoint (route53resolver:ListResolverEndpointIpAddresses).',
  'fault.noTargets': 'It has no target.',
  'fault.staleTarget':
    'No inbound endpoint has its target {target} in {vpc} (route53resolver:ListResolverEndpointIpAddresses).',
  'fault.unattachedTarget':
    'Its target {target} is not an ATTACHED address of a healthy inbound endpoint in {vpc} (route53resolver:ListResolverEndpointIpAddresses).',
  'fault.unseenTarget': 'Its target {target} is in no VPC that is seen from this account.',
  'fault.wrongVpc':
    'Its target {target} is an inbound endpoint in {other}, from where the name does not get to {vpc} (HostVPCId).',
  'fault.targetPort': 'Its target {target} is not plain DNS on port 53.',
  'fault.noOutbound':
    'Its outbound endpoint {endpoint} does not exist (route53resolver:ListResolverEndpoints).',
  'fault.badOutbound': 'Its endpoint {endpoint} is no usable outbound endpoint: {status}. {detail}',

  'fixed.sharedWithUs': 'It belongs to account {owner} and is shared with this one.',
  'fixed.encrypted': 'Its targets are encrypted: {targets}.',
  'problem.ruleFaulty': 'Rule {rule} for the name exists, but does not serve. {faults}',
  'problem.ruleWeak': 'Rule {rule} for the name serves, but could be better. {faults}',
  'help.ruleRepair':
    'Somebody else made it, so it is not changed unasked. Ask for it (form: “Only if you ask for it”; command line: --repair-foreign-rules), or correct or remove it by hand, and plan again.',
  'help.ruleFixed': '{why} Have it corrected there, then plan again.',
  'error.ruleChanged':
    'Rule {rule} was changed after this plan was made: it forwards to {has} by {endpoint}. It was left like that.',
  'help.ruleChanged': 'Look at who changed it, and make the plan again.',

  'problem.loop': 'The query would go in a circle: {way}.',
  'help.cycle':
    'A VPC must not have a rule whose way comes back to its own inbound endpoint. Change the rule of one VPC on the way, then plan again.',
  'problem.astray': 'The query would end in a VPC that does not know the private addresses: {way}.',
  'help.otherVpc':
    'Let the rule there forward the name on to the cluster VPC, or choose targets in the cluster VPC.',

  'problem.deadRule':
    'Rule {rule} is dead: it is for {domain}, a name that {cluster} had before it was made anew.',
  'help.deadRule': '“Repair” and “Disable” remove it.',

  'reused.profileRule': 'Rule {rule} arrives in {vpc} by Route 53 Profile {profile}',
  'problem.profilesUnknown':
    'Whether a Route 53 Profile brings a rule for the name to {vpc} is not known: {why}',
  'help.profilesUnknown':
    'Allow route53profiles:ListProfileAssociations and ListProfileResourceAssociations, or look in the console. An association of the VPC’s own comes before one by a Profile.',
} as const;
