/** What a tablet shows of an order; longer texts are cut, and say so. */
export const LONGEST_LINE = 300;
const LONGEST_NOTE = 4000;

export const oneLine = (text: string): string => cut(text.replace(/\s+/g, ' '), LONGEST_LINE);

export const note = (text: string): string => cut(text, LONGEST_NOTE);

const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
