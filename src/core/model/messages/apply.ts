/** What a run says while it waits for somebody, and why it stops waiting. */
export const applyMessages = {
  'apply.paused.signIn':
    'Paused: the credentials of profile {profile} have expired. Sign in again, and it goes on where it was.',
  'apply.paused.lock':
    'Waiting: process {pid} on {host} has been applying plan {plan} here since {since}.',
  'apply.paused.claim':
    'Waiting: {host} has been applying plan {plan} to this cluster since {since}.',
  'error.apply.busy':
    '{host} has been applying plan {plan} here since {since} and did not end within {minutes} minutes. Nothing was changed by this run.',
  'help.apply.busy':
    'Ask whoever is at it, or wait until that run has ended. Then run this again: what is there by then is found and not made twice.',
} as const;
