/** Walks a table by keyboard: one link in each row is a stop. */
const STEPS = new Map<string, (index: number, last: number) => number>([
  ['ArrowDown', (index, last) => Math.min(index + 1, last)],
  ['ArrowUp', (index) => Math.max(index - 1, 0)],
  ['PageDown', (index, last) => Math.min(index + 10, last)],
  ['PageUp', (index) => Math.max(index - 10, 0)],
  ['Home', () => 0],
  ['End', (_index, last) => last],
]);

/** Which row a key leads to; null when the key is not for walking. */
export function rowAfterKey(key: string, index: number, last: number): number | null {
  return STEPS.get(key)?.(index, last) ?? null;
}

/** For `@keydown` on a `<tbody>` whose rows each have one `a.row-link`. Enter is the link's own. */
export function moveRow(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const body = event.currentTarget as HTMLElement;
  const links = [...body.querySelectorAll<HTMLElement>('a.row-link')];
  const index = links.findIndex((link) => link === event.target);
  if (index < 0) return;
  const next = rowAfterKey(event.key, index, links.length - 1);
  if (next === null) return;
  event.preventDefault();
  // One stop for the Tab key, wherever the arrows went.
  for (const link of links) link.tabIndex = -1;
  const target = links[next];
  if (!target) return;
  target.tabIndex = 0;
  target.focus({ preventScroll: true });
  target.closest('tr')?.scrollIntoView({ block: 'nearest' });
}
