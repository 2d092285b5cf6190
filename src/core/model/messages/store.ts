/** What can go wrong with what is kept on this machine. */
export const storeMessages = {
  'error.store.journalUnwritable': 'The journal {file} cannot be written: {detail}',
  'error.store.journalUnreadable': 'The journal {file} cannot be read: {detail}',
  'error.store.journalDamaged': 'Line {line} of the journal {file} is damaged.',
  'error.store.lockUnwritable': 'The lock {file} cannot be written: {detail}',
  'help.store.journalFolder':
    'Nothing is changed in AWS without a journal. Make the folder writable, then run it again.',
  'help.store.journalRead':
    'The journal says what was made, so keep it: repair the file by hand, or read it to see what to delete.',
} as const;
