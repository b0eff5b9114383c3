/** Words of the views somebody saves by name. */
export const viewsText = {
  views: {
    title: 'Saved views',
    none: 'Nothing saved yet. Choose range, filters and order, then give it a name.',
    name: 'Save what is shown as',
    nameHint: 'A name already there is saved over. Only you see your views.',
    save: 'Save view',
    saved: (name: string) => `View “${name}” saved.`,
    remove: (name: string) => `Delete the view ${name}`,
    removed: (name: string) => `View “${name}” deleted.`,
  },
};
