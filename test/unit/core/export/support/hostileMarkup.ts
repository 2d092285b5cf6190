const pieces = [
  ...[
    '"',
    "'",
    '\\',
    '`',
    '$(id)',
    '${AWS::AccountId}',
    '{{resolve:ssm:/x}}',
    '!Ref X',
    '&a',
    '*a',
  ],
  ...['\n', '\r\n', '\t', '\u0000', '\u0007', '\u0085', '\u2028', '\u202e', '\ufeff', '\ud800'],
  ...['- ', ': ', ' #', '# ', '---', '...', '%YAML 1.1', '?', '|', '>', '[', ']', '{', '}', ','],
  ...['null', 'true', 'yes', '~', '0x1F', '012', '1e3', '2001-01-01', '=', '<<', 'end', 'subgraph'],
  ...[
    '-->',
    '--x',
    ':::',
    'click',
    '%%{init',
    ';',
    '|',
    '<b>',
    '&lt;',
    '#quot;',
    '#35;',
    'fl°°',
    '"]',
  ],
  ...['ü', '😀', '漢字', 'é', 'a', 'B', ' ', '-'.repeat(63), 'Fn::Sub', 'DependsOn: '],
];

/** A text of what parsers trip over, up to twelve pieces; often short, sometimes empty. */
export function hostileText(random: (below: number) => number): string {
  const count = random(4) === 0 ? random(12) : random(4);
  return Array.from({ length: count }, () => pieces[random(pieces.length)] ?? '').join('');
}
