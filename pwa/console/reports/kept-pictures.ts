/** Whether somebody wants to see the report's pictures, as they said on this device. */
const KEY = 'time-on-tasks.report-pictures';

/** Null while nobody has said it. */
export function keptPictures(): boolean | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === null ? null : kept === 'shown';
  } catch {
    return null;
  }
}

/** A browser without storage forgets it with the page. */
export function keepPictures(areShown: boolean): void {
  try {
    localStorage.setItem(KEY, areShown ? 'shown' : 'hidden');
  } catch {
    // Storage may be switched off.
  }
}
