/**
 * Has a page say which environment it belongs to. One build serves staging and production, so the
 * label is written into the few files that carry it when they are sent: the page, the web manifest
 * (an installed app is called by it) and the service worker, which keeps both. Whatever has a token
 * gets another one, for browsers keep by token; production has no label and sends its files as built.
 */
import { createHash } from 'node:crypto';

type Edit = (text: string) => string;

const TOKEN = /\?v=([0-9a-f]{12})(?=")/g;

const withTokens = (text: string, label: string): string =>
  text.replace(TOKEN, (_, token: string) => {
    const both = createHash('sha256').update(token).update(label).digest('hex');
    return `?v=${both.slice(0, 12)}`;
  });

const inHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function namedManifest(text: string, label: string): string {
  const manifest = JSON.parse(text) as { name: string; short_name: string };
  const { name, short_name } = manifest;
  // Under an icon there is room for a word or two: what tells the two apart goes first.
  const named = { name: `${name} ${label}`, short_name: `${label} ${short_name}` };
  return JSON.stringify({ ...manifest, ...named });
}

/** How a file of that name is to be changed for this label; undefined when it stays as it was built. */
export function labelling(file: string, label: string): Edit | undefined {
  switch (file) {
    case 'index.html':
      return (text) =>
        withTokens(text, label).replace(
          '<meta name="environment" content=""',
          () => `<meta name="environment" content="${inHtml(label)}"`,
        );
    case 'manifest.webmanifest':
      return (text) => namedManifest(text, label);
    case 'sw.js':
      return (text) => withTokens(text, label);
    default:
      return undefined;
  }
}
