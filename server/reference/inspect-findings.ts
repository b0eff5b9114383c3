import { TableError } from './foxpro/table-error.ts';

/** Damage of one kind: the first place it was seen, and how often it was. */
export interface Finding {
  /** File, row, field, value and what is wrong with it. */
  message: string;
  /** Null where it is the table itself, not a value in it. */
  row: number | null;
  count: number;
}

const MOST_KINDS = 20;

/** Notes damage instead of stopping at it: a column of ten thousand wrong dates is one line. */
export class Findings {
  readonly list: Finding[] = [];
  private readonly kinds = new Map<string, Finding>();

  readonly add = (error: TableError): void => {
    const kind = `${error.field ?? ''}: ${error.sentence.replaceAll(/\d+/g, '#')}`;
    const known = this.kinds.get(kind);
    if (known !== undefined) known.count += 1;
    else if (this.list.length < MOST_KINDS) {
      const finding = { message: error.message, row: error.row, count: 1 };
      this.kinds.set(kind, finding);
      this.list.push(finding);
    }
  };

  /** What `read` gives; undefined, with a note, where it throws a `TableError`. */
  orUndefined<Found>(read: () => Found): Found | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      this.add(error);
      return undefined;
    }
  }
}
