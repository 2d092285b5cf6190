import type { Tags } from '../../model/network.js';
import type { Json } from './json.js';

/** Tags as most services take them. */
export function tagList(tags: Tags): Json {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Tags of what is made by the same call; no member at all for none, which EC2 refuses. */
export function tagged(ResourceType: string, tags: Tags): { readonly [member: string]: Json } {
  if (Object.keys(tags).length === 0) return {};
  return { TagSpecifications: [{ ResourceType, Tags: tagList(tags) }] };
}
