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
  'drift.orphan': '{thing} was made for cluster {cluster}, which does not exist any more.',
  'drift.mend': '“Repair” mends what can be mended, with a plan to read first.',

  'reason.mendEntries': 'The entries that the endpoint’s group has lost.',

  'problem.unusedInbound':
    'Whether on-premises servers ask {endpoints} cannot be seen from here; the plan deletes it.',
  'help.unusedInbound': 'Make sure that no DNS server forwards to its addresses.',
} as const;
