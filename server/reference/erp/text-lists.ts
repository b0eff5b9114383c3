/** A few texts for each order, each text held once however many orders have it. */
const FIRST_SIZE = 1024;

export class TextLists {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  /** Where each order's list begins: a place in the two below, counted from 1; 0 for none. */
  private readonly heads: Uint32Array;
  private links = new Uint32Array(FIRST_SIZE);
  private numberAt = new Uint32Array(FIRST_SIZE);
  private used = 0;

  constructor(
    orders: number,
    /** After so many characters no more are added. */
    private readonly mostCharacters: number,
  ) {
    this.heads = new Uint32Array(orders);
  }

  /** Adds a text that is not in the order's list yet. */
  add(order: number, text: string): void {
    const number = this.numberOf(text);
    let last = 0;
    let characters = 0;
    for (let at = this.heads[order] ?? 0; at !== 0; at = this.links[at - 1] ?? 0) {
      const present = this.numberAt[at - 1] ?? 0;
      if (present === number) return;
      characters += this.texts[present]?.length ?? 0;
      last = at;
    }
    if (characters > this.mostCharacters) return;
    if (this.used === this.links.length) this.grow();
    this.numberAt[this.used] = number;
    this.used += 1;
    if (last === 0) this.heads[order] = this.used;
    else this.links[last - 1] = this.used;
  }

  /** In the order in which they were added. */
  of(order: number): string[] {
    const found: string[] = [];
    for (let at = this.heads[order] ?? 0; at !== 0; at = this.links[at - 1] ?? 0) {
      found.push(this.texts[this.numberAt[at - 1] ?? 0] ?? '');
    }
    return found;
  }

  private numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  private grow(): void {
    const [links, numberAt] = [this.links, this.numberAt];
    this.links = new Uint32Array(this.used * 2);
    this.numberAt = new Uint32Array(this.used * 2);
    this.links.set(links);
    this.numberAt.set(numberAt);
  }
}
