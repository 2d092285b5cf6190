import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { AccountField, AccountsField } from '../../contract/setupAccounts.js';
import type { AccountRequest } from '../../contract/setupForm.js';
import { failureBanner } from '../shared/failure.js';
import { busyIcon } from '../shared/icons.js';
import type { Parts } from './actions.js';
import { toggled } from './checkbox.js';
import { choiceSelect } from './select.js';
import { vpcBoxes } from './vpcBoxes.js';

export const accountsStyles = css`
  .account {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    margin: 4px 0 8px;
  }
  .account .who {
    overflow-wrap: anywhere;
  }
  .account .row {
    flex-wrap: nowrap;
  }
`;

const choose = '';

/** Client VPCs of other accounts; nothing where no other profile is there. */
export function accountsField(
  { named, profiles }: AccountsField,
  parts: Parts,
): TemplateResult | typeof nothing {
  const { say } = parts;
  if (named.length === 0 && profiles.length === 0) return nothing;
  return html`<fieldset class="field" data-part="accounts">
    <legend>${say('page.setup.accounts')}</legend>
    <p class="quiet small">${say('page.setup.accounts.help')}</p>
    ${named.map((account) => accountPart(account, parts))} ${addAccount(profiles, parts)}
  </fieldset>`;
}

function accountPart(account: AccountField, parts: Parts): TemplateResult {
  const { say, change } = parts;
  const { profile, accountId } = account;
  const who =
    accountId === undefined
      ? say('page.setup.account.unknown', { profile })
      : say('page.setup.account', { account: accountId, profile });
  const leaveOut = () =>
    change(({ accounts = [], ...request }) => {
      const others = accounts.filter((one) => one.profile !== profile);
      return others.length === 0 ? request : { ...request, accounts: others };
    });
  return html`<div class="account" role="group" aria-label=${who} data-profile=${profile}>
    <div class="row spread">
      <span class="who">${who}</span>
      <vscode-button
        secondary
        aria-label=${say('page.setup.account.removeLabel', { profile })}
        @click=${leaveOut}
        >${say('page.setup.account.remove')}</vscode-button
      >
    </div>
    ${account.failure ? failureBanner(account.failure, say) : nothing}
    ${
      account.reading
        ? html`<p class="row quiet small" role="status">
            ${busyIcon()} ${say('page.setup.account.reading')}
          </p>`
        : nothing
    }
    ${
      account.reading || account.failure || account.vpcs.length > 0
        ? nothing
        : html`<p class="small">${say('page.setup.account.noVpcs')}</p>`
    }
    ${vpcBoxes(account.vpcs, parts, (id, checked) =>
      change((request) => ({
        ...request,
        accounts: (request.accounts ?? []).map((one) =>
          one.profile === profile ? { ...one, vpcIds: toggled(one.vpcIds, id, checked) } : one,
        ),
      })),
    )}
  </div>`;
}

function addAccount(
  profiles: readonly string[],
  { say, change }: Parts,
): TemplateResult | typeof nothing {
  if (profiles.length === 0) return nothing;
  const choices = [
    { id: choose, label: say('page.setup.account.choose'), note: '', checked: true },
    ...profiles.map((id) => ({ id, label: id, note: '', checked: false })),
  ];
  const add = (profile: string) => {
    if (profile === choose) return;
    const one: AccountRequest = { profile, vpcIds: [] };
    change((request) => ({ ...request, accounts: [...(request.accounts ?? []), one] }));
  };
  const label = say('page.setup.account.add');
  // Made anew for another list: the element would keep a choice that is no longer in it.
  return html`<div class="text">
    <span class="small" aria-hidden="true">${label}</span>
    ${keyed(profiles.join('\n'), choiceSelect(label, choices, add))}
  </div>`;
}
