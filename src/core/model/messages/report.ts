/** What a report of a problem says around what it collects. */
export const reportMessages = {
  'report.title': 'Report of a problem with EKS Private DNS',
  'report.read':
    'Nothing of this was sent anywhere. Account ids, keys, tokens, the names of sessions and the hashes of endpoint names are replaced by placeholders, the same thing always by the same one; names of clusters, profiles and tags are not. Read it, take out what nobody should see, and write here what you did and what you expected:',
  'report.versions': 'Versions',
  'report.settings': 'Settings',
  'report.diagnosis': 'Last diagnosis',
  'report.noDiagnosis': 'None was made since the window was opened.',
  'report.journals': 'Last plans that were carried out',
  'report.noJournals': 'None.',
  'report.noJournalsBecause': 'The journals could not be read: {why}',
  'report.log': 'Log',
  'report.made': 'The report is open and was sent nowhere. Read it before you share it.',
  'report.copy': 'Copy',
} as const;
