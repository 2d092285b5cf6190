import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where journals are kept: `EKS_PRIVATE_DNS_STATE`, or what the system has for such things. */
export function stateFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const own = env['EKS_PRIVATE_DNS_STATE'];
  if (own) return own;
  if (platform === 'win32' && env['APPDATA']) return join(env['APPDATA'], 'eks-private-dns');
  const home = env['HOME'] || homedir();
  return join(env['XDG_STATE_HOME'] || join(home, '.local', 'state'), 'eks-private-dns');
}
