/**
 * The one-time code a QR code brings along in the address: `/#enrol=…`. A fragment is never sent,
 * and it is taken out of the address bar and the history before anything else happens.
 */
const FRAGMENT = /^#enrol=(.*)$/;

/** @returns the code, empty where there is none */
export function takeEnrolmentCode(
  { hash, pathname, search }: Pick<Location, 'hash' | 'pathname' | 'search'> = location,
  entries: Pick<History, 'replaceState' | 'state'> = history,
): string {
  const code = FRAGMENT.exec(hash)?.[1];
  if (code === undefined) return '';
  entries.replaceState(entries.state, '', pathname + search);
  return /^[A-Za-z0-9-]{1,40}$/.test(code) ? code : '';
}
