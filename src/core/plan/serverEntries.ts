import type { Cluster } from '../model/cluster.js';
import { admits, dnsPermissions } from '../model/groupRules.js';
import { message } from '../model/message.js';
import type { SecurityGroupRule, Tags } from '../model/network.js';
import type { Step } from '../model/plan.js';
import type { ResolverEndpoint } from '../model/resolver.js';
import { step } from './draft.js';
import type { Estate } from './estate.js';
import { forwardedNames, forwardKey, forwardTag, isOurs } from './naming.js';

/** What entries of ours for DNS servers say in a group of somebody else: whose names are asked for. */
export function forwardTags(clusters: readonly Cluster[]): Tags {
  return Object.assign({}, ...clusters.map(forwardTag)) as Tags;
}

/**
 * Notes further clusters on the entries of ours that let DNS servers in already. Where the
 * endpoint is ours it bears the note itself; nothing else in AWS would show the second user.
 */
export function noteServers(
  estate: Estate,
  endpoint: ResolverEndpoint,
  servers: readonly string[],
  clusters: readonly Cluster[],
  suffix: string,
): readonly Step[] {
  const tags = forwardTags(clusters);
  const groups = endpoint.securityGroupIds;
  const entries = estate.securityGroupRules.filter(
    (entry) =>
      forwardedNames(isOurs(entry.tags) ? entry.tags : {}).length > 0 &&
      dnsPermissions(servers).some((one) => admits([entry], groups, 'ingress', one)) &&
      Object.entries(tags).some(([key, value]) => entry.tags[key] !== value),
  );
  return byGroup(entries).map(([first, ruleIds]) => {
    const { groupId } = first;
    const names = clusters.map(({ name }) => name);
    const args = { count: ruleIds.length, group: groupId, cluster: names };
    return step(
      `note-servers:${groupId}${suffix}`,
      { kind: 'tagGroupEntries', groupId, ruleIds, tags },
      {
        title: message('step.tagEntries', args),
        reason: message('reason.tagEntries'),
        inverse: message('inverse.untag'),
      },
    );
  });
}

/** Whether a note about the estate's cluster is on an entry, and of others. */
export function notedFor({ cluster }: Estate, { tags }: SecurityGroupRule) {
  const names = isOurs(tags) ? forwardedNames(tags).map(({ clusterName }) => clusterName) : [];
  return {
    own: names.includes(cluster.name),
    others: names.filter((name) => name !== cluster.name),
  };
}

/** Takes the cluster's note from entries that others still use. */
export function removeNotes(estate: Estate): readonly Step[] {
  const key = forwardKey(estate.cluster.name);
  const entries = estate.securityGroupRules.filter((entry) => {
    const { own, others } = notedFor(estate, entry);
    return own && others.length > 0;
  });
  return byGroup(entries).map(([first, ruleIds]) => {
    const { groupId } = first;
    const args = { count: ruleIds.length, group: groupId, cluster: estate.cluster.name };
    return step(
      `unnote-servers:${groupId}`,
      { kind: 'untagGroupEntries', groupId, ruleIds, tags: { [key]: first.tags[key] ?? '' } },
      { title: message('step.untagEntries', args), reason: message('reason.untagEntries') },
    );
  });
}

function byGroup(
  entries: readonly SecurityGroupRule[],
): readonly (readonly [SecurityGroupRule, readonly string[]])[] {
  const groups = [...new Set(entries.map(({ groupId }) => groupId))];
  return groups.flatMap((id) => {
    const all = entries.filter(({ groupId }) => groupId === id);
    const [first] = all;
    return first ? [[first, all.map((one) => one.id)] as const] : [];
  });
}
