import type { Browser, LaunchOptions } from 'playwright-core';

/** The path of a Chromium; `CHROMIUM_PATH` goes before all others. */
export function findBrowser(): string | undefined;
/** As `findBrowser`, but installs Debian's Chromium when there is none and this is root. */
export function ensureBrowser(): Promise<string>;
/** Starts a headless Chromium with an empty profile; the test closes it. */
export function launchBrowser(options?: LaunchOptions): Promise<Browser>;
