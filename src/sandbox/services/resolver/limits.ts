import type { StringLimits } from '../../protocol/members.js';

// The limits of the service's model, 2018-04-01.
export const resourceId: StringLimits = { min: 1, max: 64 };
export const creatorRequestId: StringLimits = { min: 1, max: 255 };
export const arnLimits: StringLimits = { min: 1, max: 255 };
export const nameLimits: StringLimits = {
  max: 64,
  pattern: /^(?!^[0-9]+$)([a-zA-Z0-9\-_' ']+)$/,
};
export const domainNameLimits: StringLimits = { min: 1, max: 256 };
export const subnetIdLimits: StringLimits = { min: 1, max: 32 };

/** Not part of the model, but refused by the service: quotas of aws facts §2.10. */
export const targetsPerRule = 6;
export const groupsPerEndpoint = 10;
export const tagsPerResource = 200;
