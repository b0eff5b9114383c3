/**
 * The rows of a table that lead somewhere: each has one `a.row-link`, and both row and link say what
 * they are of in one `data-` attribute, as `data-person="7"`.
 */

/** Which row the Tab key stops at: the open one, else the first. */
export function rowStop<Item>(items: readonly Item[], isOpen: (item: Item) => boolean): number {
  return Math.max(0, items.findIndex(isOpen));
}

/** Puts the focus on a row's link, `name` being as in `dataset`; false where there is no such row. */
export function focusRow(root: ParentNode, name: string, id: string | number): boolean {
  const links = [...root.querySelectorAll<HTMLElement>('a.row-link')];
  const link = links.find(({ dataset }) => dataset[name] === String(id));
  link?.focus();
  return link !== undefined;
}

/** What the row is of that was clicked beside its own links and buttons. */
export function clickedRow(event: MouseEvent, name: string): string | undefined {
  const target = event.target as Element;
  if (target.closest('a, button')) return undefined;
  return target.closest<HTMLElement>('tr')?.dataset[name];
}
