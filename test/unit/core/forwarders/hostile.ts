import type { ForwardedCluster } from '../../../../src/core/forwarders/types.js';

type Random = (below: number) => number;

/** Pieces that mean something to some parser: shells, Lua, YAML, JSON, named.conf, PowerShell, Corefile. */
const pieces = [
  '"', "'", '`', '\\', '\\"', '{', '}', '};', '; };', ';', '//', '/*', '*/', '#', '--', ']]', '\n', '\r\n', '\r',
  '\n}\n. {\n forward . 6.6.6.6\n}', '$(id)', '${IFS}', '{$HOME}', '%s', '%n', '&& reboot', '| sh', '> x',
  '\u2018', '\u2019', '\u201a', '\u201b', '\u201c', '\u201d', '\u2028', '\u2029', '\u0000', '\u001b[2J', '\u202e',
  'é', '中', '\u{1f600}', '.', '..', '*', '@', '~', '=', ',', ':', ' ', '\t', '<', '>', '!', '?', '(', ')', '[', ']',
  "'; Remove-Item C:\\ -Recurse; $a='", '\ndhcp-script=/bin/sh\n', ',.=6.6.6.6', '\nlua-config-file=/tmp/x\n',
  '"; }; zone "." { type forward; forwarders { 6.6.6.6; }; }; //', '\nCOREFILE\nreboot\n', "' })) os.execute('id') --",
] as const; // prettier-ignore

/** Free text as tags and users write it, with at least one piece that some parser reads. */
export function hostileText(random: Random): string {
  const parts = Array.from({ length: 1 + random(6) }, () =>
    random(3) === 0 ? 'prod' : (pieces[random(pieces.length)] ?? ''),
  );
  return parts.join('') + (pieces[random(pieces.length)] ?? '');
}

/** A name that looks like an endpoint name but for one hostile piece. */
export function hostileName(random: Random): string {
  const name = plainName(random);
  const at = 1 + random(name.length - 1);
  // A dot or hyphens, alone, make another ordinary name.
  const harmful = pieces.filter((piece) => piece !== '.' && piece !== '--');
  return name.slice(0, at) + (harmful[random(harmful.length)] ?? '"') + name.slice(at);
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

function label(random: Random): string {
  const length = random(4) === 0 ? 63 : 1 + random(40);
  const inner = `${letters}-_`;
  return Array.from({ length }, (_, at) => {
    const set = at === 0 || at === length - 1 ? letters : inner;
    return set[random(set.length)] ?? 'a';
  }).join('');
}

/** A name as AWS makes them, and as it may make them: up to three labels of up to 63 octets in front. */
export function plainName(random: Random): string {
  const labels = Array.from({ length: 1 + random(3) }, () => label(random));
  const parent =
    random(2) === 0 ? 'gr7.us-east-1.eks.amazonaws.com' : 'yl4.eks-cluster.eu-central-1.api.aws';
  return `${labels.join('.')}.${parent}`;
}

/** Two or three addresses of an inbound endpoint, some of IPv6. */
export function plainAddresses(random: Random): readonly string[] {
  const third = 1 + random(200);
  const all = [
    `10.${String(third)}.0.10`,
    `10.${String(third)}.1.10`,
    `fd00:${third.toString(16)}::a`,
  ];
  return all.slice(0, 2 + random(2));
}

/** One to three clusters that are as they should be, but for their names, which are free text. */
export function clusters(random: Random): readonly ForwardedCluster[] {
  return Array.from({ length: 1 + random(3) }, () => ({
    clusterName: hostileText(random),
    endpointName: plainName(random),
    addresses: plainAddresses(random),
  }));
}

/** Addresses that are none, or carry something besides. */
export function hostileAddress(random: Random): string {
  const wrong = [
    '10.0.0.1;', '10.0.0.1 10.0.0.2', '10.0.0.1#53', '10.0.0.1@53', '10.0.0.1:53', '010.0.0.1', '10.1', '167772161',
    '10.0.0.0/8', 'fe80::1%eth0', 'fe80::1', '::ffff:10.0.0.1', '::', '::1', '127.0.0.1', '0.0.0.0', '224.0.0.1',
    '169.254.169.253', 'ff02::1', '', 'example.com', '１０.0.0.1', '10.0.0.1\n', '10.0.0.256',
  ]; // prettier-ignore
  return random(2) === 0
    ? (wrong[random(wrong.length)] ?? '')
    : `10.0.0.1${pieces[random(pieces.length)] ?? ';'}`;
}
