import type { World } from '../../../src/sandbox/world.js';

/**
 * The world once for each target that a rule may ask first: AWS does not say in which order it
 * asks. Where all targets lead to one answer this changes nothing.
 */
export function targetOrders(world: World): World[] {
  return world.resolverRules.reduce<World[]>(
    (worlds, { id, targets }) =>
      worlds
        .flatMap((each) => targets.map((_, first) => withFirst(each, id, first)))
        .concat(targets.length === 0 ? worlds : []),
    [world],
  );
}

function withFirst(world: World, ruleId: string, first: number): World {
  if (first === 0) return world;
  return {
    ...world,
    resolverRules: world.resolverRules.map((rule) =>
      rule.id === ruleId
        ? { ...rule, targets: [...rule.targets.slice(first), ...rule.targets.slice(0, first)] }
        : rule,
    ),
  };
}
