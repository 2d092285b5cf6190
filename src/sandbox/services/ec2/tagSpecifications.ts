import { AwsFault } from '../../awsFault.js';
import type { Tags } from '../../model/network.js';
import type { QueryParameters } from '../../protocol/query.js';
import { invalidValue } from './faults.js';

const tagsPerResource = 50;

/** Tags that come with a create call, which may be for the created kind of resource only. */
export function readTagSpecifications(parameters: QueryParameters, resourceType: string): Tags {
  let tags: Tags = {};
  for (const specification of parameters.structures('TagSpecification')) {
    const type = specification.required('ResourceType');
    if (type !== resourceType) {
      throw invalidValue(`'${type}' is not a valid taggable resource type for this operation.`);
    }
    tags = mergeTags(tags, readTagList(specification));
  }
  return tags;
}

/** `Tag.N.Key` with `Tag.N.Value`; a missing value is an empty one. */
export function readTagList(parameters: QueryParameters): [string, string][] {
  return parameters
    .structures('Tag')
    .map((tag) => [tag.required('Key'), tag.string('Value') ?? '']);
}

export function mergeTags(before: Tags, added: readonly [string, string][]): Tags {
  for (const [key, value] of added) {
    if (/^aws:/i.test(key)) {
      throw invalidValue(
        `Value ( ${key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
      );
    }
    if (key.length > 127)
      throw invalidValue('Tag key exceeds the maximum length of 127 characters');
    if (value.length > 255) {
      throw invalidValue('Tag value exceeds the maximum length of 255 characters');
    }
  }
  const after = { ...before, ...Object.fromEntries(added) };
  if (Object.keys(after).filter((key) => !key.startsWith('aws:')).length > tagsPerResource) {
    throw new AwsFault('TagLimitExceeded', `The maximum number of tags is ${tagsPerResource}.`);
  }
  return after;
}
