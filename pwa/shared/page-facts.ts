/** What the page itself says of where it comes from; it stands in there without a network, too. */
function meta(name: string): string | null {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content || null;
}

/** The build this page belongs to; null where Vite serves it unbuilt. */
export const pageBuild = (): string | null => meta('build');

/** The environment's label, as `GET /api/shop` says it; null in production. */
export const pageEnvironment = (): string | null => meta('environment');
