/** What the editor gives a page, once. */
export interface PageApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): PageApi;

/** May be called once per page; the editor throws on the second call. */
export function pageApi(): PageApi {
  return acquireVsCodeApi();
}
