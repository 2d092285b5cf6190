import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifacts, dist, repo } from './paths.mjs';
import { licenceProblems, sbom, shippedPackages, thirdPartyNotices } from './shipped.mjs';

const { name, version } = JSON.parse(readFileSync(join(repo, 'package.json'), 'utf8'));

/** The packed extension. */
export const vsixPath = join(artifacts, `${name}-${version}.vsix`);

/** What is in it that is not ours, as CycloneDX; beside the package, for whoever publishes it. */
export const sbomPath = join(artifacts, `${name}-${version}.cdx.json`);

/** The time of the last commit, so that the same sources pack to the same bytes. */
export function sourceDate() {
  if (process.env.SOURCE_DATE_EPOCH) return process.env.SOURCE_DATE_EPOCH;
  const git = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: repo, encoding: 'utf8' });
  return git.status === 0 ? git.stdout.trim() : '0';
}

function vsce(...args) {
  const result = spawnSync(
    process.execPath,
    [join(repo, 'node_modules', '@vscode', 'vsce', 'vsce'), ...args],
    {
      cwd: repo,
      encoding: 'utf8',
      env: { ...process.env, SOURCE_DATE_EPOCH: sourceDate() },
      timeout: 300_000,
    },
  );
  if (result.status === 0) return result.stdout;
  const why = result.error?.message ?? `${result.stdout}${result.stderr}`;
  throw new Error(`vsce ${args[0]} failed: ${why.trim()}`);
}

/**
 * Packs what dist/ holds, with the licences of what is bundled; node_modules stays out. Throws
 * where a package must not be shipped.
 */
export function packVsix() {
  mkdirSync(artifacts, { recursive: true });
  const packages = shippedPackages();
  const problems = licenceProblems(packages);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(packages));
  writeFileSync(sbomPath, sbom(packages));
  const links = ['--no-rewrite-relative-links', '--allow-missing-repository'];
  return vsce('package', '--no-dependencies', ...links, '--out', vsixPath);
}

/** The files that would be packed, sorted. */
export const vsixFiles = () => vsce('ls', '--no-dependencies').split('\n').filter(Boolean).sort();
