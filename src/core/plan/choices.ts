import { contains, parseCidr } from '../model/cidr.js';
import { message } from '../model/message.js';
import { labelOf } from '../model/names.js';
import type { Tags } from '../model/network.js';
import type { EnableRequest, Problem } from '../model/plan.js';
import { blocker } from './draft.js';
import { defaultNameTemplate, managedBy } from './naming.js';
import type { Estate, Style } from './estate.js';

/** How a request wants new things named and tagged. */
export function styleOf({ nameTemplate, tags }: EnableRequest): Style {
  return { nameTemplate: nameTemplate ?? defaultNameTemplate, tags: tags ?? {} };
}

/** What is wrong with choices that the planner takes as they are. */
export function choiceGuards(estate: Estate, request: EnableRequest): readonly Problem[] {
  return [
    ...templateGuards(request.nameTemplate ?? defaultNameTemplate),
    ...tagGuards(request.tags ?? {}),
    ...pinGuards(estate, request.pinnedIps ?? {}),
  ];
}

/** Without the kind two things would have one name; without the cluster two clusters would. */
function templateGuards(template: string): readonly Problem[] {
  const missing = ['{cluster}', '{kind}'].filter((place) => !template.includes(place));
  if (missing.length === 0) return [];
  const what = message('problem.nameTemplate', { template, missing });
  return [blocker(what, message('help.nameTemplate', { usual: defaultNameTemplate }))];
}

/** AWS's limits: 50 tags of which we need five, 128 and 256 characters, `aws:` is AWS's own. */
function tagGuards(tags: Tags): readonly Problem[] {
  const own = Object.entries(tags);
  const wrong = own.filter(
    ([key, value]) =>
      key === '' ||
      key.length > 128 ||
      value.length > 256 ||
      /^aws:/i.test(key) ||
      key.startsWith(`${managedBy}:`),
  );
  if (wrong.length === 0 && own.length <= 40) return [];
  const args = {
    tags:
      wrong.length > 0 ? wrong.map(([key]) => key) : [message('value.tags', { count: own.length })],
  };
  return [blocker(message('problem.badTags', args), message('help.badTags'))];
}

/** An address must lie in its subnet and not be one of the five that AWS keeps (RSLVR-00405). */
function pinGuards(estate: Estate, pins: Readonly<Record<string, string>>): readonly Problem[] {
  return Object.entries(pins).flatMap(([id, ip], at, all) => {
    const subnet = estate.subnets.find((one) => one.id === id);
    if (!subnet) {
      const what = message('problem.pinNoSubnet', { subnet: id, ip });
      return [blocker(what, message('help.subnetNotFound'))];
    }
    const twice = all.findIndex(([, other]) => other === ip) !== at;
    const usable = contains(subnet.cidr, ip) && !isReserved(subnet.cidr, ip) && !twice;
    if (usable) return [];
    const args = { ip, subnet: labelOf(subnet), cidr: subnet.cidr };
    return [blocker(message('problem.badPin', args), message('help.badPin'))];
  });
}

/** The first four addresses of a subnet and its last one (Amazon VPC user guide, "Subnet sizing"). */
function isReserved(cidr: string, ip: string): boolean {
  const range = parseCidr(cidr);
  const address = parseCidr(ip);
  if (!range || !address) return true;
  const size = 1n << BigInt((range.family === 4 ? 32 : 128) - range.prefix);
  const offset = address.base - range.base;
  return offset < 4n || offset === size - 1n;
}
