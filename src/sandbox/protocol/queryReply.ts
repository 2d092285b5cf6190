import type { AwsFault } from '../awsFault.js';
import type { Reply } from '../context.js';
import { element, xmlDeclaration } from './xml.js';

/** An answer of the query protocol as IAM and STS write it; `result` is the XML inside `…Result`. */
export function queryReply(
  namespace: string,
  operation: string,
  result: string,
  requestId: string,
): Reply {
  const metadata = element('ResponseMetadata', { RequestId: requestId });
  return {
    status: 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body:
      `<${operation}Response xmlns="${namespace}"><${operation}Result>${result}</${operation}Result>` +
      `${metadata}</${operation}Response>`,
  };
}

/** Their errors. */
export function queryFailure(namespace: string, fault: AwsFault, requestId: string): Reply {
  const error = element('Error', {
    Type: fault.status >= 500 ? 'Receiver' : 'Sender',
    Code: fault.code,
    Message: fault.message,
  });
  return {
    status: fault.status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: `${xmlDeclaration}<ErrorResponse xmlns="${namespace}">${error}${element('RequestId', requestId)}</ErrorResponse>`,
  };
}
