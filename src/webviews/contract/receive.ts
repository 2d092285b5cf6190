import * as z from 'zod/mini';

/** What came over the wire: a message, or why it was dropped. */
export type Received<T> =
  { readonly ok: true; readonly message: T } | { readonly ok: false; readonly problem: string };

/**
 * Reads what the other side posted. Never throws, whatever it is given: a message
 * that the schema does not know is a result here, for the caller to drop and report.
 */
export function receive<Schema extends z.ZodMiniType>(
  schema: Schema,
  raw: unknown,
): Received<z.infer<Schema>> {
  try {
    const parsed = z.safeParse(schema, raw);
    if (parsed.success) return { ok: true, message: parsed.data };
    const [issue] = parsed.error.issues;
    const path = issue?.path.map(String).join('.') ?? '';
    return { ok: false, problem: `${path === '' ? 'message' : path}: ${issue?.code ?? 'invalid'}` };
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.name : 'not an error';
    return { ok: false, problem: `message: unreadable (${detail})` };
  }
}
