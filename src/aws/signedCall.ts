import { partition } from '@aws-sdk/util-endpoints';
import { Hash } from '@smithy/hash-node';
import { HttpRequest, type HttpResponse } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { endpointOf, httpOptionsOf, type Clients, type ClientOptions } from './clients.js';
import type { Service } from './caller.js';
import { childOf, readXml, textOf, type XmlElement } from './xml.js';

/** A call of a service that is spoken to without a client: in JSON, or Route 53's XML. */
export interface SignedRequest {
  readonly service: Extract<Service, 'ram' | 'servicequotas' | 'route53' | 'route53profiles'>;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path segments are encoded by whoever writes them. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** AWS JSON 1.1 names the operation in a header. */
  readonly target?: string;
  readonly body?: object;
}

/** Sends one and gives its parsed answer, an XML one as text. Throws as the SDK does: `name` is AWS's error code. */
export type SendSigned = (
  request: SignedRequest,
  options: { readonly abortSignal: AbortSignal },
) => Promise<unknown>;

/** Far more than any answer of these services; a wrong endpoint must not fill the memory. */
const maxAnswerBytes = 4_000_000;

/** Signs with the credentials of the clients, so that there is one sign-in for all. */
export function createSignedCalls(options: ClientOptions, clients: () => Clients): SendSigned {
  let handler: NodeHttpHandler | undefined;
  return async (request, { abortSignal }) => {
    handler ??= new NodeHttpHandler(httpOptionsOf(options));
    const signer = new SignatureV4({
      credentials: clients().sts.config.credentials,
      region: signingRegion(options.region, request.service),
      service: request.service,
      sha256: Hash.bind(null, 'sha256'),
    });
    const unsigned = httpRequestFor(options, request);
    const signed = HttpRequest.clone(await signer.sign(unsigned));
    const { response } = await handler.handle(signed, { abortSignal });
    return answerOf(response);
  };
}

function httpRequestFor(options: ClientOptions, request: SignedRequest): HttpRequest {
  const { service, method, path, query, target, body } = request;
  const base = new URL(endpointOf(options, service) ?? `https://${hostOf(options, service)}`);
  const text = body === undefined ? undefined : JSON.stringify(body);
  const type = target === undefined ? 'application/json' : 'application/x-amz-json-1.1';
  return new HttpRequest({
    protocol: base.protocol,
    hostname: base.hostname,
    ...(base.port === '' ? {} : { port: Number(base.port) }),
    method,
    path: `${base.pathname.replace(/\/$/, '')}${path}`,
    ...(query ? { query: { ...query } } : {}),
    headers: {
      host: base.host,
      ...(text === undefined
        ? {}
        : { 'content-type': type, 'content-length': String(Buffer.byteLength(text)) }),
      ...(target === undefined ? {} : { 'x-amz-target': target }),
    },
    ...(text === undefined ? {} : { body: text }),
  });
}

/** Route 53 is one for all Regions of a partition, and its calls are signed for one of them. */
function signingRegion(region: string, service: SignedRequest['service']): string {
  return (service === 'route53' ? globalRegions[partition(region).name] : undefined) ?? region;
}

/** By partition (aws facts §1.1); the smallest partitions have one Region. */
const globalRegions: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-northwest-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
};

function hostOf(options: ClientOptions, service: SignedRequest['service']): string {
  const { region, useFipsEndpoint = false, useDualstackEndpoint = false } = options;
  const { dnsSuffix, dualStackDnsSuffix, name } = partition(region);
  const host = useFipsEndpoint ? `${service}-fips` : service;
  const suffix = useDualstackEndpoint ? dualStackDnsSuffix : dnsSuffix;
  if (service !== 'route53') return `${host}.${region}.${suffix}`;
  if (useFipsEndpoint && name === 'aws') return `route53-fips.${dnsSuffix}`;
  return name === 'aws-us-gov' ? `route53.us-gov.${dnsSuffix}` : `route53.${dnsSuffix}`;
}

async function answerOf({ statusCode, headers, body }: HttpResponse): Promise<unknown> {
  const text = await readAll(body as AsyncIterable<Uint8Array>);
  const xml = text.startsWith('<') ? readXml(text) : undefined;
  if (statusCode < 300 && xml) return text;
  const parsed = xml ? errorIn(xml) : parse(text);
  if (statusCode < 300) return parsed ?? {};
  const known = typeof parsed === 'object' && parsed !== null ? parsed : {};
  const said = (name: string): string | undefined => {
    const value = (known as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' ? value : undefined;
  };
  // Without a code of AWS's own the status alone says what it means.
  const code = said('__type') ?? headers['x-amzn-errortype'] ?? said('code') ?? 'HttpError';
  throw Object.assign(new Error(said('message') ?? said('Message') ?? text.slice(0, 500)), {
    name: code.replace(/^.*#/, '').replace(/:.*$/, ''),
    $fault: statusCode < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode: statusCode },
  });
}

/** `<ErrorResponse><Error><Code>…`, with names as the JSON protocols have them. */
function errorIn(xml: XmlElement): object {
  const error = childOf(xml, 'Error');
  const [code, message] = [textOf(error, 'Code'), textOf(error, 'Message')];
  return { ...(code === undefined ? {} : { code }), ...(message === undefined ? {} : { message }) };
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) throw new Error(`The answer is over ${maxAnswerBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An error page of something in between; its text is told by whoever called.
    return undefined;
  }
}
