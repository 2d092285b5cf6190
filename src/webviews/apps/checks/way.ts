import { receive } from '../../contract/receive.js';
import type { PageTextKey } from '../../contract/texts.js';
import { waySchema, type Way, type WayDraft } from '../../contract/way.js';

/** What an input of a way is called. */
export type WayField = 'serverName' | 'caFile' | 'path';

/** Which input of a way is wrong, and what to say of it. */
export interface WayFault {
  readonly field: WayField;
  readonly text: PageTextKey;
}

/** How clients ask. */
export const usualWay: WayDraft = { transport: 'udp', serverName: '', caFile: '', path: '' };

/** The port of each transport where none is given. */
export const usualPorts = { udp: '53', tcp: '53', tls: '853', https: '443' } as const;

/** The way that a draft says; inputs that its transport does not show say nothing. */
export function wayOf({ transport, serverName, caFile, path }: WayDraft): Way | WayFault {
  const secure = transport === 'tls' || transport === 'https';
  const said = (text: string, counts: boolean) => (counts && text.trim() !== '' ? text.trim() : '');
  const texts = {
    serverName: said(serverName, secure),
    caFile: said(caFile, secure),
    path: said(path, transport === 'https'),
  };
  const given = Object.entries(texts).filter(([, text]) => text !== '');
  const sent = receive(waySchema, { transport, ...Object.fromEntries(given) });
  if (sent.ok) return sent.message;
  const field = (['serverName', 'path'] as const).find((one) => sent.problem.startsWith(one));
  return { field: field ?? 'caFile', text: faultTexts[field ?? 'caFile'] };
}

const faultTexts = {
  serverName: 'page.checks.way.badName',
  path: 'page.checks.way.badPath',
  caFile: 'page.checks.way.badFile',
} as const;
