import type { HttpRequest } from '../context.js';

/** What a SigV4 signature says about itself. The signature is never verified here. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

/** `AKID/20260101/us-east-1/ec2/aws4_request`, from the header or a presigned query. */
export function credentialScope(request: HttpRequest): CredentialScope | undefined {
  const header = request.headers['authorization'] ?? '';
  const fromHeader = /^AWS4-HMAC-SHA256\s.*?Credential=([^,\s]+)/.exec(header)?.[1];
  const credential = fromHeader ?? request.query.get('X-Amz-Credential') ?? '';
  const [accessKeyId = '', date = '', region = '', service = '', end = ''] = credential.split('/');
  if (accessKeyId === '' || date === '' || end !== 'aws4_request') return undefined;
  return { accessKeyId, region, service };
}
