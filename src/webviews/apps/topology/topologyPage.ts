import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { receive } from '../../contract/receive.js';
import {
  topologySavedSchema,
  topologyToAppSchema,
  type TopologyFromApp,
  type TopologyState,
} from '../../contract/topology.js';
import { pageApi } from '../shared/api.js';
import { failureBanner } from '../shared/failure.js';
import { busyIcon, toneIcon } from '../shared/icons.js';
import { hear } from '../shared/inbox.js';
import { saved } from '../shared/saved.js';
import { sharedStyles } from '../shared/styles.js';
import { sayWith, type Say } from '../shared/talk.js';
import { detailStyles, findingList, nodeDetails } from './details.js';
import { diagramStyles, laneDiagram, legend } from './diagram.js';
import { next, type At } from './roving.js';
import { laneTables, tableStyles } from './table.js';
import { timeOfDay } from '../shared/times.js';

const pageStyles = css`
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap);
    padding-bottom: 40px;
  }
  header {
    display: grid;
    gap: 6px;
  }
  .summary {
    display: flex;
    gap: 8px;
    overflow-wrap: anywhere;
  }
`;

/** The page that shows the way to a cluster. What is chosen is its own; the way is the host's. */
export class TopologyPage extends LitElement {
  static override properties = {
    view: { state: true },
    chosen: { state: true },
    stop: { state: true },
    room: { state: true },
  };
  static override styles = [sharedStyles, diagramStyles, detailStyles, tableStyles, pageStyles];
  declare view: TopologyState | undefined;
  /** The station whose details are shown. */
  declare chosen: string | undefined;
  /** The station that Tab comes to. */
  declare stop: At;
  /** Pixels that a lane may be wide. */
  declare room: number;
  readonly #api = pageApi();
  readonly #sizes = new ResizeObserver(() => this.#measure());
  #deaf: (() => void) | undefined;
  #focus: 'details' | 'station' | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.chosen = saved(topologySavedSchema, this.#api.getState())?.chosen;
    this.stop = { lane: 0, node: 0 };
    this.room = 800;
    this.#deaf = hear(
      (raw) => receive(topologyToAppSchema, raw),
      ({ state }) => this.#show(state),
    );
    this.#sizes.observe(this);
    this.#send({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#deaf?.();
  }

  override render(): TemplateResult {
    const state = this.view;
    if (!state) return html`<main aria-busy="true"></main>`;
    const say = sayWith(state.texts);
    return html`<main aria-busy=${state.reading || state.asking}>
      ${this.#header(state, say)} ${state.failure ? failureBanner(state.failure, say) : nothing}
      ${state.reading ? busyLine(say('page.loading')) : nothing}
      ${state.asking ? busyLine(say('page.topology.asking')) : nothing}
      ${state.lanes.length === 0 ? this.#nothing(state, say) : this.#ways(state, say)}
    </main>`;
  }

  override updated(): void {
    const focus = this.#focus;
    this.#focus = undefined;
    if (focus === 'details') this.renderRoot.querySelector<HTMLElement>('.details')?.focus();
    if (focus === 'station') {
      this.renderRoot.querySelector<SVGGElement>('.station[tabindex="0"]')?.focus();
    }
  }

  #header(state: TopologyState, say: Say): TemplateResult {
    const busy = state.reading || state.asking;
    const { at, endpointName, summary, tone } = state;
    const button = (type: Exclude<TopologyFromApp['type'], 'fix'>, text: string) =>
      html`<vscode-button secondary @click=${() => this.#send({ type })}>${text}</vscode-button>`;
    return html`<header>
      <p class="quiet">${say('page.topology.title')}</p>
      <h1>${state.target.clusterName}</h1>
      ${endpointName === undefined ? nothing : html`<p><code>${endpointName}</code></p>`}
      <p>
        ${say('page.topology.from', { vantage: state.vantageName })}
        ${
          at === undefined
            ? nothing
            : html`<span class="quiet"
                >· ${say('page.topology.readAt', { time: timeOfDay(at) })}</span
              >`
        }
      </p>
      ${
        summary === ''
          ? nothing
          : html`<p class="summary" role="status">${toneIcon(tone)} <span>${summary}</span></p>`
      }
      <div class="row">
        ${
          busy
            ? button('cancel', say('page.cancel'))
            : html`<vscode-button @click=${() => this.#send({ type: 'again' })}
                >${say('page.topology.again')}</vscode-button
              >`
        }
        ${button('explain', say('page.topology.explain'))}
        ${button('copyMarkdown', say('page.topology.copyMarkdown'))}
        ${button('copyMermaid', say('page.topology.copyMermaid'))}
      </div>
    </header>`;
  }

  #nothing(state: TopologyState, say: Say): TemplateResult {
    if (state.reading || state.failure) return html``;
    return html`<p class="quiet">${say('page.topology.nothing')}</p>`;
  }

  #ways(state: TopologyState, say: Say): TemplateResult {
    const parts = {
      say,
      room: this.room,
      stop: this.stop,
      chosen: this.chosen,
      choose: (id: string, at: At) => this.#choose(id, at),
      key: (event: KeyboardEvent, at: At, id: string) => this.#key(event, at, id),
    };
    const fix = (id: string): void => this.#send({ type: 'fix', id });
    const lane = state.lanes.find(({ nodes }) => nodes.some(({ id }) => id === this.chosen));
    const node = lane?.nodes.find(({ id }) => id === this.chosen);
    const close = (): void => this.#close();
    return html`<div>
        <p class="quiet small">${say('page.topology.hint')}</p>
        ${legend(say)}
      </div>
      ${state.lanes.map((one, number) => laneDiagram(one, number, parts))}
      ${lane && node ? nodeDetails(node, lane, state, { say, fix, close }) : nothing}
      ${state.notes.map((note) => html`<p class="quiet">${note}</p>`)}
      ${findingList(state, { say, fix })}
      ${laneTables(state, say, (id) => this.#choose(id, this.#placeOf(state, id)))}`;
  }

  #show(state: TopologyState): void {
    this.view = state;
    const { lane, node } = this.stop;
    if (!state.lanes[lane]?.nodes[node]) this.stop = { lane: 0, node: 0 };
    this.#keep();
  }

  #placeOf({ lanes }: TopologyState, id: string): At {
    const lane = lanes.findIndex(({ nodes }) => nodes.some((one) => one.id === id));
    const node = lanes[lane]?.nodes.findIndex((one) => one.id === id) ?? 0;
    return { lane: Math.max(0, lane), node: Math.max(0, node) };
  }

  #choose(id: string, at: At): void {
    this.stop = at;
    this.chosen = id;
    this.#focus = 'details';
    this.#keep();
  }

  #close(): void {
    this.chosen = undefined;
    this.#focus = 'station';
    this.#keep();
  }

  #key(event: KeyboardEvent, at: At, id: string): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(id, at);
      return;
    }
    const counts = (this.view?.lanes ?? []).map(({ nodes }) => nodes.length);
    const to = next(event.key, at, { counts, room: this.room });
    if (!to) return;
    event.preventDefault();
    this.stop = to;
    this.#focus = 'station';
  }

  #measure(): void {
    const main = this.renderRoot.querySelector('main');
    if (!main) return;
    const { paddingLeft, paddingRight } = getComputedStyle(main);
    const room = main.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    if (Math.abs(room - this.room) > 1) this.room = room;
  }

  /** What a reload must not take away. */
  #keep(): void {
    if (!this.view) return;
    const { target, vantage } = this.view;
    this.#api.setState({ target, vantage, ...(this.chosen && { chosen: this.chosen }) });
  }

  #send(message: TopologyFromApp): void {
    this.#api.postMessage(message);
  }
}

function busyLine(text: string): TemplateResult {
  return html`<p class="row quiet" role="status">${busyIcon()} ${text}</p>`;
}
