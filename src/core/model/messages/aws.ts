/** What AWS or the way to it refused, and the next step. */
export const awsMessages = {
  'error.aws.accessDenied': '{caller} may not call {action} in {region}.',
  'error.aws.expiredCredentials': 'The credentials of profile {profile} have expired.',
  'error.aws.noCredentials': 'No usable credentials for profile {profile}: {detail}',
  'error.aws.badCredentials': 'AWS does not accept the credentials of profile {profile}: {detail}',
  'error.aws.clockSkew':
    'AWS refused {operation} because the clock of this machine is wrong: {detail}',
  'error.aws.throttled':
    'AWS is throttling {operation} in {region}; {attempts} attempts were refused.',
  'error.aws.limitExceeded':
    '{operation} would go beyond a quota of this account in {region}: {detail}',
  'error.aws.notFound': '{operation}: AWS knows no such resource in {region}: {detail}',
  'error.aws.alreadyExists': '{operation}: it exists already: {detail}',
  'error.aws.inUse': '{operation}: the resource is still in use: {detail}',
  'error.aws.invalid': 'AWS did not accept {operation}: {detail}',
  'error.aws.conflict': '{operation} conflicts with the present state: {detail}',
  'aws.inRegion': 'AWS in {region}',
  'aws.profile': 'profile {profile}',
  'error.aws.unreachable': '{operation} could not reach {endpoint}: {code}.',
  'error.aws.interrupted':
    'The connection to {endpoint} broke during {operation} ({code}); AWS may or may not have done it.',
  'error.aws.timeout': '{operation} got no answer from {endpoint} in time.',
  'error.aws.tls': 'The certificate of {endpoint} was not accepted: {code}.',
  'error.aws.internal': 'AWS failed inside {operation}: {detail}',
  'error.aws.notAws':
    '{endpoint} did not answer {operation} the way AWS does (HTTP status {status}): {detail}',
  'error.aws.incompleteAnswer': 'The answer of AWS lacks {field}.',
  'error.aws.otherAccount':
    'The credentials of profile {profile} are now of account {actual}, not of {planned}; {operation} was not called.',
  'help.aws.otherAccount': 'Sign in as account {planned} again, then go on or undo.',
  'error.aws.badEndpointUrl': 'The endpoint URL {url} is not an http or https URL.',
  'error.aws.caBundle': 'The CA bundle {file} cannot be read: {detail}',
  'error.aws.transitTablesHidden':
    'No route table of {gateway} shows in {region}: it belongs to another account, or has none.',
  'help.aws.transitTables':
    'Ask its owner for its route tables, or read them with a profile of the account that owns it.',
  'help.aws.accessDenied':
    'Ask for {action} to be allowed for {caller}, or use another profile. Nothing was changed by this call.',
  'help.aws.signIn': 'Sign in again, for example: aws sso login --profile {profile}',
  'help.aws.login': 'Sign in again: aws login --profile {profile}',
  'help.aws.freshEnvironment':
    'Set fresh AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, then run it again.',
  'help.aws.configure':
    'Give the profile credentials, for example: aws configure --profile {profile} (or: aws configure sso)',
  'help.aws.setEnvironment':
    'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile that has credentials.',
  'help.aws.setClock': 'Set the clock of this machine, then run it again.',
  'help.aws.wait': 'Wait a moment and run it again; other tools may be calling the same API.',
  'help.aws.quota':
    'Ask for a higher quota in the Service Quotas console, or delete what is not needed.',
  'help.aws.quotaEndpoints':
    'Reuse an endpoint, delete one, or ask for a higher quota (Service Quotas, L-4A669CC0).',
  'help.aws.refresh': 'Refresh: it may have been deleted, or be in another Region or account.',
  'help.aws.useExisting': 'Look at what exists already and use it, or delete it first.',
  'help.aws.freeFirst': 'Take away first what uses it, then run it again.',
  'help.aws.checkInput': 'Check what was asked for; AWS says what it did not accept.',
  'help.aws.ownVpc':
    'Associate the rule with client VPCs only, never with the VPC of the inbound endpoint it points at.',
  'help.aws.sameDomain':
    'The VPC has another rule for the same name: disassociate that one first, or keep using it.',
  'help.aws.checkNetwork':
    'The call was made from {host}. Check the endpoint URL, the Region {region}, and the network or proxy of that machine.',
  'help.aws.lookFirst': 'Refresh to see whether it was done, then run it again.',
  'help.aws.trustCa':
    'If a proxy re-signs the traffic, name its certificate in AWS_CA_BUNDLE or in ca_bundle of the profile.',
  'help.aws.later': 'Run it again in a moment; if it goes on, see the AWS Health Dashboard.',
  'help.aws.checkEndpoint':
    'Check the endpoint URL: AWS_ENDPOINT_URL, or endpoint_url of the profile.',
  'help.aws.checkFile': 'Check the path in AWS_CA_BUNDLE or in ca_bundle of the profile.',
} as const;
