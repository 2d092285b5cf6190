/** What is said about CloudFormation templates and Mermaid diagrams of plans. */
export const exportTemplateMessages = {
  'template.note.deploy':
    'Stage {at}: create the stack of account {account} from {file}: {command}',
  'template.note.remove':
    'Stage {at}: import what goes into a stack of account {account} and delete that stack ({file}): {command}',
  'template.note.command': 'Stage {at}: CloudFormation cannot do “{step}”. Run: {command}',
  'template.note.accept':
    'Stage {at}: nobody can accept a share by CloudFormation (“{step}”). Inside an organisation with sharing turned on nothing is to be accepted; otherwise put the invitation’s ARN, which the first call shows, in the place of INVITATION: {command}',
  'template.note.commandsAs':
    'Commands are for a POSIX shell and the AWS CLI, with the credentials of account {account} unless a profile is named.',
  'template.note.addresses':
    'The inbound addresses are parameters ({parameters}), because CloudFormation does not tell which ones AWS would choose and the rule must name them. Set shell variables of these names to free addresses of {subnets}, or write them into the template as Default. Ranges: {ranges} Taken: {taken}',
  'template.note.addressesLater':
    'The addresses of {endpoint} are for DNS servers outside AWS. Read them when the stack is there: {command}',
  'template.note.untagged':
    'CloudFormation cannot tag single entries of groups that were there before ({entries}): they go with the stack, and “Disable” of this extension leaves them alone. It knows associations, which nobody can tag, by their names.',
  'template.note.owned':
    'To take it away, delete the stacks, the last one first: {command}. “Disable” would delete the same things behind the stacks’ backs.',
  'template.note.import':
    'The change set says so if it cannot import one of these types; then nothing has happened, and a plan’s script takes it away. Which identifiers it expects is printed by: {command}',
  'template.note.stack':
    'What is in a stack already cannot be imported: then delete that stack instead.',
  'template.note.large':
    '{file} has {size} bytes. CloudFormation takes 51200 directly; put it into a bucket and add --s3-bucket.',
  'template.refused.nothing': 'Nothing in this plan can be done by CloudFormation.',
  'template.refused.empty': 'There is nothing to do.',
  'help.template.empty': 'Nothing has to be exported.',
  'help.template.commands': 'These commands do it: {commands}',
  'template.refused.order':
    'CloudFormation would have to do something both before and after a step that it cannot do: {steps}.',
  'help.template.order': 'Apply the plan, or export it as a script.',
  'template.refused.text': '{text} cannot be written into a template as it is.',
  'help.template.text':
    'CloudFormation would replace a text with resolve in double braces by a secret or a parameter, and takes no NUL and no half characters. Give it another name or tag and plan anew.',
  'template.refused.address': '{address} is not an IPv4 address for {endpoint}.',
  'help.template.address': 'Give one free IPv4 address for each place of the endpoint.',
  'template.refused.size': 'The template would have {count} resources; CloudFormation takes 500.',
  'help.template.size': 'Make the plan for fewer clusters or clients.',
} as const;
