/**
 * A table that must not be believed. The message is a plain sentence for the person who runs the
 * import; the parts stand beside it for logs. A table is read whole or not at all, so whoever
 * catches this has no rows.
 */
export class TableError extends Error {
  override readonly name = 'TableError';
  /** What is wrong, without the place. */
  readonly sentence: string;
  readonly file: string;
  /** 1-based record number as FoxPro's RECNO() counts, deleted records included. */
  readonly row: number | null;
  readonly field: string | null;
  readonly value: string | null;

  constructor(
    sentence: string,
    place: { file: string; row?: number | null; field?: string | null; value?: string | null },
  ) {
    const { file, row = null, field = null } = place;
    const value = place.value == null ? null : place.value.slice(0, SHOWN_CHARACTERS);
    const where = [
      file,
      row === null ? '' : `row ${row}`,
      field === null ? '' : `field ${field}`,
      value === null ? '' : `value ${JSON.stringify(value)}`,
    ];
    super(`${where.filter((part) => part !== '').join(', ')}: ${sentence}`);
    this.sentence = sentence;
    this.file = file;
    this.row = row;
    this.field = field;
    this.value = value;
  }
}

/** Enough to recognise a value, too little to fill a log with somebody's memo. */
const SHOWN_CHARACTERS = 40;

/** Where a reader stands, so that whoever finds damage deep inside can name the spot. */
export class Place {
  row: number | null = null;
  field: string | null = null;

  constructor(readonly file: string) {}

  /** `throw place.error('is not a date', '19961332')` */
  error(sentence: string, value: string | null = null): TableError {
    return new TableError(sentence, { file: this.file, row: this.row, field: this.field, value });
  }
}

/**
 * What is done about damage that need not be the end: whoever imports lets it be thrown, whoever
 * looks into a damaged table notes it and reads on.
 */
export type Complain = (error: TableError) => void;

export const raise: Complain = (error) => {
  throw error;
};
