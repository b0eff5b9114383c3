/**
 * The documents as pages under /guide/: the Markdown in docs/ is the one source, which reads as well
 * in the repository. A link that leads nowhere fails the build.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, posix } from 'node:path';
import { Marked } from 'marked';
import { root, Stop } from '../lib/project.mjs';
import { INLINE } from './page-rules.mjs';

/** Where the server serves the folder this lies in, and the pages themselves. */
const ASSETS = '/api/docs/assets/';
const BASE = '/guide/';
const ICON = 'pwa/tablet/public/icons/icon.svg';

/**
 * @typedef {object} Page
 * @property {string} source Markdown, from the project's root
 * @property {string} file what the page is called under /guide/
 * @property {string} [lang]
 * @typedef {{ heading: string, pages: Page[] }} Shelf
 */

/** @returns {Promise<Shelf[]>} */
async function shelves() {
  const decisions = (await readdir(join(root, 'docs/decisions'))).sort();
  const doc = (name) => ({ source: `docs/${name}.md`, file: `${name}.html` });
  return [
    {
      heading: 'Using it',
      pages: [
        { source: 'docs/guide.md', file: 'index.html' },
        { source: 'docs/guide.es.md', file: 'es.html', lang: 'es' },
      ],
    },
    {
      heading: 'Reports',
      pages: ['reports', 'reports-tables', 'reports-exports', 'reports-recost'].map(doc),
    },
    {
      heading: 'Running it',
      pages: [
        doc('running'),
        doc('topology'),
        doc('audit'),
        { source: 'deploy/reference/README.md', file: 'reference.html' },
        ...['reference-refresh', 'foxpro', 'offline', 'reliability', 'performance', 'stress'].map(
          doc,
        ),
      ],
    },
    {
      heading: 'Building it',
      pages: [
        { source: 'CONTRIBUTING.md', file: 'project.html' },
        { source: 'CHANGELOG.md', file: 'changes.html' },
      ],
    },
    {
      heading: 'Decisions',
      pages: decisions.map((name) => ({
        source: `docs/decisions/${name}`,
        file: `decision-${basename(name, '.md')}.html`,
      })),
    },
  ];
}

const escape = (text) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

