import type { Block } from './block.js';
import { expressionText, raw } from './expression.js';
import { addressOf, type Resource } from './resource.js';
import type { SaidTags } from './tags.js';

/** Resources as blocks. `lifecycle`: what stands in the block of that name. */
export function resourceBlock(resource: Resource, tags: SaidTags): Block {
  const { type, label, alias, rows, blocks = [], comments = [], dependsOn = [] } = resource;
  const { count, for_each, ...others } = rows;
  return {
    comments,
    type: 'resource',
    labels: [type, label],
    first: {
      count,
      for_each,
      provider: alias === undefined ? undefined : raw(`aws.${alias}`),
    },
    rows: { ...others, tags: tags.of(resource) },
    blocks,
    last: { depends_on: dependsOn.length === 0 ? undefined : dependsOn.map(raw) },
  };
}

/** The blocks by which Terraform takes over what is there. */
export function importBlocks(resources: readonly Resource[]): readonly Block[] {
  return resources.flatMap((one) =>
    (one.imports ?? []).map(({ key, id }): Block => {
      const place = key === undefined ? '' : `[${expressionText(key, '')}]`;
      return {
        type: 'import',
        rows: {
          to: raw(`${addressOf(one)}${place}`),
          id,
          provider: one.alias === undefined ? undefined : raw(`aws.${one.alias}`),
        },
      };
    }),
  );
}
