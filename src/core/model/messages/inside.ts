/** What kept a question from being asked inside; the side bar carries them, as all that aws.cjs says. */
export const insideMessages = {
  'error.inside.notOnline':
    'Systems Manager does not accept {instance}: {detail} The command was not run.',
  'help.inside.notOnline':
    'The instance must run, have the SSM Agent, a role with AmazonSSMManagedInstanceCore, and a way to Systems Manager. Or choose another instance.',
  'error.inside.notDelivered':
    'The SSM Agent of {instance} did not take the command within {seconds} s ({status}). It was cancelled, and nothing was asked.',
  'help.inside.notDelivered':
    'See in Fleet Manager whether the instance is online, or choose another one.',
  'error.inside.tooLong':
    'The command on {instance} was not over after {seconds} s and was cancelled.',
  'error.inside.stopped': 'The command on {instance} was stopped there ({status}).',
  'error.inside.noPython':
    '{place} has neither python3 nor python, which the one command that is ever run there needs. Nothing was asked.',
  'help.inside.noPython': 'Choose an instance or a container that has it, as Amazon Linux does.',
  'error.inside.failed': 'The command failed at {place} (exit code {code}): {detail}',
  'error.inside.notOurs': 'What came back from {place} is not what the command prints: {detail}',
  'help.inside.seeThere': 'Run the command that was shown there by hand, and see what it says.',
} as const;
