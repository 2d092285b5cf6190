import { AwsFault } from '../../awsFault.js';
import type { Tags } from '../../model/network.js';
import type { Members } from '../../protocol/members.js';
import { tagsPerResource } from './limits.js';

/** Reads a TagList member; limits are judged by `checkTags`, after the request's own. */
export function readTags(input: Members): [string, string][] {
  return (input.structures('Tags') ?? []).map((tag) => [
    tag.requiredString('Key', { min: 1, max: 128 }),
    tag.requiredString('Value', { min: 0, max: 256 }),
  ]);
}

export function checkTags(before: Tags, added: readonly [string, string][]): Tags {
  const seen = new Set<string>();
  for (const [key] of added) {
    if (/^aws:/i.test(key)) throw invalidTag(`Tag keys cannot start with aws: '${key}'`);
    if (seen.has(key)) throw invalidTag(`Duplicate tag key '${key}'`);
    seen.add(key);
  }
  const after = { ...before, ...Object.fromEntries(added) };
  if (Object.keys(after).length > tagsPerResource) {
    throw invalidTag(`A resource can have at most ${tagsPerResource} tags`);
  }
  return after;
}

function invalidTag(message: string): AwsFault {
  return new AwsFault('InvalidTagException', message);
}
