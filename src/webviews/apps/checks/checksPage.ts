import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import {
  checksToAppSchema,
  type ChecksDraft,
  type ChecksFromApp,
  type ChecksState,
} from '../../contract/checks.js';
import { receive } from '../../contract/receive.js';
import { pageApi } from '../shared/api.js';
import { failureBanner } from '../shared/failure.js';
import { busyIcon } from '../shared/icons.js';
import { hear } from '../shared/inbox.js';
import { sharedStyles } from '../shared/styles.js';
import { sayWith, type Say } from '../shared/talk.js';
import { keptIn } from './kept.js';
import { firstDraft, fitted, inputOf, type Fault } from './draft.js';
import { formStyles, questionForm, type FormParts } from './form.js';
import { historySection, historyStyles } from './history.js';
import { matrixSection, matrixStyles, type MatrixParts } from './matrix.js';
import { matrixTableStyles } from './matrixTable.js';
import type { Way, WayDraft } from '../../contract/way.js';
import { wayOf, type WayFault } from './way.js';
import { resultSection, resultStyles } from './result.js';

const pageStyles = css`
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap);
    /* Room for the list of a select in the last form: it opens downwards. */
    padding-bottom: 260px;
  }
  header {
    display: grid;
    gap: 4px;
  }
  header .top {
    align-items: flex-start;
    flex-wrap: nowrap;
  }
`;

