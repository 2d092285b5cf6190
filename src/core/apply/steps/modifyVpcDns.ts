import type { StepContext, StepHandler } from '../handler.js';
import { message } from '../../model/message.js';
import { poll } from '../poll.js';
import type { ReadyStep } from '../ready.js';

type Ready = ReadyStep<'modifyVpcDns'>;

/** Sets one DNS attribute of a VPC. EC2 takes it twice, so it is looked at before (aws facts §4.1). */
export const modifyVpcDns: StepHandler<Ready> = {
  async find(ready, context) {
    return (await isSet(ready, context)) ? {} : undefined;
  },
  async make({ vpcId, attribute, value }, { aws, writeSignal }) {
    await aws.modifyVpcDns({ vpcId, attribute, value }, writeSignal);
    return { outputs: {} };
  },
  async settle(ready, outputs, context) {
    const { vpcId, attribute, value } = ready;
    const what = {
      thing: message('wait.attribute', { attribute, vpc: vpcId }),
      wanted: String(value),
    };
    const look = async () =>
      (await isSet(ready, context)) ? ({ done: true } as const) : { status: String(!value) };
    await poll(context, what, look, { first: 0, longest: 2000, timeout: 60_000 });
    return outputs;
  },
};

async function isSet(
  { vpcId, attribute, value }: Ready,
  { aws, signal }: StepContext,
): Promise<boolean> {
  const { dnsSupport, dnsHostnames } = await aws.describeVpcDns(vpcId, signal);
  return (attribute === 'enableDnsSupport' ? dnsSupport : dnsHostnames) === value;
}
