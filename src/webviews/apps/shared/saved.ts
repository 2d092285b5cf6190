import { receive } from '../../contract/receive.js';

/** What the page saved before, where it can be read. */
export function saved<Schema extends Parameters<typeof receive>[0]>(
  schema: Schema,
  raw: unknown,
): Extract<ReturnType<typeof receive<Schema>>, { readonly ok: true }>['message'] | undefined {
  const received = receive(schema, raw);
  return received.ok ? received.message : undefined;
}
