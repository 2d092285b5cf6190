/** Drift: what is live compared with what tags and journal say. */
export const driftMessages = {
  'ui.drift.title': 'What has drifted for {cluster}',
  'drift.none': 'Nothing has drifted: what was made for {cluster} is as it should be.',
  'drift.one': 'One thing has drifted for {cluster}.',
  'drift.some': '{count} things have drifted for {cluster}.',
  'drift.field': '{field} is {value} ({call}).',
  'drift.rule': 'Rule {rule} is not as it should be. {faults}',
  'drift.ruleUnknown': 'Whether rule {rule} is as it should be is not known: {faults}',
  'drift.endpointGone': 'Endpoint {endpoint}, which was made here, does not exist any more.',
  'drift.endpointUnhealthy': 'Endpoint {endpoint} is {status}.',
  'drift.endpointAddresses': 'Endpoint {endpoint} has only {attached} attached addresses.',
  'drift.groupEntries': 'Security group {group} lacks entries. {wanted}',
  'drift.associationMissing': 'The rule is not associated with {vpc} any more.',
  'drift.associationFailed': 'The association of the rule with {vpc} has failed.',
  'drift.unusedOutbound': 'No rule uses outbound endpoint {endpoint}; it costs ${cost} a month.',
  'drift.unusedInbound':
    'No rule forwards to inbound endpoint {endpoint}; it costs ${cost} a month. Whether on-premises servers ask it cannot be seen from here.',
  'drift.orphan':
    'Cluster {cluster} does not exist any more, but {things} of what was made for it are still there, for ${cost} a month.',
  'drift.orphanUnpriced':
    'Cluster {cluster} does not exist any more, but {things} of what was made for it are still there. They cost nothing.',
  'drift.orphanCommand':
    'To remove them: npm run -s cli -- disable --profile {profile} --region {region} --cluster {cluster}; in the editor, “Remove what is left over…”.',
  'leftovers.none': 'Nothing is left of clusters that are gone, in account {account}, {region}.',
  'leftovers.some': 'Left over of {count} clusters that are gone: ${cost} a month.',
  'leftovers.title': 'Remove what is left over',
  'leftovers.reading': 'Looking for what is left of clusters that are gone…',
  'leftovers.hint': 'Clusters that are gone, and what is left of them',
  'leftovers.price': '{cost} a month',
  'drift.mend': '“Repair” mends what can be mended, with a plan to read first.',

  'reason.mendEntries': 'The entries that the endpoint’s group has lost.',

  'problem.unusedInbound':
    'Whether on-premises servers ask {endpoints} cannot be seen from here; the plan deletes it.',
  'help.unusedInbound': 'Make sure that no DNS server forwards to its addresses.',
} as const;
