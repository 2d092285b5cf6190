import * as z from 'zod/mini';
import { serverNamePattern, urlPathPattern } from '../../core/model/serverName.js';

/** The transports, as they are offered. */
export const transports = ['udp', 'tcp', 'tls', 'https'] as const;
export const transportSchema = z.enum(transports);
export type Transport = z.infer<typeof transportSchema>;

/** How a question travels; the certificates are read by the host. */
export const waySchema = z.strictObject({
  transport: transportSchema,
  /** The name on the server's certificate; absent: its address. */
  serverName: z.optional(z.string().check(z.regex(serverNamePattern))),
  /** A file of CA certificates on the host's machine; absent: the system's. */
  caFile: z.optional(z.string().check(z.minLength(1), z.maxLength(1024))),
  /** Path of the URL, for HTTPS; absent: `/dns-query`. */
  path: z.optional(z.string().check(z.regex(urlPathPattern))),
});
export type Way = z.infer<typeof waySchema>;

/** The same while it is typed. */
export const wayDraftSchema = z.object({
  transport: transportSchema,
  serverName: z.string(),
  caFile: z.string(),
  path: z.string(),
});
export type WayDraft = z.infer<typeof wayDraftSchema>;
