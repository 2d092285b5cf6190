import { jsonFaults, says, speaking } from '../../protocol/frontDoor.js';
import { jsonService } from '../../protocol/jsonService.js';
import { getDefaultQuota, getQuota, listDefaultQuotas, listQuotas } from './operations.js';

const targetPrefix = 'ServiceQuotasV20190624.';

const operations = {
  GetAWSDefaultServiceQuota: getDefaultQuota,
  GetServiceQuota: getQuota,
  ListAWSDefaultServiceQuotas: listDefaultQuotas,
  ListServiceQuotas: listQuotas,
};

const commonFault = speaking({
  ...jsonFaults('servicequotas'),
  Throttling: says('TooManyRequestsException', 'Rate exceeded'),
  Internal: says('ServiceException', 'Internal error, please retry.', 500),
});

/** Service Quotas: AWS JSON 1.1. */
export const quotasService = jsonService({
  name: 'servicequotas',
  targetPrefix,
  operations,
  common: commonFault,
  messageMember: () => 'Message',
});
