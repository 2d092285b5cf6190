import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { DnsWay } from '../core/dns/types.js';
import { isSecure, type WayChoice } from '../core/dns/way.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';

/** More than any system's whole store of certificates, octets. */
const largestFile = 4 * 1024 * 1024;

/**
 * The way that is meant, its certificates read. Throws `notFound` for a file that cannot be read,
 * and `invalid` for one without a certificate. Without TLS nothing of it is read.
 */
export async function readWay(choice: WayChoice): Promise<DnsWay> {
  const { transport, serverName, caFile, path, anyCertificate = false } = choice;
  if (!isSecure(transport)) return { transport };
  const ca = caFile === undefined || anyCertificate ? undefined : await certificatesIn(caFile);
  return {
    transport,
    tls: {
      ...(serverName === undefined ? {} : { serverName }),
      ...(ca === undefined ? {} : { ca }),
      ...(anyCertificate ? { verify: 'none' as const } : {}),
    },
    ...(transport === 'https' && path !== undefined ? { path } : {}),
  };
}

async function certificatesIn(name: string): Promise<readonly string[]> {
  const file = name.startsWith('~/') ? join(homedir(), name.slice(2)) : name;
  const content = await contentOf(file);
  const found = content.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (found.length > 0 && found.every(isCertificate)) return found;
  throw new PortError({
    kind: 'invalid',
    messageKey: 'error.noCertificate',
    args: { file },
    help: message('help.noCertificate'),
  });
}

async function contentOf(file: string): Promise<string> {
  try {
    // A device or a pipe has no end.
    const { size } = await stat(file).then((found) =>
      found.isFile() ? found : { size: Infinity },
    );
    if (size > largestFile) return '';
    return await readFile(file, 'utf8');
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    const args = { file, detail };
    const help = message('help.noCertificate');
    throw new PortError({ kind: 'notFound', messageKey: 'error.fileNotRead', args, help }, thrown);
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    // Text between the lines of a certificate that is none.
    return false;
  }
}
