/** As much of the document as tells whether somebody sees it. */
type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/**
 * Calls `listener` whenever the hidden tab is shown again, for what is too much to be asked every
 * few seconds. Answers how to stop.
 */
export function onShownAgain(listener: () => void, page: Page = document): () => void {
  const follow = () => {
    if (page.visibilityState === 'visible') listener();
  };
  page.addEventListener('visibilitychange', follow);
  return () => {
    page.removeEventListener('visibilitychange', follow);
  };
}
