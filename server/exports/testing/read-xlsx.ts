/** Opens an .xlsx as a spreadsheet would: by the archive's directory, the links and the styles. */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ReadCell {
  value: string | number;
  /** The number format's code or number. */
  format: string;
  isBold: boolean;
  isFormula: boolean;
}

export interface ReadSheet {
  name: string;
  /** By row and letter: `cells[0].A`. */
  rows: Record<string, ReadCell>[];
  isFirstRowFrozen: boolean;
  /** In characters, by column. */
  widths: number[];
}

const END = 0x06054b50;
const CENTRAL_HEADER = 0x02014b50;

/** The files of an archive, each held against its checksum. @throws Error when one is damaged */
export function unzip(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes);
  const end = zip.length - 22;
  if (zip.readUInt32LE(end) !== END) throw new Error('The archive has no end');
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== CENTRAL_HEADER) throw new Error('The directory is damaged');
    const [crc, compressed, size] = [16, 20, 24].map((offset) => zip.readUInt32LE(at + offset));
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => zip.readUInt16LE(at + o));
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength!);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = inflateRawSync(zip.subarray(start, start + compressed!));
    if (content.length !== size || crc32(content) !== crc) throw new Error(`${name} is damaged`);
    files.set(name, content.toString());
    at += 46 + nameLength! + extra! + comment!;
  }
  return files;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Text as a spreadsheet shows it: entities, then its own escapes. */
const plain = (xml: string): string =>
  xml
    .replace(/&(\w+);/g, (_all, name: string) => ENTITIES[name]!)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );

const attribute = (xml: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(xml)?.[1];

function readStyles(xml: string): { format: string; isBold: boolean }[] {
  const codes = new Map(
    [...xml.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [
      attribute(tag, 'numFmtId'),
      plain(attribute(tag, 'formatCode')!),
    ]),
  );
  const fonts = [...xml.matchAll(/<font>.*?<\/font>/g)].map(([font]) => font.includes('<b/>'));
  const looks = /<cellXfs.*<\/cellXfs>/.exec(xml)![0];
  return [...looks.matchAll(/<xf [^>]*>/g)].map(([xf]) => {
    const id = attribute(xf, 'numFmtId')!;
    return { format: codes.get(id) ?? id, isBold: fonts[Number(attribute(xf, 'fontId'))]! };
  });
}

export function readXlsx(bytes: Uint8Array): ReadSheet[] {
  const files = unzip(bytes);
  const part = (name: string): string => {
    const xml = files.get(name);
    if (xml === undefined) throw new Error(`There is no ${name}`);
    return xml;
  };
  const styles = readStyles(part('xl/styles.xml'));
  const links = new Map(
    [...part('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  for (const name of files.keys()) {
    const isNamed = part('[Content_Types].xml').includes(`PartName="/${name}"`);
    if (!isNamed && !/\.rels$|Content_Types/.test(name)) throw new Error(`${name} has no type`);
  }
  return [...part('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([tag]) => {
    const xml = part(`xl/${links.get(attribute(tag, 'r:id'))}`);
    return {
      name: plain(attribute(tag, 'name')!),
      isFirstRowFrozen: /<pane ySplit="1"[^>]*state="frozen"/.test(xml),
      widths: [...xml.matchAll(/<col [^>]*>/g)].map(([col]) => Number(attribute(col, 'width'))),
      rows: [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
        const cells = [...row!.matchAll(/<c ([^>]*)>(.*?)<\/c>/gs)].map(([, attributes, inner]) => {
          const isText = attribute(attributes!, 't') === 'inlineStr';
          const content = /<(?:v|t)(?: [^>]*)?>(.*?)<\//s.exec(inner!)?.[1] ?? '';
          return [
            attribute(attributes!, 'r')!.replace(/\d+/, ''),
            {
              value: isText ? plain(content) : Number(content),
              ...styles[Number(attribute(attributes!, 's'))]!,
              isFormula: inner!.includes('<f'),
            },
          ] as const;
        });
        return Object.fromEntries(cells);
      }),
    };
  });
}
