const SHOWN = 5;

/** What is odd but no reason to refuse a table: one sentence per kind, with a few examples. */
export class Warnings {
  private readonly kinds = new Map<string, { count: number; examples: Set<string> }>();

  add(kind: string, example: string): void {
    const entry = this.kinds.get(kind) ?? { count: 0, examples: new Set() };
    entry.count += 1;
    if (entry.examples.size < SHOWN) entry.examples.add(example);
    this.kinds.set(kind, entry);
  }

  /** `orders without a customer (12): 10248, 10249, …` */
  sentences(): string[] {
    return [...this.kinds].map(([kind, { count, examples }]) => {
      const rest = count > examples.size ? ', …' : '';
      return `${kind} (${count}): ${[...examples].join(', ')}${rest}`;
    });
  }
}
