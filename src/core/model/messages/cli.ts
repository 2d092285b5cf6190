/** What the command line says besides what the core says. */
export const cliMessages = {
  'error.cli.usage': '{detail}',
  'error.cli.unreadFact': '{what} was not read.',
  'error.cli.mfaNoTerminal':
    'The profile wants a code of the MFA device {serial}, and nobody is there to type it.',
  'error.cli.unknownPlan': 'There is no journal of a plan {plan}.',
  'error.cli.declined': 'Not confirmed. Nothing was changed.',
  'error.cli.noEndpointYet': 'Cluster {cluster} has no endpoint yet.',
  'error.cli.externalCluster':
    'Cluster {cluster} is registered with EKS and not run by it: EKS knows no endpoint name of it.',
  'cli.signIn.here':
    'Press Enter to sign in by a browser on any machine, type c to go on after a sign-in elsewhere, or q to stop: ',
  'cli.signIn.elsewhere':
    'Renew them in another terminal, then press Enter to go on, or type q to stop: ',
  'help.cli.externalCluster': 'Use the DNS name that its own administrators gave it.',
  'help.cli.noEndpointYet': 'Wait until its control plane is provisioned, then run it again.',
  'help.cli.usage': 'Run it with --help to see how it is used.',
  'help.cli.mfaNoTerminal': 'Run it in a terminal, or get a session first and use that profile.',
  'help.cli.listPlans': 'Run undo without a plan to see the plans there are.',
} as const;
