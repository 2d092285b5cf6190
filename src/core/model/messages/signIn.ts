/** Signing in again, from the editor and the command line. */
export const signInMessages = {
  'error.sso.ranOut': 'The code was not confirmed in time.',
  'error.sso.denied': 'The sign-in was denied in the browser.',
  'error.sso.cache': 'The sign-in cannot be kept in {file}: {detail}',
  'help.sso.again': 'Sign in again to get another code.',
  'help.sso.cache': 'Make {file} and its folder yours to write, then sign in again.',
  'signIn.title': 'Sign in to {session} for profile {profile}',
  'signIn.titleAccount':
    'Sign in to {session} for profile {profile}, account {account}, role {role}',
  'help.signIn.then': 'Then run it again.',
  'signIn.asking': 'Asking IAM Identity Center in {region} for a code…',
  'signIn.waiting': 'Confirm code {code} in a browser, on any machine; {time} left',
  'signIn.minutes': '{minutes} min',
  'signIn.seconds': '{seconds} s',
  'signIn.elsewhere':
    'Another window is signing in to the same session (process {pid} on {host}); waiting for it',
  'signIn.open': 'Open the page in a browser',
  'signIn.copyLink': 'Copy the link',
  'signIn.copyCode': 'Copy the code {code}',
  'signIn.cancel': 'Cancel',
  'signIn.copied': 'Copied',
  'signIn.done': 'Signed in: account {account}, role {role}, profile {profile}.',
  'signIn.doneUnknown': 'Signed in to {session}. Profile {profile} is not usable yet: {problem}',
  'signIn.ended': '{session}: {problem}',
  'signIn.login': 'Profile {profile} signs in by a command of the AWS CLI: {command}',
  'signIn.process':
    'The credentials of profile {profile} come from a program ({program}), which is run for each new set. Sign in the way that program wants it, then refresh.',
  'signIn.keys':
    'Profile {base} has keys of its own in the AWS files, which do not expire by themselves. If AWS refuses them, put in new ones: {command}',
  'signIn.temporaryKeys':
    'Profile {base} has temporary keys in the AWS files. Have whatever wrote them there write new ones; the explorer notices it by itself.',
  'signIn.webIdentity':
    'Profile {base} uses the token in {file}, which something else on this machine renews. Refresh after that.',
  'signIn.machine':
    'Profile {base} uses the role of this machine or container, which AWS renews by itself. If it fails, look at the role of {host}.',
  'signIn.environment':
    'The credentials of profile {profile} are environment variables of this process. Set fresh ones where it is started, then start it again.',
  'signIn.sandbox': 'The keys of profile {profile} are the sandbox’s own and do not expire.',
  'signIn.broken':
    'Profile {profile} cannot sign in: {missing} is missing, or leads in a circle. Complete the section of profile {base} in the AWS files.',
  'signIn.nothing': 'Profile {base} has no credentials yet. Set it up, for example: {command}',
  'cli.login.begin': 'To sign in to {session}, open this page in a browser on any machine:',
  'cli.login.code': 'and confirm the code {code} within {minutes} minutes. Ctrl-C cancels.',
  'cli.login.elsewhere':
    'Process {pid} on {host} is signing in to {session}; waiting for it. Ctrl-C cancels.',
} as const;
