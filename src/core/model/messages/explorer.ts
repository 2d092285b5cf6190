/** The commands of the explorer, and what they ask; its rows speak by the texts of the side bar. */
export const explorerMessages = {
  'ui.pick.region.other': 'Another Region…',
  'ui.pick.unpin': 'Unpin',
  'ui.pick.unpin.hint': 'Which profile and Region to put back in its place',
  'ui.filter.title': 'Filter the explorer',
  'ui.filter.hint': 'Words of a name, an id, an ARN or an endpoint name; empty shows everything',
  'ui.goTo.title': 'Go to resource',
  'ui.goTo.hint': 'A name, an id, an ARN or an endpoint name',
  'ui.goTo.elsewhere': 'Look in a profile and Region that has not been read…',
  'ui.goTo.reading': 'Reading {region}…',
  'ui.error.linkNotFound':
    'There is no cluster {name} for profile {profile} in account {account}, {region}.',
  'ui.help.linkNotFound':
    'Choose a profile of that account. Where the cluster is gone, the link is out of date.',
  'ui.kind.cluster': 'cluster',
  'ui.kind.vpc': 'VPC',
  'ui.kind.endpoint': 'Resolver endpoint',
  'ui.kind.address': 'endpoint address',
  'ui.kind.rule': 'Resolver rule',
  'ui.kind.association': 'rule association',
  'ui.error.noConsole': 'There is no page for this in a console of partition {partition}.',
  'ui.help.noConsole': 'Choose a cluster, a VPC, an endpoint or a rule.',
  'ui.error.notAdded': 'Only Regions that were added by hand can be removed.',
  'ui.help.notAdded': 'The others come from the profile itself and from the settings.',
} as const;
