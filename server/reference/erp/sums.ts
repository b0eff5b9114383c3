/**
 * One exact amount for each order, in eight bytes: amounts too large for that, which hardly any
 * shop has, are kept apart.
 */
const SMALL = 2n ** 62n;

export class Sums {
  private readonly small: BigInt64Array;
  private readonly large = new Map<number, bigint>();

  constructor(orders: number) {
    this.small = new BigInt64Array(orders);
  }

  add(order: number, amount: bigint): void {
    const sum = this.of(order) + amount;
    if (sum < SMALL && sum > -SMALL) {
      this.small[order] = sum;
      this.large.delete(order);
    } else {
      this.large.set(order, sum);
    }
  }

  of(order: number): bigint {
    return this.large.get(order) ?? this.small[order] ?? 0n;
  }
}
