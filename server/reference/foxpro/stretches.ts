/** Which row's field claims which bytes of a memo file: 21 bytes of memory for each. */
export class Stretches {
  private starts = new Float64Array(1024);
  private ends = new Float64Array(1024);
  private rows = new Uint32Array(1024);
  private fields = new Uint8Array(1024);
  private readonly names: string[] = [];
  count = 0;
  /** Bytes of the longest. */
  longest = 0;
  private isAscending = true;

  add(start: number, end: number, row: number | null, field: string | null): void {
    if (this.count === this.starts.length) this.grow();
    const last = this.count === 0 ? 0 : (this.ends[this.count - 1] ?? 0);
    if (start < last) this.isAscending = false;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.rows[this.count] = row ?? 0;
    this.fields[this.count] = this.numberOf(field ?? '');
    this.count += 1;
    this.longest = Math.max(this.longest, end - start);
  }

  /** The first two that claim the same bytes, by where they start; undefined when none do. */
  findOverlap():
    { row: number; field: string; before: { row: number; field: string } } | undefined {
    if (this.isAscending) return undefined;
    const order = new Uint32Array(this.count).map((_, index) => index);
    order.sort((a, b) => (this.starts[a] ?? 0) - (this.starts[b] ?? 0));
    for (let at = 1; at < order.length; at += 1) {
      const [before, here] = [order[at - 1] ?? 0, order[at] ?? 0];
      if ((this.ends[before] ?? 0) > (this.starts[here] ?? 0)) {
        return { ...this.placeOf(here), before: this.placeOf(before) };
      }
    }
    return undefined;
  }

  private placeOf(index: number): { row: number; field: string } {
    return { row: this.rows[index] ?? 0, field: this.names[this.fields[index] ?? 0] ?? '' };
  }

  /** A table has fewer than 256 memo fields in any shop; more would share a name in the message. */
  private numberOf(field: string): number {
    const known = this.names.indexOf(field);
    return known === -1 ? this.names.push(field) - 1 : known;
  }

  private grow(): void {
    const larger = <Numbers extends Float64Array | Uint32Array | Uint8Array>(
      made: Numbers,
      from: Numbers,
    ): Numbers => {
      made.set(from);
      return made;
    };
    const size = this.count * 2;
    this.starts = larger(new Float64Array(size), this.starts);
    this.ends = larger(new Float64Array(size), this.ends);
    this.rows = larger(new Uint32Array(size), this.rows);
    this.fields = larger(new Uint8Array(size), this.fields);
  }
}
