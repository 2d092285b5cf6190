/** What is said about the tools of language models. */
export const agentMessages = {
  'error.agent.input': 'The input does not fit: {detail}',
  'help.agent.input': 'Correct it, and call the tool again.',
  'error.agent.noProfile': 'No profile was named, and there are several: {known}.',
  'help.agent.noProfile': 'Name one of them as profile.',
  'error.agent.noRegion': 'Profile {profile} names no Region.',
  'help.agent.noRegion': 'Name one as region.',
  'error.agent.noPlan': 'There is no plan {plan} here: it was never made, or too long ago.',
  'help.agent.noPlan': 'Make it anew with the plan tool, show it, and apply that one.',
  'error.agent.noVantage': 'There is no vantage {vantage}. There are: {known}.',
  'help.agent.noVantage': 'Name one of them.',
  'error.agent.noTool': 'There is no tool {tool}.',
  'agent.list': 'Reading clusters, VPCs, Resolver endpoints and rules',
  'agent.verdict': 'Judging whether {cluster} needs private DNS resolution',
  'agent.diagnose': 'Explaining how the endpoint name of {cluster} resolves',
  'agent.verify': 'Asking DNS for the endpoint name of {cluster}',
  'agent.plan': 'Planning for {cluster}; nothing is changed',
  'agent.apply': 'Applying plan {plan}',
  'agent.apply.title': 'Apply plan {plan} to AWS?',
  'agent.apply.detail':
    'This changes {cluster} in account {account}, {region}, as profile {profile}: {steps} steps, monthly cost {before} before and {after} after. The plan is shown, and you are asked again, before anything is changed.',
} as const;
