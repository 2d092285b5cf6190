/** English texts of choosing a change of endpoint access. */
export const accessMessages = {
  'ui.pick.access': 'Change the endpoint access of {cluster}',
  'ui.pick.access.now': 'It is {access} now.',
  'ui.pick.access.hint': 'The plan is shown first, and nothing is changed before.',
  'ui.pick.access.disablePublic': 'Turn public access off',
  'ui.pick.access.disablePublic.who': 'it lets in {ranges}',
  'ui.pick.access.disablePublic.what':
    'Public DNS gives private addresses; who comes over the internet loses the endpoint.',
  'ui.pick.access.enablePrivate': 'Turn private access on',
  'ui.pick.access.enablePrivate.who': 'public access stays',
  'ui.pick.access.enablePrivate.what':
    'The cluster VPC takes the private path; who is not admitted on 443 there loses it.',
  'ui.pick.access.refreshOnce': 'Turn public access on and off again, once',
  'ui.pick.access.refreshOnce.who': 'for public DNS, which knows nothing of it',
  'ui.pick.access.refreshOnce.what':
    'Public DNS gives private addresses; open for some minutes, nobody loses it.',
  'ui.ask.publicRanges': 'Who may reach the endpoint over the internet meanwhile?',
  'ui.ask.publicRanges.hint':
    'Addresses or ranges, your own for example, separated by commas. Empty lets everybody in.',
  'ui.access.nothing':
    '{cluster} is {access}: no change of its endpoint access is possible or needed now.',
  'ui.apply.access': 'Endpoint access of {cluster}',
} as const;
