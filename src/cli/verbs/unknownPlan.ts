import { message } from '../../core/model/message.js';
import { PortError } from '../../core/model/portError.js';

/** There is no journal of that plan. */
export function unknownPlan(plan: string): PortError {
  return new PortError({
    kind: 'notFound',
    messageKey: 'error.cli.unknownPlan',
    args: { plan },
    help: message('help.cli.listPlans'),
  });
}