/** The page in which resolution is verified. Inputs are its own; results are the host's. */
export class ChecksPage extends LitElement {
  static override properties = {
    view: { state: true },
    draft: { state: true },
    fault: { state: true },
    shown: { state: true },
    opened: { state: true },
    openedRounds: { state: true },
    seconds: { state: true },
    way: { state: true },
    wayFault: { state: true },
    pod: { state: true },
  };
  static override styles = [
    sharedStyles,
    formStyles,
    resultStyles,
    historyStyles,
    matrixStyles,
    matrixTableStyles,
    pageStyles,
  ];
  declare view: ChecksState | undefined;
  declare draft: ChecksDraft | undefined;
  declare fault: Fault | undefined;
  /** The check that is shown; the newest one unless another was chosen. */
  declare shown: string | undefined;
  /** Rows of the matrix whose details are shown. */
  declare opened: ReadonlySet<string>;
  /** Earlier rounds whose tables are shown, by their time. */
  declare openedRounds: ReadonlySet<number>;
  /** How the matrix asks. */
  declare way: WayDraft;
  declare wayFault: WayFault | undefined;
  /** The interval of a watch that is not begun yet. */
  declare seconds: number;
  declare pod: string;
  readonly #api = pageApi();
  #deaf: (() => void) | undefined;
  /** The command that was shown last. */
  #asked: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = keptIn(this.#api.getState());
    this.draft = kept.draft;
    this.opened = new Set(kept.opened);
    this.openedRounds = new Set();
    this.seconds = kept.seconds;
    this.way = kept.way;
    this.pod = '';
    this.#deaf = hear(
      (raw) => receive(checksToAppSchema, raw),
      ({ state }) => this.#show(state),
    );
    this.#send({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#deaf?.();
  }

  override render(): TemplateResult {
    const state = this.view;
    if (!state) return html`<main aria-busy="true"></main>`;
    const say = sayWith(state.texts);
    const draft = this.draft ?? firstDraft(state);
    const form: FormParts = {
      say,
      draft,
      fault: this.fault,
      edit: (change) => this.#edit({ ...draft, ...change }),
      run: () => this.#run(draft),
      cancel: () => this.#send({ type: 'cancel' }),
    };
    return html`<main aria-busy=${state.reading || state.running}>
      ${this.#header(state, say)} ${state.failure ? failureBanner(state.failure, say) : nothing}
      ${
        state.reading && (state.endpointName === undefined || state.vantages.length === 0)
          ? busyLine(say('page.loading'))
          : html`${matrixSection(state.matrix, state.reading, this.#matrixParts(say))}
              <h2>${say('page.checks.one')}</h2>
              ${questionForm(state, form)}
              ${state.running ? busyLine(say('page.checks.running')) : nothing}
              ${this.#results(state, say)}`
      }
    </main>`;
  }

  /** A command that waits for a yes is nothing to be scrolled to. */
  override updated(): void {
    const pending = this.view?.matrix.pending?.command;
    if (pending !== this.#asked) this.renderRoot.querySelector<HTMLElement>('.pending')?.focus();
    this.#asked = pending;
  }

  #header(state: ChecksState, say: Say): TemplateResult {
    const { addresses, unknownBecause } = state.controlPlane;
    return html`<header>
      <div class="row spread top">
        <div>
          <p class="quiet">${say('page.checks.title')}</p>
          <h1>${state.target.clusterName}</h1>
        </div>
        <div class="row">
          <vscode-button secondary @click=${() => this.#send({ type: 'forwarders' })}
            >${say('page.forwarders')}</vscode-button
          >
          <vscode-button
            secondary
            ?disabled=${state.reading}
            @click=${() => this.#send({ type: 'refresh' })}
            >${say(state.reading ? 'page.reading' : 'page.refresh')}</vscode-button
          >
        </div>
      </div>
      ${
        state.endpointName === undefined ? nothing : html`<p><code>${state.endpointName}</code></p>`
      }
      <p>
        <span class="quiet">${say('page.checks.controlPlane')}:</span>
        ${addresses.length > 0 ? html`<code>${addresses.join(', ')}</code>` : unknownBecause}
      </p>
    </header>`;
  }

  #results(state: ChecksState, say: Say): TemplateResult {
    const check = state.history.find(({ id }) => id === this.shown) ?? state.history[0];
    if (!check) {
      return state.running ? html`` : html`<p class="quiet">${say('page.checks.none')}</p>`;
    }
    return html`${resultSection(check, {
      say,
      copyDig: (id) => this.#send({ type: 'copyDig', id }),
      copyCommand: (id) => this.#send({ type: 'copyCommand', id }),
    })}
    ${historySection(
      state.history,
      check.id,
      say,
      (id) => (this.shown = id),
      () => this.#send({ type: 'clearHistory' }),
    )}`;
  }

  #show(state: ChecksState): void {
    const newest = state.history[0]?.id;
    if (newest !== this.view?.history[0]?.id) this.shown = undefined;
    const before = this.view?.matrix.rounds[0]?.at;
    this.view = state;
    if (before !== state.matrix.rounds[0]?.at) this.#keep();
    if (this.fault?.field === 'source') this.fault = undefined;
    if (this.draft) this.draft = fitted(this.draft, state);
  }

  #edit(draft: ChecksDraft): void {
    this.draft = draft;
    this.fault = undefined;
    this.#keep();
  }

  /** What a reload must not take away. */
  #keep(): void {
    if (!this.view) return;
    const { target, matrix } = this.view;
    const { seconds, draft, way } = this;
    const kept = { rounds: matrix.rounds, seconds, way, opened: [...this.opened].slice(0, 100) };
    this.#api.setState({ target, ...(draft && { draft }), matrix: kept });
  }

  #matrixParts(say: Say): MatrixParts {
    return {
      say,
      opened: this.opened,
      openedRounds: this.openedRounds,
      seconds: this.seconds,
      way: {
        say,
        way: this.way,
        fault: this.wayFault,
        edit: (way) => {
          this.way = way;
          this.wayFault = undefined;
          this.#keep();
        },
      },
      pod: this.pod,
      send: (message) => this.#send(message),
      toggle: (id) => {
        this.opened = toggled(this.opened, id);
        this.#keep();
      },
      toggleRound: (at) => (this.openedRounds = toggled(this.openedRounds, at)),
      run: () => this.#withWay((way) => this.#send({ type: 'runMatrix', way })),
      watch: () => {
        const { seconds } = this;
        this.#withWay((way) => this.#send({ type: 'watchMatrix', seconds, way }));
      },
      copy: () => {
        const shown = (this.view?.matrix.rows ?? []).filter(({ id }) => this.opened.has(id));
        const opened = shown.map(({ id }) => id).slice(0, 100);
        this.#send({ type: 'copyMatrix', opened });
      },
      explain: (vpcId) => this.#send({ type: 'explain', vpcId }),
      ask: (id) => this.#withWay((way) => this.#send({ type: 'askInside', id, way })),
      copyRow: (id) => this.#send({ type: 'copyRow', id }),
      setSeconds: (seconds) => {
        this.seconds = seconds;
        this.#keep();
      },
      setPod: (pod) => (this.pod = pod),
    };
  }

  #withWay(act: (way: Way) => void): void {
    const way = wayOf(this.way);
    if ('field' in way) this.wayFault = way;
    else act(way);
  }

  #run(draft: ChecksDraft): void {
    if (this.view?.running === true) return;
    const input = inputOf(draft);
    if ('text' in input) {
      this.fault = input;
      return;
    }
    this.#edit(draft);
    this.#send({ type: 'run', input });
  }

  #send(message: ChecksFromApp): void {
    this.#api.postMessage(message);
  }
}

function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

function busyLine(text: string): TemplateResult {
  return html`<p class="row quiet" role="status">${busyIcon()} ${text}</p>`;
}
