/** What is said about Terraform configurations of plans. */
export const exportTerraformMessages = {
  'terraform.note.run':
    'In an empty folder with these files: terraform init, then terraform apply. The profiles are variables; null takes the credentials of the environment.',
  'terraform.note.addresses':
    'Two places of one subnet need different addresses: Terraform asks for {variables}, a free address for each.',
  'terraform.note.before': 'Terraform does not do “{step}”. Before it, run: {command}',
  'terraform.note.after': 'Terraform does not do “{step}”. After it, run: {command}',
  'terraform.note.imports':
    '{file} takes over what is there already ({count}). Look at “terraform plan” before you apply; it says what it would change.',
  'terraform.note.invited':
    'Account {account} accepts the share. Where both accounts are of one organisation with sharing turned on, set {variable} to false. If AWS does not show the shared rule there yet, apply again.',
  'terraform.note.owned':
    'Terraform owns what it has made: take it away with terraform destroy. “Disable” would delete the same things behind Terraform’s back.',
  'terraform.note.removal':
    'Terraform destroys only what is in its state. In an empty folder with this file: terraform init, terraform apply (it takes in {count} things and changes nothing), then terraform destroy.',
  'terraform.note.otherState':
    'What is in a Terraform state of yours already is taken away there: take it out of that configuration and apply.',
  'terraform.refused.empty': 'There is nothing to do.',
  'help.terraform.empty': 'Nothing has to be exported.',
  'terraform.refused.nothing': 'Nothing in this plan can be done by Terraform.',
  'help.terraform.commands': 'These commands do it: {commands}',
  'terraform.refused.unread':
    'Terraform cannot do {steps}: what is there has not been read, or is not there any more.',
  'help.terraform.unread':
    'Make the plan anew instead of exporting a saved one, or export it as a script.',
  'terraform.refused.between':
    'Terraform would have to do something both before and after a step that it cannot do: {steps}.',
  'help.terraform.between': 'Apply the plan, or export it as a script.',
  'terraform.refused.text':
    '{text} cannot be written for Terraform, which composes the letters of every text (Unicode NFC).',
  'help.terraform.text': 'Give it another name or tag and plan anew, or export a script.',
} as const;
