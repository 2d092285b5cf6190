import { nothing, type TemplateResult } from 'lit';
import { transports, type Transport, type WayDraft } from '../../contract/way.js';
import type { PageTextKey } from '../../contract/texts.js';
import type { Say } from '../shared/talk.js';
import { selectField, textField } from './fields.js';
import type { WayField } from './way.js';

/** What the inputs of a way need. */
export interface WayParts {
  readonly say: Say;
  readonly way: WayDraft;
  readonly fault: { readonly field: string; readonly text: PageTextKey } | undefined;
  readonly edit: (way: WayDraft) => void;
}

const transportTexts = { udp: 'UDP', tcp: 'TCP', tls: 'TLS', https: 'HTTPS' } as const;

/** The transport; `size` is its place in the grid. */
export function transportField(size: string, { say, way, edit }: WayParts): TemplateResult {
  return selectField({
    size,
    label: say('page.checks.transport'),
    options: transports.map((id) => ({ id, text: transportTexts[id] })),
    value: way.transport,
    wrong: undefined,
    onChange: (id) => edit({ ...way, transport: transportNamed(id) }),
  });
}

function transportNamed(id: string): Transport {
  return transports.find((one) => one === id) ?? 'udp';
}

/** What a server's certificate has to be, where the transport has one. */
export function certificateFields(parts: WayParts): TemplateResult[] | typeof nothing {
  const { transport } = parts.way;
  if (transport !== 'tls' && transport !== 'https') return nothing;
  const fields = [input('half', 'serverName', parts), input('half', 'caFile', parts)];
  return transport === 'https' ? [...fields, input('half', 'path', parts)] : fields;
}

const placeholders = {
  serverName: 'page.checks.way.serverName.hint',
  caFile: 'page.checks.way.caFile.hint',
} as const;

function input(size: string, field: WayField, { say, way, fault, edit }: WayParts): TemplateResult {
  return textField({
    size,
    label: say(`page.checks.way.${field}`),
    value: way[field],
    placeholder: field === 'path' ? '/dns-query' : say(placeholders[field]),
    wrong: fault?.field === field ? say(fault.text) : undefined,
    onChange: (text) => edit({ ...way, [field]: text }),
  });
}
