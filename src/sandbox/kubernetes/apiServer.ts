import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cluster } from '../model/cluster.js';
import type { World } from '../world.js';
import { certificatesOf } from './certificates.js';

/** What an API server of Kubernetes answers to a request, as JSON. */
interface Answer {
  readonly status: number;
  readonly body: object;
}

/**
 * A cluster's API server as far as `GET /version` and `kubectl get nodes` go. It listens nowhere:
 * connections are handed to it by `emit('connection', socket)`.
 */
export function apiServerOf(cluster: Cluster, world: () => World): Server {
  const { certificate, key } = certificatesOf(cluster);
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { status, body } = answerTo(request, cluster, world());
    const text = JSON.stringify(body);
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  };
  const server = createServer({ cert: certificate, key, ALPNProtocols: ['http/1.1'] }, answer);
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  server.keepAliveTimeout = 2_000;
  // A client that does not like the certificate goes away in the middle of the handshake.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  return server;
}

function answerTo(request: IncomingMessage, cluster: Cluster, world: World): Answer {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (!isSignedIn(request.headers.authorization))
    return failure(401, 'Unauthorized', 'Unauthorized');
  if (request.method !== 'GET') {
    return failure(405, 'MethodNotAllowed', 'the server does not allow this method');
  }
  switch (path) {
    case '/version':
      return { status: 200, body: versionOf(cluster) };
    case '/api':
      return { status: 200, body: { kind: 'APIVersions', versions: ['v1'] } };
    case '/apis':
      return { status: 200, body: { kind: 'APIGroupList', apiVersion: 'v1', groups: [] } };
    case '/api/v1':
      return { status: 200, body: resources };
    case '/api/v1/nodes':
      return { status: 200, body: nodesOf(cluster, world) };
    default:
      return failure(404, 'NotFound', 'the server could not find the requested resource');
  }
}

/** EKS takes a presigned `sts:GetCallerIdentity` in base64, as `aws eks get-token` prints it. */
function isSignedIn(authorization = ''): boolean {
  const [, token] = /^Bearer k8s-aws-v1\.([\w-]+)$/.exec(authorization) ?? [];
  if (token === undefined) return false;
  const url = Buffer.from(token, 'base64url').toString('utf8');
  if (!URL.canParse(url)) return false;
  const { searchParams } = new URL(url);
  const signed = searchParams.has('X-Amz-Credential') && searchParams.has('X-Amz-Signature');
  return signed && searchParams.get('Action') === 'GetCallerIdentity';
}

function failure(code: number, reason: string, message: string): Answer {
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure' };
  return { status: code, body: { ...status, message, reason, code } };
}

function versionOf({ version = '1.31' }: Cluster): object {
  const [major, minor] = version.split('.');
  return { major, minor, gitVersion: `v${version}.4-eks-sandbox`, platform: 'linux/amd64' };
}

const resources = {
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion: 'v1',
  resources: [
    {
      name: 'nodes',
      singularName: 'node',
      namespaced: false,
      kind: 'Node',
      verbs: ['get', 'list'],
      shortNames: ['no'],
    },
  ],
};

/** Nodes are the instances of the cluster's VPC that bear its cluster security group. */
function nodesOf({ vpcConfig, version = '1.31' }: Cluster, world: World): object {
  const group = vpcConfig?.clusterSecurityGroupId ?? '';
  const nodes = world.networkInterfaces.filter(
    ({ groupIds, attachment }) => groupIds.includes(group) && attachment?.instanceId !== undefined,
  );
  const items = nodes.map(({ privateIpAddresses: [address = ''] }) => ({
    metadata: {
      name: `ip-${address.replaceAll('.', '-')}.ec2.internal`,
      uid: address,
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: {},
    },
    spec: {},
    status: {
      addresses: [{ type: 'InternalIP', address }],
      conditions: [{ type: 'Ready', status: 'True' }],
      nodeInfo: { kubeletVersion: `v${version}.4-eks-sandbox` },
    },
  }));
  return { kind: 'NodeList', apiVersion: 'v1', metadata: { resourceVersion: '1' }, items };
}
