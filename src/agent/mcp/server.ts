import { portErrorOf } from '../../core/model/portError.js';
import { version } from '../../core/model/version.js';
import { callTool } from '../callTool.js';
import type { Desk } from '../operations.js';
import { failureText } from '../refusal.js';
import type { ReadTool } from '../tool.js';
import {
  errorCodes,
  incomingOf,
  ProtocolError,
  recordOf,
  sessionRevisions,
  statelessRevisions,
  type Incoming,
  type RequestId,
} from './protocol.js';

/** What a server of the Model Context Protocol is made from. */
export interface McpServerDeps {
  readonly tools: readonly ReadTool[];
  readonly desk: Desk;
  /** Writes one message; its line end is the transport's. */
  readonly send: (message: string) => void;
  /** Ends every call. */
  readonly signal: AbortSignal;
}

/** A server: what it makes of each line that comes. */
export interface McpServer {
  /** Resolves when the line was answered, if it wants an answer. Never rejects. */
  receive(line: string): Promise<void>;
}

const serverInfo = { name: 'eks-private-dns', title: 'EKS Private DNS', version };
const instructions =
  'Tools about the endpoint names of Amazon EKS clusters and Route 53 Resolver. All of them read only. Begin with list_eks_private_dns; judge before planning; a person applies plans.';
const revisionKey = 'io.modelcontextprotocol/protocolVersion';
const capabilitiesKey = 'io.modelcontextprotocol/clientCapabilities';
const hourMs = 3_600_000;

/**
 * The tools over MCP: `initialize` for clients of the revisions up to 2025-11-25, and requests that
 * say their revision themselves for those after. No state but the calls under way.
 */
export function createMcpServer({ tools, desk, send, signal }: McpServerDeps): McpServer {
  const underWay = new Map<RequestId, AbortController>();

  const answer = async ({ id, method, params }: Incoming, stop: AbortSignal): Promise<object> => {
    const stateless = statelessOf(params, method);
    const whole = (result: object, kept = false): object =>
      stateless
        ? {
            resultType: 'complete',
            ...result,
            ...(kept ? { ttlMs: hourMs, cacheScope: 'public' } : {}),
            _meta: { 'io.modelcontextprotocol/serverInfo': serverInfo },
          }
        : result;
    switch (method) {
      case 'initialize':
        return initialized(params);
      case 'server/discover': {
        const supportedVersions = [...statelessRevisions, ...sessionRevisions];
        const found = { supportedVersions, capabilities: { tools: {} }, serverInfo, instructions };
        return whole(found, true);
      }
      case 'ping':
        return whole({});
      case 'tools/list':
        return whole({ tools: tools.map(described) }, true);
      case 'tools/call':
        return whole(await called(tools, desk, params, stop));
      default:
        throw new ProtocolError(
          errorCodes.methodNotFound,
          `There is no method ${method}.`,
          id === undefined ? undefined : { method },
        );
    }
  };

  const respond = async (request: Incoming & { readonly id: RequestId }): Promise<void> => {
    const { id } = request;
    const stop = new AbortController();
    underWay.set(id, stop);
    try {
      const result = await answer(request, AbortSignal.any([signal, stop.signal]));
      // Whoever called it off wants no answer any more.
      if (!stop.signal.aborted) send(JSON.stringify({ jsonrpc: '2.0', id, result }));
    } catch (thrown) {
      if (!stop.signal.aborted) send(failure(thrown, id));
    } finally {
      underWay.delete(id);
    }
  };

  return {
    async receive(line) {
      if (line.trim() === '') return;
      try {
        const message = incomingOf(line);
        if (!message) return;
        const { id } = message;
        if (id !== undefined) await respond({ ...message, id });
        else if (message.method === 'notifications/cancelled') {
          const called = message.params['requestId'];
          if (typeof called === 'string' || typeof called === 'number') {
            underWay.get(called)?.abort();
          }
        }
      } catch (thrown) {
        send(failure(thrown));
      }
    },
  };
}

/** Whether a request says its own revision. Throws where it is none of ours, or half of it is missing. */
function statelessOf(params: Incoming['params'], method: string): boolean {
  const meta = recordOf(params['_meta']) ?? {};
  const requested = meta[revisionKey];
  if (requested === undefined) {
    if (method !== 'server/discover') return false;
    throw new ProtocolError(errorCodes.invalidParams, `_meta lacks ${revisionKey}.`);
  }
  if (!statelessRevisions.some((one) => one === requested)) {
    throw new ProtocolError(errorCodes.unsupportedRevision, 'Unsupported protocol version', {
      supported: [...statelessRevisions, ...sessionRevisions],
      requested,
    });
  }
  if (recordOf(meta[capabilitiesKey])) return true;
  throw new ProtocolError(errorCodes.invalidParams, `_meta lacks ${capabilitiesKey}.`);
}

/** The revision that was asked for where we speak it, else our newest of that kind. */
function initialized(params: Incoming['params']): object {
  const asked = params['protocolVersion'];
  const protocolVersion = sessionRevisions.find((one) => one === asked) ?? sessionRevisions[0];
  return { protocolVersion, capabilities: { tools: {} }, serverInfo, instructions };
}

function described({ name, title, description, inputSchema }: ReadTool): object {
  // It changes nothing, and asks AWS and DNS servers, which are a world of their own.
  const annotations = { title, readOnlyHint: true, openWorldHint: true };
  return { name, title, description, inputSchema, annotations };
}

/** What goes wrong in a tool is for the model to read; only a tool that is none is an error here. */
async function called(
  tools: readonly ReadTool[],
  desk: Desk,
  params: Incoming['params'],
  signal: AbortSignal,
): Promise<object> {
  const { name } = params;
  const tool = tools.find((one) => one.name === name);
  if (!tool) throw new ProtocolError(errorCodes.invalidParams, `There is no tool ${String(name)}.`);
  try {
    const { text, data } = await callTool(tool, desk, params['arguments'], signal);
    const content = [text, JSON.stringify(data)].map((part) => ({ type: 'text', text: part }));
    return { content, structuredContent: data, isError: false };
  } catch (thrown) {
    const text = failureText(portErrorOf(thrown));
    return { content: [{ type: 'text', text }], isError: true };
  }
}

function failure(thrown: unknown, id: RequestId | null = null): string {
  const { code, message, data } =
    thrown instanceof ProtocolError
      ? thrown
      : { code: errorCodes.internal, message: String(thrown), data: undefined };
  const error = { code, message, ...(data === undefined ? {} : { data }) };
  return JSON.stringify({ jsonrpc: '2.0', id, error });
}
