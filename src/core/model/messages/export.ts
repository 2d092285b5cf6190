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
} as const;
