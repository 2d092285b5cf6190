import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** Rooms and files whose words are English by design, and for whom they are. */
const english: readonly (readonly [RegExp, string])[] = [
  [/^core\/model\/messages\//, 'the catalogue'],
  [/^(cli|sandbox)\//, 'the command line, and AWS’s own words'],
  [/^agent\//, 'models'],
  [/^core\/(dns|export)\//, 'dig’s words, and files for other tools'],
  [/^core\/forwarders\/(comments|servers\/.*)\.ts$/, 'files for DNS servers'],
  [/^core\/inventory\/listText\.ts$/, 'the command line and models'],
  [/^core\/model\/insideCommand\.ts$/, 'a program'],
  [/^ui\/(errorDetails|problemReport)\.ts$/, 'who mends this extension'],
];

/** The rest, text by text: places have `${}`. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  // Details of an error that is said in the user's language, and of one that is our own fault.
  details: [
    'no answer within ${} ms',
    'the proxy ${} answered CONNECT with status ${}',
    'The answer is over ${} bytes.',
    'The answer of sts:${} has no credentials.',
    'no name at all',
    'no nameserver in /etc/resolv.conf',
    'a plan is about a cluster',
    'this connection cannot be tested',
    'the row is not selected: ${}',
    'not an error',
    'message: unreadable (${})',
    'dropped a message from the extension: ${}',
    'last page',
  ],
  // Written into AWS, where every colleague reads them.
  descriptions: [
    'EKS Private DNS: asks one DNS question',
    'Kubernetes API of ${} from ${} (EKS Private DNS)',
    'DNS ${} the Route 53 VPC Resolver ${} endpoint',
    'DNS for ${} (EKS Private DNS)',
  ],
  // For the command line; the editor gives these places its own names (src/ui/placeName.ts).
  places: [
    'Inside ${}: ${}',
    'This machine (${})',
    'Public internet (${})',
    'Inbound endpoint ${} (${})',
    'Pod ${}/${}',
  ],
  // Calls, commands, keys and marks.
  code: [
    'Basic ${}',
    'aws login --profile ${}',
    'aws configure --profile ${}',
    'aws configure sso --profile ${}',
    'profile ${}',
    'sso-session ${}',
    '${} undo ${}',
    '${} resume ${}',
    'peering ${}',
    'attachment ${}',
    'overlap ${}',
    '${}, GET /version ${}',
    '  subgraph way${} ["${}"]',
    '  classDef ${} ${}',
    'eks:DescribeCluster ${}',
    '${} (${} of ${})',
    'new rule',
    'another account',
    'kubectl ${}',
    'kubectl ${} …',
    'img-src ${}',
    'font-src ${}',
    'title long',
  ],
};

const src = new URL('../../src/', import.meta.url);

/** Two words one after the other, or a word beside a place. */
const wordy = /[A-Za-z]{2,}[,;:]? +[a-z]|\$\{\} [a-z]{2,}|[a-z]{2,} \$\{\}/;

function literalsOf(file: string): readonly string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(new URL(file, src), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined) {
      const tag = ts.isTaggedTemplateExpression(node.parent) ? node.parent.tag.getText() : '';
      found.push(tag === 'css' ? '' : tag === 'html' || tag === 'svg' ? outsideTags(text) : text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((text) => wordy.test(text));
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `\${}${literal.text}`).join('');
}

/** What a person reads of a template: what is between the tags, and labels. */
function outsideTags(text: string): string {
  const labels = [...text.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*)"/g)];
  const between = text.replace(/<[^>]*>/g, '|').replace(/\$\{\}/g, '|');
  return [between, ...labels.map(([, label = '']) => label)].join('|');
}

describe('texts written into the code', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !english.some(([room]) => room.test(file)),
  );
  const found = files.flatMap((file) => literalsOf(file).map((text) => ({ file, text })));

  it('are none that a person reads in the editor: those are messages', () => {
    assert.ok(files.length > 400);
    const known = new Set(Object.values(allowed).flat());
    const strange = found.filter(({ text }) => !known.has(text) && !isPage(text));
    assert.deepEqual(
      strange.map(({ file, text }) => `${file}: ${text}`),
      [],
    );
  });

  it('are all still there', () => {
    const there = new Set(found.map(({ text }) => text));
    assert.deepEqual(
      Object.values(allowed)
        .flat()
        .filter((text) => !there.has(text)),
      [],
    );
  });
});

/** The frame of a panel's page: tags and no words. */
function isPage(text: string): boolean {
  const words = text.replace(/<style[^]*<\/style>/, '|').replace(/<[^>]*>/g, '|');
  return text.startsWith('<!DOCTYPE html>') && !wordy.test(words);
}
