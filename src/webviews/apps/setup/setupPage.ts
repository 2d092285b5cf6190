import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { receive } from '../../contract/receive.js';
import { setupToAppSchema, type SetupFromApp, type SetupState } from '../../contract/setup.js';
import type { SetupRequest } from '../../contract/setupForm.js';
import { pageApi } from '../shared/api.js';
import { failureBanner } from '../shared/failure.js';
import { busyIcon } from '../shared/icons.js';
import { hear } from '../shared/inbox.js';
import { sharedStyles } from '../shared/styles.js';
import { sayWith, type Say } from '../shared/talk.js';
import { accountsStyles } from './accounts.js';
import type { Parts } from './actions.js';
import { formSection, formStyles } from './form.js';
import { headerStyles, pageHeader } from './header.js';
import { planSection, planStyles } from './plan.js';
import { doneCount, runSection, runStyles } from './run.js';
import { stepStyles } from './steps.js';
import { verdictSection, verdictStyles } from './verdict.js';

const pageStyles = css`
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap);
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px;
    padding-bottom: var(--gap);
  }
  .applyBar {
    position: sticky;
    bottom: 0;
    z-index: 3;
    padding: 14px 0;
    border-top: 1px solid var(--line);
    background: var(--vscode-editor-background);
  }
  .applyBar .where {
    overflow-wrap: anywhere;
  }
  @container (min-width: 900px) {
    .columns {
      grid-template-columns: minmax(0, 5fr) minmax(0, 8fr);
      gap: 48px;
    }
  }
`;

/** The page in which private DNS resolution is set up. The host holds the truth; this shows it. */
export class SetupPage extends LitElement {
  static override properties = { view: { state: true } };
  static override styles = [
    sharedStyles,
    headerStyles,
    verdictStyles,
    formStyles,
    accountsStyles,
    planStyles,
    stepStyles,
    runStyles,
    pageStyles,
  ];
  declare view: SetupState | undefined;
  /** The last that was sent or received: quick clicks build on each other. */
  #request: SetupRequest = { clientVpcIds: [] };
  readonly #api = pageApi();
  #deaf: (() => void) | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#deaf = hear(
      (raw) => receive(setupToAppSchema, raw),
      ({ state }) => this.#show(state),
    );
    this.#send({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deaf?.();
    clearInterval(this.#tick);
  }

  override render(): TemplateResult {
    const state = this.view;
    if (!state) return html`<main aria-busy="true"></main>`;
    const say = sayWith(state.texts);
    const parts: Parts = {
      say,
      send: (type) => this.#send({ type }),
      change: (change) => this.#change(change),
    };
    return html`<main aria-busy=${state.phase === 'loading'}>
      ${pageHeader(state, parts)}
      <div class="unseen" role="status">${announcement(state, say)}</div>
      ${state.failure ? failureBanner(state.failure, say) : nothing}
      ${
        state.phase === 'loading'
          ? html`<p class="row quiet">${busyIcon()} ${say('page.loading')}</p>`
          : this.#body(state, parts)
      }
    </main>`;
  }

  #body(state: SetupState, parts: Parts): TemplateResult {
    const { run } = state;
    if (state.phase !== 'editing' && run) {
      return html`${runSection(state, run, parts, Date.now())}
        <div></div>`;
    }
    return html`${verdictSection(state, parts)}
    ${
      state.form
        ? html`<div class="columns">
            ${formSection(state.form, state.request, parts)} ${planSection(state, parts)}
          </div>`
        : nothing
    }
    ${applyBar(state, parts)}`;
  }

  #show(state: SetupState): void {
    const begins = this.view?.phase === 'editing' && state.run !== undefined;
    // The form is long and its button always in sight; progress and outcome stand at the top.
    if (begins && state.phase !== 'editing') window.scrollTo({ top: 0 });
    this.view = state;
    this.#request = state.request;
    this.#save();
    clearInterval(this.#tick);
    if (state.phase === 'applying') {
      this.#tick = setInterval(() => this.requestUpdate(), 1000);
    }
  }

  #change(change: (request: SetupRequest) => SetupRequest): void {
    this.#request = change(this.#request);
    this.#save();
    this.#send({ type: 'change', request: this.#request });
  }

  /** For a reload of the window, when the host has forgotten. */
  #save(): void {
    if (this.view) this.#api.setState({ target: this.view.target, request: this.#request });
  }

  #send(message: SetupFromApp): void {
    this.#api.postMessage(message);
  }
}

function applyBar(state: SetupState, { say, send }: Parts): TemplateResult {
  const { plan, cluster } = state;
  if (!plan || !cluster || plan.steps.length === 0) return html``;
  const { accountId, region } = cluster;
  return html`<div class="applyBar row">
    <vscode-button @click=${() => send('apply')}>${say('page.setup.apply')}</vscode-button>
    <span class="where">
      ${say('page.setup.applyWhere', { accountId, region })}
      <span class="quiet">· ${plan.cost.headline}</span>
    </span>
  </div>`;
}

/** What a screen reader is told when it changes. */
function announcement(state: SetupState, say: Say): string {
  const { run } = state;
  if (state.phase === 'loading') return say('page.loading');
  if (state.phase === 'applying' && run) {
    const count = run.plan.steps.length;
    return say('page.setup.progress', { done: doneCount(run), count });
  }
  return state.plan ? state.plan.cost.headline : '';
}
