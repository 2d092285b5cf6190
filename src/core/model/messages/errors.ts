/** What went wrong at a port, and the next step. */
export const errorMessages = {
  'error.cancelled': 'Cancelled.',
  'error.internal': 'Something unexpected happened: {detail}',
  'help.runAgain': 'Run it again when you are ready.',
  'help.reportBug': 'This looks like a defect of the extension. The log has the details.',
} as const;
