export declare function unpackedResolved():
  | { readonly resolved: string; readonly resolvectl: string; readonly libraries: string }
  | undefined;
export declare function ensureResolved(say: (text: string) => void): void;
