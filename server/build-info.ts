/** Which code this is. The build fills the words in; tests run the sources and know neither. */
declare const __APP_VERSION__: string | undefined;
declare const __COMMIT__: string | undefined;
declare const __DIRTY__: boolean | undefined;

export interface BuildInfo {
  /** Version of package.json. */
  readonly app: string;
  /** Full hash of the commit; '' when it was not built from a git checkout. */
  readonly commit: string;
  /** Whether tracked files differed from that commit. */
  readonly dirty: boolean;
}

export const buildInfo: BuildInfo = {
  app: typeof __APP_VERSION__ === 'undefined' ? '0.0.0' : __APP_VERSION__,
  commit: typeof __COMMIT__ === 'undefined' ? '' : __COMMIT__,
  dirty: typeof __DIRTY__ === 'undefined' ? false : __DIRTY__,
};
