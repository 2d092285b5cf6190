/** What the command line says besides what the core says. */
export const cliMessages = {
  'error.cli.usage': '{detail}',
  'help.cli.usage': 'Run it with --help to see how it is used.',
} as const;
