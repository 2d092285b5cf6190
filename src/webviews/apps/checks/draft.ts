import type { CheckInput, ChecksDraft, ChecksState } from '../../contract/checks.js';
import { checkInputSchema } from '../../contract/checks.js';
import { receive } from '../../contract/receive.js';
import type { Way, WayDraft } from '../../contract/way.js';
import { usualPorts, usualWay, wayOf, type WayField } from './way.js';
import type { PageTextKey } from '../../contract/texts.js';

/** The source that stands for a server given by its address. */
export const customSource = 'custom';

/** What the inputs hold before anybody typed. */
export function firstDraft(state: ChecksState): ChecksDraft {
  const { inputs } = state;
  const asked = inputs?.asked;
  return {
    source:
      asked?.kind === 'server' ? customSource : (asked?.vantageId ?? state.vantages[0]?.id ?? ''),
    address: asked?.kind === 'server' ? asked.address : '',
    port: asked?.kind === 'server' ? String(asked.port) : '53',
    way: { ...usualWay, ...(inputs ? said(inputs.way) : {}) },
    type: inputs?.type ?? 'A',
    name: inputs?.name ?? state.endpointName ?? '',
  };
}

function said({ transport, serverName = '', caFile = '', path = '' }: Way): WayDraft {
  return { transport, serverName, caFile, path };
}

/** Another way; a port that was the usual one of the old transport becomes that of the new one. */
export function withWay(draft: ChecksDraft, way: WayDraft): ChecksDraft {
  const usual = draft.port === usualPorts[draft.way.transport];
  return { ...draft, way, ...(usual ? { port: usualPorts[way.transport] } : {}) };
}

/** A draft that was saved, fitted to what is offered now. */
export function fitted(draft: ChecksDraft, state: ChecksState): ChecksDraft {
  const offered = draft.source === customSource || hasVantage(state, draft.source);
  const first = firstDraft(state);
  return {
    ...draft,
    source: offered ? draft.source : first.source,
    name: draft.name === '' ? first.name : draft.name,
  };
}

function hasVantage(state: ChecksState, id: string): boolean {
  return state.vantages.some((vantage) => vantage.id === id);
}

/** Which input is wrong, and what to say of it. */
export interface Fault {
  readonly field: 'source' | 'address' | 'port' | 'type' | 'name' | WayField;
  readonly text: PageTextKey;
}

/** The question that a draft asks, or what is wrong with it. */
export function inputOf(draft: ChecksDraft): CheckInput | Fault {
  const custom = draft.source === customSource;
  const way = wayOf(draft.way);
  if ('field' in way) return way;
  const sent = receive(checkInputSchema, {
    asked: custom
      ? { kind: 'server', address: draft.address.trim(), port: portOf(draft.port) }
      : { kind: 'vantage', vantageId: draft.source },
    way,
    type: draft.type.trim(),
    name: draft.name.trim(),
  });
  if (sent.ok) return sent.message;
  const [path = ''] = sent.problem.split(':');
  if (path === 'asked.address') return { field: 'address', text: 'page.checks.badAddress' };
  if (path === 'asked.port') return { field: 'port', text: 'page.checks.badPort' };
  if (path === 'type') return { field: 'type', text: 'page.checks.badType' };
  if (path === 'name') return { field: 'name', text: 'page.checks.badName' };
  return { field: 'source', text: 'page.checks.badVantage' };
}

function portOf(text: string): number {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
}
