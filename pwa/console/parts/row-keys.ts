/** Walks a table by keyboard: one link in each row is a stop. */
const USUAL_PAGE = 10;

type Step = (index: number, last: number, page: number) => number;
const STEPS = new Map<string, Step>([
  ['ArrowDown', (index, last) => Math.min(index + 1, last)],
  ['ArrowUp', (index) => Math.max(index - 1, 0)],
  ['PageDown', (index, last, page) => Math.min(index + page, last)],
  ['PageUp', (index, _last, page) => Math.max(index - page, 0)],
  ['Home', () => 0],
  ['End', (_index, last) => last],
]);

/** Which row a key leads to, `page` rows being a screen of them; null when it is not for walking. */
export function rowAfterKey(
  { key, altKey, ctrlKey, metaKey, shiftKey }: KeyStroke,
  index: number,
  last: number,
  page = USUAL_PAGE,
): number | null {
  if (altKey || ctrlKey || metaKey || shiftKey) return null;
  return STEPS.get(key)?.(index, last, page) ?? null;
}

type KeyStroke = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** The place of a windowed row by its `data-place`; null outside of them. */
export function placeUnder(event: Event): number | null {
  const row = (event.target as Element).closest<HTMLElement>('tr[data-place]');
  return row ? Number(row.dataset['place']) : null;
}

/** For `@keydown` on a `<tbody>` whose rows each have one `a.row-link`. Enter is the link's own. */
export function moveRow(event: KeyboardEvent): void {
  const body = event.currentTarget as HTMLElement;
  const links = [...body.querySelectorAll<HTMLElement>('a.row-link')];
  const index = links.findIndex((link) => link === event.target);
  if (index < 0) return;
  const next = rowAfterKey(event, index, links.length - 1);
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
