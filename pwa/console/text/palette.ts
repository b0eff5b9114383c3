/** Words of the command palette. */
export const paletteText = {
  palette: {
    title: 'Go to',
    open: 'Search',
    field: 'An order, a person or a page',
    found: (entries: number) =>
      entries === 1 ? 'One place found' : `${String(entries)} places found`,
    nothing: (typed: string) => `Nothing is called “${typed}”.`,
    start: 'Type an order’s number, a customer, a name or a page.',
    searching: 'Searching orders …',
    ordersFailed: 'Orders could not be searched just now.',
    kinds: { page: 'Page', person: 'Person', order: 'Order' },
    guide: 'User guide',
    keys: 'Arrow keys walk, Enter opens, Escape closes',
  },
};
