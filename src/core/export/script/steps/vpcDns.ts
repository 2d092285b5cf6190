import { own, type Place } from '../names.js';
import type { Statement } from '../program.js';
import { call, done, equal, repeat, when } from '../statements.js';
import type { Spec } from './spec.js';

/** One DNS attribute of a VPC (aws facts §4.1). */
export function modifyVpcDns(
  { vpcId, attribute, value }: Spec<'modifyVpcDns'>,
  place: Place,
): readonly Statement[] {
  const is = own(place, 'is');
  const member = attribute === 'enableDnsSupport' ? 'EnableDnsSupport' : 'EnableDnsHostnames';
  return [
    repeat(
      `${attribute} of ${vpcId}`,
      60,
      call(place.who, ['ec2', 'describe-vpc-attribute'], {
        json: { VpcId: vpcId, Attribute: attribute },
        query: `to_string(${member}.Value)`,
        into: [is],
      }),
      when(equal(is, String(value)), done),
      call(place.who, ['ec2', 'modify-vpc-attribute'], {
        json: { VpcId: vpcId, [member]: { Value: value } },
      }),
    ),
  ];
}
