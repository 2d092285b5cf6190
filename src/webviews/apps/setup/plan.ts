import { css, html, nothing, type TemplateResult } from 'lit';
import type { SetupState } from '../../contract/setup.js';
import type { PlanView, ReusedView } from '../../contract/setupPlan.js';
import { toneIcon } from '../shared/icons.js';
import type { Say } from '../shared/talk.js';
import type { Parts } from './actions.js';
import { stepList } from './steps.js';

export const planStyles = css`
  .plan {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    align-content: start;
    min-width: 0;
  }
  .cost {
    font-size: 1.6em;
    line-height: 1.3;
    font-weight: 300;
    font-variant-numeric: tabular-nums;
  }
  .problems {
    display: grid;
    gap: 10px;
  }
  .things li {
    padding: 8px 0;
    border-top: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .actions {
    columns: 260px;
    padding: 8px 0;
  }
  .actions li {
    break-inside: avoid;
  }
`;

/** What would be made, what it costs, what it needs. */
export function planSection(state: SetupState, parts: Parts): TemplateResult {
  const { say } = parts;
  const { plan } = state;
  return html`<section class="plan" aria-label=${say('page.setup.plan')}>
    <div class="row spread">
      <h2>${say('page.setup.plan')}</h2>
      ${
        plan
          ? html`<div class="row">
              <vscode-button secondary @click=${() => parts.send('savePlan')}
                >${say('page.setup.savePlan')}</vscode-button
              >
              ${
                plan.steps.length === 0
                  ? nothing
                  : html`<vscode-button secondary @click=${() => parts.send('exportPlan')}
                      >${say('page.setup.exportPlan')}</vscode-button
                    >`
              }
              <vscode-button secondary @click=${() => parts.send('copyPlan')}
                >${say('page.setup.copyPlan')}</vscode-button
              >
            </div>`
          : nothing
      }
    </div>
    ${problems(state, parts)}
    ${plan ? planBody(plan, parts) : html`<p>${whyNone(state, parts)}</p>`}
  </section>`;
}

function whyNone(state: SetupState, { say }: Parts): string {
  if (state.problems.some(({ severity }) => severity === 'blocker')) {
    return say('page.setup.noPlanBlocked');
  }
  const { clientVpcIds, accounts = [], onPremises } = state.request;
  const vpcs = [...clientVpcIds, ...accounts.flatMap(({ vpcIds }) => vpcIds)];
  const nobody = vpcs.length === 0 && (onPremises?.dnsServers ?? '').trim() === '';
  return say(nobody ? 'page.setup.noPlan' : 'page.setup.noPlanNotNeeded');
}

function problems(state: SetupState, { say }: Parts): TemplateResult {
  if (state.problems.length === 0) return html``;
  return html`<ul class="problems" aria-label=${say('page.setup.problems')}>
    ${state.problems.map(({ severity, message, help }) => {
      const tone = severity === 'blocker' ? 'bad' : 'warning';
      return html`<li class="banner ${tone}">
        ${toneIcon(tone)}
        <div class="body">
          <p><strong>${say(`page.setup.${severity}`)}.</strong> ${message}</p>
          <p><span class="quiet">${say('page.nextStep')}</span> ${help}</p>
        </div>
      </li>`;
    })}
  </ul>`;
}

function planBody(plan: PlanView, { say, send }: Parts): TemplateResult {
  return html`${
    plan.steps.length === 0
      ? html`<p>${say('page.setup.noPlanNotNeeded')}</p>`
      : costAndSteps(plan, say)
  }
  ${forwardList(plan, say)} ${reused(plan.reused, say('page.setup.reused'))}
  ${
    plan.iamActions.length === 0
      ? nothing
      : html`<details>
          <summary>${say('page.setup.iam', { count: plan.iamActions.length })}</summary>
          <ul class="actions small">
            ${plan.iamActions.map((action) => html`<li><code>${action}</code></li>`)}
          </ul>
          <vscode-button secondary @click=${() => send('copyPolicy')}
            >${say('page.setup.copyPolicy')}</vscode-button
          >
        </details>`
  }`;
}

/** What is to be done outside AWS, where nothing of ours can do it. */
function forwardList({ forwards }: PlanView, say: Say): TemplateResult {
  if (forwards.length === 0) return html``;
  return html`<div data-part="forwards">
    <h3>${say('page.setup.forwards')}</h3>
    <ul class="things">
      ${forwards.map((line) => html`<li>${line}</li>`)}
    </ul>
  </div>`;
}

/** The same once the inbound endpoint is there, with the way to the configuration. */
export function forwardsMade(plan: PlanView, { say, send }: Parts): TemplateResult {
  if (plan.forwards.length === 0) return html``;
  return html`${forwardList(plan, say)}
    <vscode-button secondary @click=${() => send('forwarders')}
      >${say('page.forwarders')}</vscode-button
    >`;
}

function costAndSteps(plan: PlanView, say: Say): TemplateResult {
  const { headline, before, after, source } = plan.cost;
  return html`<div>
      <p class="cost">${headline}</p>
      <p class="quiet">${say('page.setup.beforeAfter', { before, after })}</p>
      <p class="quiet small">${source}</p>
    </div>
    <h3>${say('page.setup.steps', { count: plan.steps.length })}</h3>
    ${stepList(plan, undefined, say, 0)}`;
}

function reused(things: readonly ReusedView[], title: string): TemplateResult {
  if (things.length === 0) return html``;
  return html`<div>
    <h3>${title}</h3>
    <ul class="things">
      ${things.map(
        ({ kind, id, reason }) =>
          html`<li>
            <div>${kind} <code>${id}</code></div>
            <div class="quiet small">${reason}</div>
          </li>`,
      )}
    </ul>
  </div>`;
}
