import { html, nothing, type TemplateResult } from 'lit';
import type { MatrixState } from '../../contract/checksMatrix.js';
import { busyIcon, toneIcon } from '../shared/icons.js';
import type { MatrixParts } from './matrix.js';

/** Places where a command has to be run: found on demand, shown what it is, run on a yes. */
export function insideSection(state: MatrixState, parts: MatrixParts): TemplateResult {
  const { say, send, pod, setPod } = parts;
  const none = state.inside === 'looked' && !state.rows.some(({ inside }) => inside);
  const edit = (event: Event) => {
    const { target } = event;
    if (target instanceof HTMLElement && 'value' in target) setPod(String(target.value));
  };
  const add = () => {
    if (pod.trim() !== '') send({ type: 'addPod', pod: pod.trim() });
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter') add();
  };
  return html`${state.pending ? pendingCommand(state.pending, parts) : nothing}
    <details ?open=${state.inside !== 'notLooked'}>
      <summary>${say('page.checks.matrix.inside')}</summary>
      <div class="everywhere inside">
        <p class="quiet">${say('page.checks.matrix.insideHint')}</p>
        <div class="row">
          <vscode-button
            secondary
            ?disabled=${state.inside === 'looking'}
            @click=${() => send({ type: 'lookInside' })}
            >${say('page.checks.matrix.look')}</vscode-button
          >
          <vscode-textfield
            class="pod"
            .label=${say('page.checks.matrix.pod')}
            placeholder=${say('page.checks.matrix.pod')}
            .value=${pod}
            @input=${edit}
            @keydown=${onEnter}
          ></vscode-textfield>
          <vscode-button secondary ?disabled=${pod.trim() === ''} @click=${add}
            >${say('page.checks.matrix.addPod')}</vscode-button
          >
        </div>
        <p role="status" class="row quiet">
          ${
            state.inside === 'looking'
              ? html`${busyIcon()} ${say('page.checks.matrix.looking')}`
              : none
                ? say('page.checks.matrix.noInstances')
                : nothing
          }
        </p>
      </div>
    </details>`;
}

function pendingCommand(
  { vantage, command }: NonNullable<MatrixState['pending']>,
  { say, send }: MatrixParts,
): TemplateResult {
  return html`<div class="banner warning pending" role="alert" tabindex="-1">
    ${toneIcon('warning')}
    <div class="body">
      <h3>${say('page.checks.matrix.pending', { vantage })}</h3>
      <pre class="command" tabindex="0" aria-label=${say('page.checks.matrix.pendingCommand')}>
${command}</pre>
      <div class="row">
        <vscode-button @click=${() => send({ type: 'answerPending', run: true })}
          >${say('page.checks.matrix.runIt')}</vscode-button
        >
        <vscode-button secondary @click=${() => send({ type: 'answerPending', run: false })}
          >${say('page.checks.matrix.doNotRun')}</vscode-button
        >
      </div>
    </div>
  </div>`;
}
