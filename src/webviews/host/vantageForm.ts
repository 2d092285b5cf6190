import type { ClientVantage } from '../../core/diagnose/vantage.js';
import { valueOf } from '../../core/model/fact.js';
import { asId, type VpcId } from '../../core/model/ids.js';
import { message, type Message } from '../../core/model/message.js';
import { vpcLabel } from '../../core/model/names.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { VantageForm } from '../contract/topology.js';

/** The form of a vantage that crosses to the page. */
export function vantageForm(vantage: ClientVantage): VantageForm {
  switch (vantage.kind) {
    case 'vpc':
      return { kind: 'vpc', vpcId: vantage.vpcId };
    case 'onPremises': {
      const { dnsServers, clientCidrs } = vantage;
      return { kind: 'onPremises', dnsServers: [...dnsServers], clientCidrs: [...clientCidrs] };
    }
    case 'public':
      return { kind: 'public' };
  }
}

/** Back from the form that crossed. */
export function vantageFrom(form: VantageForm): ClientVantage {
  return form.kind === 'vpc' ? { kind: 'vpc', vpcId: asId<VpcId>(form.vpcId) } : form;
}

/** A vantage in words. */
export function vantageName(
  vantage: ClientVantage,
  snapshot: Snapshot | undefined,
  render: (message: Message) => string,
): string {
  switch (vantage.kind) {
    case 'vpc':
      return vpcLabel(snapshot && valueOf(snapshot.vpcs), vantage.vpcId);
    case 'onPremises':
      return render(message('ui.explain.servers', { servers: vantage.dnsServers }));
    case 'public':
      return render(message('ui.explain.public'));
  }
}
