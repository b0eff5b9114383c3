/**
 * Code pages of FoxPro texts. Written out here because `TextDecoder('windows-1252')` of Node 20.20
 * leaves 0x80–0x9F as control characters (a curly quote becomes U+0092), and no `TextDecoder`
 * knows the two DOS pages. Bytes below 0x80 are ASCII in all of them.
 */
export const ENCODINGS = ['windows-1252', 'cp437', 'cp850'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const LATIN1_A0_TO_FF = Array.from({ length: 96 }, (_, i) => String.fromCharCode(0xa0 + i)).join(
  '',
);

/** What the bytes 0x80 to 0xFF mean. The five holes of windows-1252 stay the control they were. */
const UPPER_HALF: Record<Encoding, string> = {
  'windows-1252': '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' + LATIN1_A0_TO_FF,
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
};

/** Header byte 29 as FoxPro writes it. 0 means the table was never marked. */
const MARKS: Record<Encoding, readonly number[]> = {
  'windows-1252': [0x03, 0x57],
  cp437: [0x01],
  cp850: [0x02],
};

/** What a table says it is written in; undefined where it says nothing, or what no code page here is. */
export const encodingOfMark = (codePage: number): Encoding | undefined =>
  ENCODINGS.find((encoding) => MARKS[encoding].includes(codePage));

/** False only when the header names another code page than the one the table is read with. */
export function agreesWithMark(encoding: Encoding, codePage: number): boolean {
  return codePage === 0 || MARKS[encoding].includes(codePage);
}

/** What a byte is in a text; the second and third are bits, to see at the end what there was. */
const PLAIN = 0;
const UPPER = 1;
const LAYOUT = 2;
const NO_TEXT = 4;

const KINDS: Record<Encoding, Uint8Array> = {
  'windows-1252': kindsOf([0x81, 0x8d, 0x8f, 0x90, 0x9d]),
  cp437: kindsOf([]),
  cp850: kindsOf([]),
};

function kindsOf(holes: readonly number[]): Uint8Array {
  const kinds = new Uint8Array(256).fill(UPPER, 0x80);
  kinds.fill(NO_TEXT, 0, 0x20);
  for (const tabOrLineEnd of [0x09, 0x0a, 0x0c, 0x0d]) kinds[tabOrLineEnd] = LAYOUT;
  for (const byte of [0x7f, ...holes]) kinds[byte] = NO_TEXT;
  return kinds;
}

/**
 * Text as people should see it: line ends become `\n`, blanks around the whole go, for FoxPro pads
 * on the right (other programs with binary zeros) and many an ERP pads numbers on the left.
 * Undefined where a byte is none of a text in that code page: a control character, a hole of
 * windows-1252, or nothing but zeros. Nobody typed those.
 */
export function decodeText(bytes: Buffer, encoding: Encoding): string | undefined {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  if (end === 0) return bytes.length === 0 ? '' : undefined;
  const kinds = KINDS[encoding];
  let seen = PLAIN;
  for (let at = 0; at < end; at += 1) {
    const kind = kinds[bytes[at] ?? 0] ?? NO_TEXT;
    if (kind === NO_TEXT) return undefined;
    seen |= kind;
  }
  let text = bytes.toString('latin1', 0, end);
  if ((seen & UPPER) !== 0) {
    const upper = UPPER_HALF[encoding];
    text = text.replace(/[\u0080-\u00ff]/g, (char) => upper.charAt(char.charCodeAt(0) - 0x80));
  }
  if ((seen & LAYOUT) !== 0) text = text.replace(/\r\n?/g, '\n').replaceAll('\f', ' ');
  return text.trim();
}
