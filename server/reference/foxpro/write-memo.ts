/** Test support: the memo file beside a table made by `writeTable`. */

const HEADER = 512;

/** Collects memos and gives each its pointer, as FoxPro (`fpt`) or dBASE (`dbt3`, `dbt4`) would. */
export class MemoWriter {
  private readonly parts: Buffer[] = [];
  private nextFree: number;

  constructor(
    private readonly format: 'fpt' | 'dbt3' | 'dbt4',
    private readonly blockSize = format === 'fpt' ? 64 : 512,
  ) {
    this.nextFree = Math.ceil(HEADER / this.blockSize);
    this.parts.push(Buffer.alloc(this.nextFree * this.blockSize));
  }

  /** Pointer of the memo; 0 for an empty one, which takes no block. */
  add(text: string): number {
    if (text === '') return 0;
    const pointer = this.nextFree;
    const block = this.block(Buffer.from(text, 'latin1'));
    const blocks = Math.ceil(block.length / this.blockSize);
    this.parts.push(block, Buffer.alloc(blocks * this.blockSize - block.length));
    this.nextFree += blocks;
    return pointer;
  }

  bytes(): Buffer {
    const file = Buffer.concat(this.parts);
    if (this.format === 'fpt') {
      file.writeUInt32BE(this.nextFree, 0);
      file.writeUInt16BE(this.blockSize, 6);
    } else {
      file.writeUInt32LE(this.nextFree, 0);
      if (this.format === 'dbt4') file.writeUInt16LE(this.blockSize, 20);
    }
    return file;
  }

  private block(text: Buffer): Buffer {
    if (this.format === 'dbt3') return Buffer.concat([text, Buffer.of(0x1a, 0x1a)]);
    const head = Buffer.alloc(8);
    if (this.format === 'fpt') {
      head.writeUInt32BE(1, 0);
      head.writeUInt32BE(text.length, 4);
    } else {
      head.writeUInt32BE(0xffff0800, 0);
      head.writeUInt32LE(text.length + 8, 4);
    }
    return Buffer.concat([head, text]);
  }
}
