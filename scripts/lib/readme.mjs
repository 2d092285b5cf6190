import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readActions as planReads } from '../../src/core/plan/policy.ts';
import { claimActions } from '../../src/core/plan/sites.ts';
import { everyIamAction } from '../../src/core/plan/stepKinds.ts';
import { repo } from './paths.mjs';

/** The parts of the README that are made from the manifest and from what the code really calls. */
const parts = {
  settings: settingsTable,
  commands: commandsTable,
  'read policy': () => policy('Read', readActions),
  'apply policy': () => policy('Apply', applyActions()),
  'share policy': () => policy('Share', applyActions(/^ram:|:PutResolverRulePolicy$/)),
};

/** What the tree, verdicts and checks read beside what plans do (aws facts §6). */
export const readActions = [
  ...planReads,
  'ec2:DescribeNetworkAcls',
  'ec2:GetManagedPrefixListEntries',
  'eks:DescribeUpdate',
  'eks:ListUpdates',
  'route53:ListHostedZonesByVPC',
  'route53profiles:ListProfileAssociations',
  'route53profiles:ListProfileResourceAssociations',
  'route53resolver:ListFirewallDomains',
  'route53resolver:ListFirewallRuleGroupAssociations',
  'route53resolver:ListFirewallRules',
].sort();

/** What the steps of all kinds and the mark of a run in progress need beyond reading. */
function applyActions(only) {
  const sharing = /^ram:|:PutResolverRulePolicy$/;
  return [...new Set([...everyIamAction(), ...claimActions])]
    .filter((action) => !readActions.includes(action))
    .filter((action) => (only ?? sharing).test(action) === (only !== undefined))
    .sort();
}

function policy(Sid, Action) {
  const document = {
    Version: '2012-10-17',
    Statement: [{ Sid, Effect: 'Allow', Action, Resource: '*' }],
  };
  return ['```json', JSON.stringify(document, undefined, 2), '```'].join('\n');
}

const read = (file) => JSON.parse(readFileSync(join(repo, file), 'utf8'));

function settingsTable() {
  const texts = read('package.nls.json');
  const { properties } = read('package.json').contributes.configuration;
  const rows = Object.entries(properties).map(([name, { default: usual, markdownDescription }]) => [
    `\`${name}\``,
    `\`${typeof usual === 'string' ? usual : JSON.stringify(usual)}\``,
    textOf(texts, markdownDescription),
  ]);
  return table(['setting', 'default', 'what it does'], rows);
}

function commandsTable() {
  const texts = read('package.nls.json');
  const { commands, menus } = read('package.json').contributes;
  const hidden = menus.commandPalette.filter(({ when }) => when === 'false');
  const rows = commands.map(({ command, title }) => [
    `**${textOf(texts, title)}**`,
    placesOf(command, menus).join('; ') || '–',
    hidden.some((one) => one.command === command) ? 'no' : 'yes',
  ]);
  return table(['command', 'where it is', 'palette'], rows);
}

/** Kinds of rows as `viewItem` names them, and in words. */
const rowsInWords = [
  ['profile', 'profiles'],
  ['region', 'Regions'],
  ['group', 'lists'],
  ['cluster', 'clusters'],
  ['vpc', 'VPCs'],
  ['dns', 'DNS settings'],
  ['endpoint', 'endpoints'],
  ['address', 'addresses'],
  ['rule', 'rules'],
  ['association', 'associations'],
];

function placesOf(command, menus) {
  const rows = menus['view/item/context'].filter((one) => one.command === command);
  const kinds = rowsInWords.filter(([kind]) =>
    rows.some(({ when }) => new RegExp(`viewItem [=~]+ .*\\b${kind}`).test(when)),
  );
  const head = menus['view/title'].filter((one) => one.command === command);
  return [
    ...(kinds.length > 0 ? [`menu of ${kinds.map(([, words]) => words).join(', ')}`] : []),
    ...(head.some(({ group }) => group?.startsWith('navigation')) ? ['head of the view'] : []),
    ...(head.some(({ group }) => !group?.startsWith('navigation')) ? ['menu of the view'] : []),
  ];
}

function textOf(texts, key) {
  const text = texts[key.replaceAll('%', '')];
  if (text === undefined) throw new Error(`package.nls.json has no ${key}`);
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(line)].join('\n');
}

/** The README with these parts made anew. Throws where one has no place in it. */
export function readmeText() {
  let text = readFileSync(join(repo, 'README.md'), 'utf8');
  for (const [name, make] of Object.entries(parts)) {
    const [before, after] = [`<!-- ${name}: made by npm run docs -->`, `<!-- end of ${name} -->`];
    const [from, to] = [text.indexOf(before), text.indexOf(after)];
    if (from < 0 || to < from) throw new Error(`README.md has no place for: ${name}`);
    text = `${text.slice(0, from + before.length)}\n\n${make()}\n\n${text.slice(to)}`;
  }
  return text;
}
