/** Numbers in the order of their prices: a binary heap. Equal prices come out in a fixed order. */
export function queue(): { push(item: number, price: number): void; pop(): number } {
  const items: number[] = [];
  const prices: number[] = [];
  const swap = (a: number, b: number): void => {
    [items[a], items[b]] = [items[b] as number, items[a] as number];
    [prices[a], prices[b]] = [prices[b] as number, prices[a] as number];
  };
  const price = (at: number): number => prices[at] ?? Number.POSITIVE_INFINITY;
  return {
    push(item, cost) {
      let at = items.push(item) - 1;
      prices.push(cost);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (price(parent) <= price(at)) break;
        swap(parent, at);
        at = parent;
      }
    },
    /** -1 once it is empty. */
    pop() {
      const first = items[0];
      if (first === undefined) return -1;
      swap(0, items.length - 1);
      items.pop();
      prices.pop();
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        const least = price(left + 1) < price(left) ? left + 1 : left;
        if (price(least) >= price(at)) break;
        swap(at, least);
        at = least;
      }
      return first;
    },
  };
}
