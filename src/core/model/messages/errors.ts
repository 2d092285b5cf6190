/** What went wrong at a port, and the next step. */
export const errorMessages = {
  'error.cancelled': 'Cancelled.',
  'error.internal': 'Something unexpected happened: {detail}',
  'help.runAgain': 'Run it again when you are ready.',
  'help.reportBug': 'This looks like a defect of the extension. The log has the details.',
  'error.fileNotRead': '{file} could not be read: {detail}',
  'error.fileNotWritten': '{file} could not be written: {detail}',
  'help.fileNotWritten': 'Choose another place, and save it again.',
  'help.fileNotRead': 'Give the file that a plan was saved in.',
  'error.publicResolverSilent': 'The public resolver {server} gave no usable answer ({outcome}).',
  'help.publicResolver':
    'Set another public resolver, or look the name up from the internet by hand.',
} as const;
