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

/** False only when the header names another code page than the one the table is read with. */
export function agreesWithMark(encoding: Encoding, codePage: number): boolean {
  return codePage === 0 || MARKS[encoding].includes(codePage);
}

/**
 * Text as people should see it: other control characters than line ends and tabs become blanks
 * (programs pad with binary zeros), line ends become `\n`, blanks around the whole go, for FoxPro
 * pads on the right and many an ERP pads numbers on the left.
 */
export function decodeText(bytes: Buffer, encoding: Encoding): string {
  const upper = UPPER_HALF[encoding];
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u00ff]/g, (char) => upper.charAt(char.charCodeAt(0) - 0x80))
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, ' ')
    .trim();
}

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
