import type { Plan } from '../../model/plan.js';

/** A file name without its ending, legal on every system: verb and cluster. */
export function fileName({ verb, clusterName }: Plan): string {
  const cluster = clusterName.replace(/[^A-Za-z0-9_-]/g, '-').slice(0, 80);
  return `${verb}-private-dns-${cluster}`;
}