/** As GitHub names a heading, so that an anchor works in both places. */
function slugger() {
  const seen = new Map();
  return (text) => {
    const plain = text.replace(/[`*_]/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const slug = plain
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/\s/g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  };
}

/** @param {string} text of a Markdown file */
const titleOf = (text) => /^# (.+)$/m.exec(text)?.[1].replace(/[`*_]/g, '') ?? '';

/** Writes a file under a name that carries its content. @returns {Promise<string>} its address */
async function writeAsset(outDir, name, content) {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
  const hashed = `${basename(name, extname(name))}-${hash}${extname(name)}`;
  await writeFile(join(outDir, 'assets', hashed), content);
  return ASSETS + hashed;
}

/** A page's body, and what it holds: its sections, the links it makes and the pictures it shows. */
function render(source, text, pageOf) {
  const slug = slugger();
  const sections = [];
  const links = [];
  const pictures = new Map();
  /** Where a relative address leads: a page of the guide, or a file that is none. */
  const target = (href) => {
    const [path = '', anchor] = href.split('#');
    const file = path === '' ? source : posix.join(dirname(source), path);
    return { page: pageOf.get(file), anchor };
  };
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text: raw }) {
        const id = slug(raw);
        const words = this.parser.parseInline(tokens);
        if (depth === 2) sections.push({ id, words });
        links.push({ own: id });
        return `<h${depth} id="${id}">${words}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        if (/^(https?:|mailto:|\/)/.test(href)) return `<a href="${escape(href)}">${words}</a>`;
        const { page, anchor } = target(href);
        // What is no page stands in the project's folder: it is named there, not linked.
        if (!page) return words;
        links.push({ page: page.file, anchor });
        return `<a href="${BASE}${page.file}${anchor ? `#${anchor}` : ''}">${words}</a>`;
      },
      image({ href, text: alt }) {
        pictures.set(href, posix.join(dirname(source), href));
        return `<img src="picture:${escape(href)}" alt="${escape(alt)}" loading="lazy">`;
      },
      table(token) {
        // A column without a name has no heading to read aloud.
        const cells = (row, usual) =>
          row
            .map(({ text: raw, tokens }) => {
              const tag = raw === '' ? 'td' : usual;
              return `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`;
            })
            .join('');
        const rows = token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
        return `<div class="table" tabindex="0"><table><thead><tr>${cells(token.header, 'th')}</tr></thead><tbody>${rows}</tbody></table></div>\n`;
      },
      code: ({ text: lines }) => `<pre tabindex="0"><code>${escape(lines)}</code></pre>\n`,
      html: ({ text: raw }) => escape(raw),
    },
  });
  return { body: marked.parse(text), sections, links, pictures };
}

function menu(all, current, sections) {
  return all
    .map(({ heading, pages }) => {
      const items = pages.map((page) => {
        const isHere = page.file === current.file;
        const inner = isHere
          ? `<ul>${sections.map(({ id, words }) => `<li><a href="#${id}">${words.replace(/<\/?a[^>]*>/g, '')}</a></li>`).join('')}</ul>`
          : '';
        const lang = page.lang ? ` lang="${page.lang}" hreflang="${page.lang}"` : '';
        const address = BASE + (page.file === 'index.html' ? '' : page.file);
        return `<li><a href="${address}"${lang}${isHere ? ' aria-current="page"' : ''}>${escape(page.title)}</a>${inner}</li>`;
      });
      const isOpen = heading !== 'Decisions' || pages.includes(current);
      return `<details${isOpen ? ' open' : ''}><summary>${heading}</summary><ul>${items.join('')}</ul></details>`;
    })
    .join('\n');
}

const shell = ({ page, styles, icon, nav, body }) => `<!doctype html>
<html lang="${page.lang ?? 'en'}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${escape(page.title)} · Time On Tasks</title>
    <link rel="icon" href="${icon}">
    <link rel="stylesheet" href="${styles}">
  </head>
  <body>
    <header><a href="${BASE}">Time On Tasks</a><span><a class="to-documents" href="#documents">Documents</a> <a href="/">Tablet</a> <a href="/console/">Console</a> <a href="/api/docs/">API</a></span></header>
    <nav id="documents" aria-label="Documents">${nav}</nav>
    <main>${body}</main>
  </body>
</html>
`;

/** @param {string} outDir of the docs; the guide lies beside the API's page */
export async function buildGuide(outDir) {
  const all = await shelves();
  const pages = all.flatMap((shelf) => shelf.pages);
  const texts = new Map();
  for (const page of pages) {
    const text = await readFile(join(root, page.source), 'utf8');
    texts.set(page, text);
    page.title = titleOf(text);
    if (page.title === '') throw new Stop(`${page.source} has no title: begin it with "# …".`);
  }
  await mkdir(join(outDir, 'guide'), { recursive: true });
  const css = await readFile(join(root, 'pwa/docs/guide.css'));
  const styles = await writeAsset(outDir, 'guide.css', css);
  const icon = await writeAsset(outDir, 'icon.svg', await readFile(join(root, ICON)));
  const pageOf = new Map(pages.map((page) => [page.source, page]));
  const made = pages.map((page) => ({
    page,
    ...render(page.source, texts.get(page), pageOf),
  }));
  const anchors = new Set(
    made.flatMap(({ page, links }) =>
      links.flatMap(({ own }) => (own ? `${page.file}#${own}` : [])),
    ),
  );
  for (const { page, body, sections, links, pictures } of made) {
    const lost = links.find(({ page: to, anchor }) => anchor && !anchors.has(`${to}#${anchor}`));
    if (lost)
      throw new Stop(`${page.source} links to ${lost.page}#${lost.anchor}, which is not there.`);
    let html = body;
    for (const [href, file] of pictures) {
      const picture = await readFile(join(root, file));
      html = html.replaceAll(`picture:${href}`, await writeAsset(outDir, file, picture));
    }
    const whole = shell({ page, styles, icon, nav: menu(all, page, sections), body: html });
    const inline = INLINE.exec(whole);
    if (inline) throw new Stop(`${page.source} has something inline: ${inline[0]}`);
    await writeFile(join(outDir, 'guide', page.file), whole);
  }
  return pages.length;
}
