import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productBundles } from './bundles.mjs';
import { dist, repo } from './paths.mjs';

/** Run from the sources only; see .vscodeignore. */
const notShipped = ['sandbox-main.cjs'];

/** Licences that a bundle under MIT may carry. */
export const acceptedLicences = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
];

const readJson = (...path) => JSON.parse(readFileSync(join(repo, ...path), 'utf8'));

/** The folders below node_modules of which something is left in a bundle, after tree shaking. */
function foldersIn({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.flatMap(([path, { bytesInOutput }]) => {
    // Packages may lie elsewhere by a link: the path counts from the outermost node_modules.
    const [, folder] = /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
    return bytesInOutput > 0 && folder ? [folder] : [];
  });
}

function licenceText(folder) {
  const file = readdirSync(join(repo, folder)).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? undefined : readFileSync(join(repo, folder, file), 'utf8').trim();
}

/**
 * The packages of which the shipped bundles hold something, by esbuild's metafiles of the last
 * build: name, version, licence, its text, and the lock file's integrity; sorted.
 */
export function shippedPackages() {
  const lock = readJson('package-lock.json').packages;
  const bundles = productBundles.filter(({ out }) => !notShipped.includes(out));
  const metas = bundles.map(({ out }) => join(dist, 'meta', `${out.replaceAll('/', '-')}.json`));
  const missing = metas.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`not built: ${missing.join(', ')}`);
  const folders = metas.flatMap((file) => foldersIn(JSON.parse(readFileSync(file, 'utf8'))));
  const packages = [...new Set(folders)].map((folder) => {
    const { name, version, license } = readJson(folder, 'package.json');
    const integrity = lock[folder]?.integrity;
    return { name, version, licence: license, text: licenceText(folder), integrity };
  });
  const byName = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** What keeps a package from being shipped. */
export function licenceProblems(packages) {
  return packages.flatMap(({ name, licence, integrity }) => [
    ...(acceptedLicences.includes(licence) ? [] : [`${name}: licence ${licence} is not accepted`]),
    ...(integrity === undefined ? [`${name}: not in package-lock.json`] : []),
  ]);
}

/**
 * The licences of what is bundled. Each text stands once, under all packages that bear it; a
 * package that comes without one stands with the others of its licence.
 */
export function thirdPartyNotices(packages) {
  const byText = new Map();
  for (const one of packages) {
    const other = packages.find(({ licence, text }) => licence === one.licence && text);
    const text = one.text ?? other?.text ?? one.licence;
    byText.set(text, [...(byText.get(text) ?? []), one]);
  }
  const parts = [...byText].map(([text, those]) => {
    const names = those.map(({ name, version, licence }) => `${name} ${version} (${licence})`);
    return `${names.join('\n')}\n\n${text}\n`;
  });
  const heading = 'EKS Private DNS is bundled with parts of these packages, under these licences.';
  return [`${heading}\n`, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

const purl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/), without anything that time changes. */
export function sbom(packages) {
  const { name, version, license } = readJson('package.json');
  const self = purl(name, version);
  const components = packages.map((one) => {
    const [group, bare] = one.name.startsWith('@') ? one.name.split('/') : [undefined, one.name];
    const digest = Buffer.from((one.integrity ?? '').replace('sha512-', ''), 'base64');
    return {
      type: 'library',
      'bom-ref': purl(one.name, one.version),
      ...(group && { group }),
      name: bare,
      version: one.version,
      licenses: [{ license: { id: one.licence } }],
      hashes: [{ alg: 'SHA-512', content: digest.toString('hex') }],
      purl: purl(one.name, one.version),
    };
  });
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': self,
        name,
        version,
        licenses: [{ license: { id: license } }],
        purl: self,
      },
    },
    components,
    dependencies: [
      { ref: self, dependsOn: components.map((one) => one['bom-ref']) },
      ...components.map((one) => ({ ref: one['bom-ref'] })),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
