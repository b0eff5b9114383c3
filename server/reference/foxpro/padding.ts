/** What may stand behind the end of a table or of its memos: some writers fill the last disk sector. */

/** Bytes. */
export const MAX_PADDING = 512;

export const isPadding = (byte: number): boolean => byte === 0x1a || byte === 0;
