/** Asking by kubectl, and the way to the API server. */
export const vantageMessages = {
  'error.inside.noCourier': 'Nothing here can ask from {vantage}. The question was not sent.',
  'help.inside.noCourier': 'Choose another vantage.',
  'error.kubectl.absent': 'There is no kubectl on the PATH of this machine.',
  'help.kubectl.absent': 'Install kubectl, or choose another vantage.',
  'error.kubectl.failed': 'kubectl failed with context {context}: {detail}',
  'help.kubectl.failed': 'Run it by hand: {command}',
  'error.kubectl.signIn':
    'kubectl could not sign in with context {context}: its credentials command failed: {detail}',
  'help.kubectl.signIn':
    'Sign in again with the profile that the context uses (aws sso login), then: aws eks get-token --cluster-name {cluster}',
  'error.kubectl.notAllowed':
    'The API server was reached with context {context} and refuses it: {detail}',
  'help.kubectl.notAllowed':
    'Give the identity an EKS access entry, or use a context that has one. The network is fine.',
  'error.kubectl.timeout': 'kubectl was not done after {seconds} s and was stopped.',
  'error.kubectl.badName': '{text} is not the name of {what}.',
  'help.kubectl.badName': 'Write it as pod:NAMESPACE/POD, or pod:CONTEXT/NAMESPACE/POD.',

  'place.system': 'This machine ({address})',
  'place.public': 'Public internet ({address})',
  'place.inbound': 'Inbound endpoint {endpoint} ({address})',
  'place.inside': 'Inside {vpc}: {name}',
  'place.pod': 'Pod {pod}',

  'reach.ok': 'The API server answered {status}.',
  'reach.tcp.timeout':
    'No answer on TCP 443: a security group, network ACL or route drops the packets.',
  'reach.tcp.refused': 'TCP 443 was refused: another machine has this address now.',
  'reach.unreachable': 'No way there: {detail}',
  'reach.closed': 'The connection was cut: {detail}',
  'reach.timeout': 'No answer to {step} in time.',
  'reach.nameMismatch':
    'The certificate is for {detail}, not for the endpoint name: another server has this address.',
  'reach.unknownAuthority':
    'The certificate is not of this cluster’s authority ({detail}): another cluster, or something that re-signs the traffic.',
  'reach.expired': 'The certificate is not valid now ({detail}).',
  'reach.tlsFailed': 'No TLS: {detail}',
  'reach.noAuthority':
    'TCP 443 is open. The cluster’s certificate authority was not read, so the certificate was not judged.',
  'reach.notHttp': 'What answers is no API server: {detail}',
  'reach.oddStatus': 'Something answered {status}, which no API server does to {path}.',
  'reach.cancelled': 'Cancelled.',
  'reach.notTried': 'Only the name is asked from there.',
} as const;
