/**
 * Which cell of a sound table a byte belongs to. From this a campaign knows what a changed byte may
 * change at most: the value of its own cell, never another.
 */
import type { Sample } from './corpus.ts';

/** `row:FIELD` */
export type CellName = `${number}:${string}`;

interface Column {
  name: string;
  type: string;
  offset: number;
  length: number;
  nullBit: number | null;
  lengthBit: number | null;
}

/** Where the parts of a sound table lie, read from its own header, which is known to be right. */
export class Geography {
  readonly headerLength: number;
  readonly recordLength: number;
  readonly rowCount: number;
  readonly columns: Column[] = [];
  /** The cell of every byte of the memo file that belongs to a memo, kind and length included. */
  private readonly memoOwner = new Map<number, CellName>();

  constructor(readonly sample: Sample) {
    const { table } = sample;
    this.rowCount = table.readUInt32LE(4);
    this.headerLength = table.readUInt16LE(8);
    this.recordLength = table.readUInt16LE(10);
    let offset = 1;
    let bit = 0;
    for (let at = 32; table[at] !== 0x0d; at += 32) {
      const type = table.toString('latin1', at + 11, at + 12);
      const length = table.readUInt8(at + 16);
      const isNullable = type !== '0' && (table.readUInt8(at + 18) & 2) !== 0 && this.isVisual;
      const name = table.toString('latin1', at, at + 11).split('\0')[0] ?? '';
      const lengthBit = 'VQ'.includes(type) ? bit++ : null;
      const nullBit = isNullable ? bit++ : null;
      this.columns.push({ name, type, offset, length, nullBit, lengthBit });
      offset += length;
    }
    if (sample.memo !== null) this.findOwners(sample.memo);
  }

  get isVisual(): boolean {
    return [0x30, 0x31, 0x32].includes(this.sample.table[0] ?? 0);
  }

  get blockSize(): number {
    return this.sample.memo !== null && this.sample.memoFile.endsWith('fpt')
      ? this.sample.memo.readUInt16BE(6)
      : 512;
  }

  /** dBASE III memos begin with their text; the other formats say first that a memo begins. */
  get marksMemos(): boolean {
    return this.sample.table[0] !== 0x83;
  }

  rowStart(row: number): number {
    return this.headerLength + (row - 1) * this.recordLength;
  }

  pointer(row: number, column: Column, table = this.sample.table): number {
    const at = this.rowStart(row) + column.offset;
    return this.isVisual
      ? table.readUInt32LE(at)
      : Number(table.toString('latin1', at, at + 10).trim());
  }

  setPointer(row: number, column: Column, table: Buffer, pointer: number): void {
    const at = this.rowStart(row) + column.offset;
    if (this.isVisual) table.writeUInt32LE(pointer >>> 0, at);
    else table.write(String(pointer).padStart(10), at, 'latin1');
  }

  /** The cells that a table with other bytes at the same places may say something else in. */
  cellsOfTable(changed: Buffer): Set<CellName> {
    const cells = new Set<CellName>();
    const { table } = this.sample;
    for (let at = this.headerLength; at < table.length; at += 1) {
      if (table[at] === changed[at]) continue;
      const row = 1 + Math.floor((at - this.headerLength) / this.recordLength);
      const within = (at - this.headerLength) % this.recordLength;
      const column = this.columns.find((c) => within >= c.offset && within < c.offset + c.length);
      if (column === undefined || row > this.rowCount) continue;
      if (column.type !== '0') cells.add(`${row}:${column.name}`);
      else this.addFlagged(cells, row, within - column.offset, table[at], changed[at]);
    }
    return cells;
  }

  /** The rows whose deletion flag became the other valid one. */
  flippedRows(changed: Buffer): Set<number> {
    const rows = Array.from({ length: this.rowCount }, (_, i) => i + 1);
    const flagOf = (table: Buffer, row: number): number => table[this.rowStart(row)] ?? 0;
    return new Set(
      rows.filter((row) => {
        const flag = flagOf(changed, row);
        return flag !== flagOf(this.sample.table, row) && (flag === 0x20 || flag === 0x2a);
      }),
    );
  }

  cellsOfMemo(changed: Buffer): Set<CellName> {
    const cells = new Set<CellName>();
    for (const [at, owner] of this.memoOwner) {
      if (this.sample.memo?.[at] !== changed[at]) cells.add(owner);
    }
    return cells;
  }

  /**
   * Where the memo file lost or gained bytes: the memo they belonged to, and without marks the ones
   * behind it too, for nothing shows that these begin elsewhere.
   */
  cellsOfResizedMemo(changed: Buffer): Set<CellName> {
    const sound = this.sample.memo ?? Buffer.alloc(0);
    const from = sound.findIndex((byte, at) => byte !== changed[at]);
    // Cut off or added to, but not changed: every memo that is left is whole.
    if (from === -1 || from >= changed.length) return new Set();
    const first = this.memoOwner.get(from);
    const behind = [...this.memoOwner].filter(([at]) => at >= from).map(([, owner]) => owner);
    return new Set(this.marksMemos ? (first === undefined ? [] : [first]) : behind);
  }

  memoColumns(): Column[] {
    return this.columns.filter((column) => column.type === 'M');
  }

  private addFlagged(cells: Set<CellName>, row: number, byte: number, was = 0, is = 0): void {
    for (let bit = 0; bit < 8; bit += 1) {
      if ((((was ^ is) >> bit) & 1) === 0) continue;
      const flag = byte * 8 + bit;
      const column = this.columns.find((c) => c.nullBit === flag || c.lengthBit === flag);
      if (column !== undefined) cells.add(`${row}:${column.name}`);
    }
  }

  private findOwners(memo: Buffer): void {
    const starts = new Map<number, CellName>();
    for (let row = 1; row <= this.rowCount; row += 1) {
      for (const column of this.memoColumns()) {
        const pointer = this.pointer(row, column);
        if (pointer !== 0) starts.set(pointer * this.blockSize, `${row}:${column.name}`);
      }
    }
    let owner: CellName | undefined;
    for (let at = 512; at < memo.length; at += 1) {
      owner = starts.get(at) ?? owner;
      if (owner !== undefined) this.memoOwner.set(at, owner);
    }
  }
}
