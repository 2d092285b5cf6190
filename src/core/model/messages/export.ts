/** What is said about plans as code; the files' own texts are with their writers. */
export const exportMessages = {
  'export.unwritable':
    'A text of the plan cannot be written into a script: {text} has a NUL or half of a character in it',
  'help.export.unwritable': 'Give it another name or tag, make a new plan and export that.',
  'export.noOutput': 'A script cannot do “{step}”: no earlier step leaves {output} behind',
  'help.export.noOutput': 'Make a new plan and export that, or use apply.',
  'export.note.script': 'Needs the AWS CLI, version 1.29 or 2; nothing else.',
  'export.note.powershell':
    'Needs PowerShell 5.1 or later and the AWS CLI as aws.exe or a program; nothing else.',

  'export.format.bash': 'AWS CLI, bash script',
  'export.format.bash.hint': 'Looks before it acts; can be run again and again',
  'export.format.powershell': 'AWS CLI, PowerShell script',
  'export.format.powershell.hint': 'The same for Windows PowerShell 5.1 and PowerShell 7',
  'export.format.cloudformation': 'CloudFormation',
  'export.format.cloudformation.hint':
    'Templates of what is made, and of what is imported to be deleted',
  'export.format.terraform': 'Terraform',
  'export.format.terraform.hint':
    'A configuration that makes it; what is there already is taken over by import blocks',
  'export.format.mermaid': 'Mermaid',
  'export.format.mermaid.hint': 'The path of a query and of a connection, as a diagram',

  'ui.export.what': 'What shall the plan do?',
  'ui.export.what.hint': 'Nothing is changed: the plan is written as code',
  'ui.export.enable': 'Enable private DNS resolution',
  'ui.export.disable': 'Disable private DNS resolution',
  'ui.export.file': 'What a saved plan says…',
  'ui.export.open': 'Export a saved plan',
  'ui.export.format': 'As what?',
  'ui.export.format.hint': 'It opens as a document of your own',
  'ui.export.made': 'The plan for {cluster} is open as: {format}.',
  'ui.export.save': 'Save…',
  'ui.export.saveTitle': 'Save the exported plan',
  'ui.export.saveAction': 'Save',
  'ui.export.saved': 'Saved as {file}.',
} as const;
