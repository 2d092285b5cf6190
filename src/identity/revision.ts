import { createHash } from 'node:crypto';
import type { Section, SharedFiles } from './sharedFiles.js';

/**
 * A digest of everything in the files that bears on a profile's credentials: its own section,
 * its `sso_session`, and the profiles it borrows credentials from. Secrets only enter the digest.
 */
export function revisionOf(name: string, files: SharedFiles): string {
  const hash = createHash('sha256');
  const visited = new Set<string>();
  let next: string | undefined = name;
  while (next !== undefined && !visited.has(next)) {
    visited.add(next);
    const section: Section | undefined = files.profiles.get(next);
    hash.update(JSON.stringify([next, ...sorted(section)]));
    hash.update(JSON.stringify(sorted(files.ssoSessions.get(section?.['sso_session'] ?? ''))));
    next = section?.['source_profile'];
  }
  return hash.digest('hex');
}

function sorted(section: Section | undefined): readonly (readonly [string, string | undefined])[] {
  return Object.entries(section ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
