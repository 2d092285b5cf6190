import { css } from 'lit';

/** What both pages share; every colour and font is the editor's own. */
export const sharedStyles = css`
  :host {
    --gap: 24px;
    --line: var(--vscode-panel-border, var(--vscode-contrastBorder, transparent));
    --quiet: var(--vscode-descriptionForeground);
    --good: var(--vscode-testing-iconPassed, var(--vscode-charts-green));
    --bad: var(--vscode-errorForeground, var(--vscode-charts-red));
    --warning: var(--vscode-editorWarning-foreground, var(--vscode-charts-yellow));
    --info: var(--vscode-editorInfo-foreground, var(--vscode-charts-blue));
    display: block;
    min-height: 100vh;
    box-sizing: border-box;
    color: var(--vscode-foreground);
    background: var(--vscode-editor-background);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    font-weight: var(--vscode-font-weight);
    line-height: 1.5;
    container-type: inline-size;
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  main {
    max-width: 1120px;
    margin: 0 auto;
    padding: 28px 28px 0;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
  }
  h1 {
    font-size: 1.85em;
    font-weight: 400;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.4;
  }
  h3 {
    font-size: 1em;
    font-weight: 600;
  }
  ol,
  ul {
    list-style: none;
  }
  fieldset {
    min-width: 0;
    border: 0;
  }
  a {
    color: var(--vscode-textLink-foreground);
  }
  code,
  .mono {
    font-family: var(--vscode-editor-font-family);
    font-size: 0.97em;
    color: inherit;
    background: none;
    overflow-wrap: anywhere;
  }
  .quiet {
    color: var(--quiet);
  }
  .small {
    font-size: 0.92em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
  }
  .spread {
    justify-content: space-between;
  }
  .icon {
    flex: none;
    width: 16px;
    height: 16px;
    margin-top: 0.13em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.3;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .good {
    color: var(--good);
  }
  .bad {
    color: var(--bad);
  }
  .warning {
    color: var(--warning);
  }
  .info {
    color: var(--info);
  }
  .icon.neutral {
    color: var(--quiet);
  }
  .busy {
    color: var(--vscode-progressBar-background);
    animation: turn 1s linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(360deg);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .busy {
      animation-duration: 4s;
    }
  }
  .banner {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 4px 12px;
    padding: 14px 16px;
    border: 1px solid var(--line);
    border-left: 3px solid var(--tone, var(--line));
    border-radius: 3px;
    background: var(--vscode-textBlockQuote-background, transparent);
  }
  .banner > .icon {
    width: 20px;
    height: 20px;
    margin-top: 0.1em;
  }
  .banner .body {
    display: grid;
    gap: 6px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .banner .body > .row {
    margin-top: 6px;
  }
  .banner.good {
    --tone: var(--good);
    color: inherit;
  }
  .banner.bad {
    --tone: var(--bad);
    color: inherit;
  }
  .banner.warning {
    --tone: var(--warning);
    color: inherit;
  }
  .banner.info {
    --tone: var(--info);
    color: inherit;
  }
  details > summary {
    width: fit-content;
    cursor: pointer;
    border-radius: 2px;
  }
  :focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @container (max-width: 640px) {
    main {
      padding: 18px 16px 0;
    }
  }
`;
