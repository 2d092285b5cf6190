/** What one check says (the verdict table of dns facts §1). */
export const verifyMessages = {
  'check.private': 'Right: every address is one of the cluster’s control-plane interfaces.',
  'check.privateSubset':
    'Right: {matching} of the {all} control-plane addresses, and no other. A subset is right; {missing} is left out.',
  'check.stale':
    'Private addresses, but not the cluster’s: {foreign}. Wait for the TTL ({ttl} s), then look at caches.',
  'check.public':
    'Public addresses: no rule or forwarder was used here. The private ones are {missing}.',
  'check.mixed': 'Public and private addresses in one answer; foreign to the cluster: {foreign}.',
  'check.notCompared':
    'An answer, but the cluster’s control-plane addresses are not known, so it cannot be judged.',
  'check.empty':
    'An answer without an address. Rebind protection on the way may have removed private addresses.',
  'check.emptyAsExpected': 'No address of this family, as it should be for this cluster.',
  'check.aliasLoop': 'The names in the answer lead round in a circle.',
  'check.nameError':
    'The name does not exist here (NXDOMAIN): no hosted zone, rule or public record was found.',
  'check.serverFailure':
    'The server failed (SERVFAIL): it could not reach the next one, or validation stopped it.',
  'check.queryRefused':
    'The server refuses to answer us (REFUSED): not in its access list, or no recursion.',
  'check.otherRcode': 'The server answered with code {rcode}.',
  'check.timeout':
    'No answer: a security group, network ACL or route drops the packets, or the server is not asked from its own VPC.',
  'check.connectionRefused': 'The host is reachable, but nothing listens on this port.',
  'check.unreachable': 'The server cannot be reached: {detail}',
  'check.connectionClosed': 'The server closed the connection: {detail}',
  'check.malformed': 'The answer is not a valid DNS message: {detail}',
  'check.tlsFailed': 'There is no TLS session with the server, so nothing was asked: {detail}',
  'check.tls.name':
    'The server’s certificate does not bear the name or address it was asked by, so nothing was asked: {detail}. Give the name that is on it.',
  'check.tls.authority':
    'The server’s certificate is signed by nobody who is trusted here, so nothing was asked: {detail}. Give the file of its CA.',
  'check.tls.date': 'The server’s certificate is out of date, so nothing was asked: {detail}.',
  'check.httpFailed': 'The server answered over HTTPS, but with no DNS message: {detail}',
  'state.right': 'right: {found}',
  'state.wrong': 'wrong: {found}',
  'state.rightWay': 'right: {found}; 443 {tcp}, /version {version}',
  'state.wrongWay': 'wrong: {found}; 443 {tcp}, /version {version}',
  'matrix.cluster': 'CLUSTER',
  'matrix.from': 'FROM',
  'matrix.type': 'TYPE',
  'matrix.answer': 'ANSWER',
  'matrix.ttl': 'TTL',
  'matrix.ms': 'MS',
  'matrix.right': 'RIGHT',
  'matrix.tcp': '443',
  'matrix.tls': 'TLS',
  'matrix.version': '/version',
  'matrix.yes': 'yes',
  'matrix.no': 'no',
  'matrix.at': '{cluster} {type} from {vantage}: {note}',
  'matrix.askedAt': 'Asked at {when}.',
  'who.right': 'Right: {resolvers}.',
  'who.partly': 'Right for some names only: {resolvers}.',
  'who.wrong': 'Wrong: {resolvers}.',
  'who.notJudged': 'Not judged: {resolvers}.',
  'error.noCertificate': '{file} holds no certificate that can be read.',
  'help.noCertificate':
    'Give a file of CA certificates in PEM form, or leave it out to trust those of the system.',
  'check.insideTransport': 'From inside, {vantage} is asked over UDP or TCP, not over {transport}.',
  'check.insideTransport.help': 'Choose UDP or TCP for this place.',
  'check.cancelled': 'Cancelled.',
  'check.invalidQuery': 'The question could not be sent: {detail}',
} as const;
