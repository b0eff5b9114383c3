/** What stands on the sheets of a PDF as Chromium makes them: plain objects, fonts with a CMap. */
import { inflateSync } from 'node:zlib';

/** The words of each sheet, without the blanks between them, which PDF does not keep. */
export function sheetsOf(pdf: Buffer): string[] {
  const objects = readObjects(pdf);
  const sheets = [...objects.values()].filter((object) => /\/Type \/Page\b/.test(object));
  return sheets.map((sheet) => {
    const fonts = new Map<string, Map<string, string>>();
    for (const [, name = '', id = ''] of sheet.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      fonts.set(name, charactersOf(objects, id));
    }
    return wordsOf(contentsOf(objects, sheet), fonts);
  });
}

function readObjects(pdf: Buffer): Map<string, string> {
  const found = pdf.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g);
  return new Map([...found].map(([, id = '', object = '']) => [id, object]));
}

function contentsOf(objects: Map<string, string>, sheet: string): string {
  return streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(sheet)?.[1] ?? ''));
}

function streamOf(object = ''): string {
  const begin = object.indexOf('stream\n') + 'stream\n'.length;
  const bytes = Buffer.from(object.slice(begin, object.lastIndexOf('\nendstream')), 'latin1');
  return object.slice(0, begin).includes('/FlateDecode')
    ? inflateSync(bytes).toString('latin1')
    : bytes.toString('latin1');
}

/** By the code a font has for each, in hexadecimal digits. */
function charactersOf(objects: Map<string, string>, fontId: string): Map<string, string> {
  const mapId = /\/ToUnicode (\d+) 0 R/.exec(objects.get(fontId) ?? '')?.[1] ?? '';
  const characters = new Map<string, string>();
  for (const [, kind, lines = ''] of streamOf(objects.get(mapId)).matchAll(
    /beginbf(char|range)\n([\s\S]*?)endbf/g,
  )) {
    for (const line of lines.trim().split('\n')) {
      const [from = '', to = '', unicode = ''] = [...line.matchAll(/<(\w+)>/g)].map(
        ([, digits = '']) => digits,
      );
      const [last, first] = kind === 'char' ? [from, to] : [to, unicode];
      for (let code = parseInt(from, 16); code <= parseInt(last, 16); code += 1) {
        const key = code.toString(16).toUpperCase().padStart(from.length, '0');
        const point = parseInt(first, 16) + code - parseInt(from, 16);
        characters.set(key, String.fromCodePoint(point));
      }
    }
  }
  return characters;
}

function wordsOf(contents: string, fonts: Map<string, Map<string, string>>): string {
  let words = '';
  let font = new Map<string, string>();
  for (const [, name, codes] of contents.matchAll(/\/(F\d+) \S+ Tf|<(\w+)>/g)) {
    if (name) font = fonts.get(name) ?? font;
    const digits = [...font.keys()][0]?.length ?? 2;
    for (const code of codes?.match(new RegExp(`.{${digits}}`, 'g')) ?? []) {
      words += font.get(code.toUpperCase()) ?? '';
    }
  }
  return words.replace(/\s/g, '');
}
