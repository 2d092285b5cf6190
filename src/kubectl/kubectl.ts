import { getNodesWords } from '../core/model/getNodes.js';
import { PortError } from '../core/model/portError.js';
import type { KubeContext, Kubectl, NodeState } from '../core/ports/kubectl.js';
import { failureOf } from './errors.js';
import type { RunKubectl } from './run.js';

/** Seconds: the kubeconfig is on this machine's disk. */
const viewSeconds = 5;
/** Seconds, credentials command included. */
const nodesSeconds = 20;

/** The port over the user's own kubectl. */
export function createKubectl(run: RunKubectl): Kubectl {
  return {
    async contexts(signal) {
      try {
        const words = ['config', 'view', '-o', 'json'];
        const { code, stdout } = await run(words, { seconds: viewSeconds, signal });
        return code === 0 ? contextsIn(stdout) : [];
      } catch (error) {
        if (error instanceof PortError && error.kind === 'notFound') return [];
        throw error;
      }
    },

    async nodes({ context, proxy }, signal) {
      const words = getNodesWords(context);
      const env = proxy && {
        HTTPS_PROXY: `http://${proxy.address}:${proxy.port}`,
        https_proxy: `http://${proxy.address}:${proxy.port}`,
        NO_PROXY: '',
        no_proxy: '',
      };
      const ended = await run(words, { seconds: nodesSeconds, signal, ...(env ? { env } : {}) });
      const command = `kubectl ${words.join(' ')}`;
      const nodes = ended.code === 0 ? nodesIn(ended.stdout) : undefined;
      if (nodes) return nodes;
      throw failureOf(ended.stderr || ended.stdout, context, command);
    },
  };
}

/** Contexts with the host of their cluster's server, in the order of the file. */
export function contextsIn(json: string): readonly KubeContext[] {
  const config = objectIn(json);
  const hosts = new Map(
    listOf(config['clusters']).map(({ name, cluster }) => {
      const { server } = recordOf(cluster);
      return [name, typeof server === 'string' ? hostOf(server) : ''];
    }),
  );
  return listOf(config['contexts']).flatMap(({ name, context }) => {
    const host = hosts.get(recordOf(context)['cluster']);
    return typeof name === 'string' && host ? [{ name, host }] : [];
  });
}

/** `undefined` for what is no list of nodes. */
export function nodesIn(json: string): readonly NodeState[] | undefined {
  const list = objectIn(json);
  if (!Array.isArray(list['items'])) return undefined;
  return listOf(list['items']).map(({ metadata, status }) => {
    const { name } = recordOf(metadata);
    const { conditions, nodeInfo } = recordOf(status);
    const ready = listOf(conditions).some(
      (condition) => condition['type'] === 'Ready' && condition['status'] === 'True',
    );
    const { kubeletVersion } = recordOf(nodeInfo);
    return { name: textOf(name), ready, version: textOf(kubeletVersion) };
  });
}

type Fields = Readonly<Record<string, unknown>>;

function objectIn(json: string): Fields {
  try {
    return recordOf(JSON.parse(json));
  } catch {
    // Not JSON: as if there were nothing in it.
    return {};
  }
}

function recordOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/[^\x20-\x7e]/g, '?').slice(0, 253) : '';
}

/** `URL` lower-cases the host, as the endpoint name is. */
function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).hostname : '';
}
