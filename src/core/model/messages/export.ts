/** What is said about plans as code; the files' own texts are with their writers. */
export const exportMessages = {
  'export.noSteps': 'There is nothing to export: everything the plan asks for is there already',
} as const;
