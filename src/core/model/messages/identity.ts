/** What is wrong with the profile that was asked for, and the next step. */
export const identityMessages = {
  'error.identity.unknownProfile': 'There is no profile {profile} in {files}.',
  'error.identity.filesUnreadable': 'The AWS configuration file {file} cannot be read: {detail}',
  'help.identity.knownProfiles':
    'Use one of: {known}. Or create it: aws configure --profile {profile}',
  'help.identity.noProfiles':
    'There are no profiles yet. Create one with: aws configure --profile {profile}',
  'help.identity.fixFile': 'Repair the file or its permissions, then refresh.',
} as const;
