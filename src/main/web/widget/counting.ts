/** The most pages one request may ask for. */
const MOST = 200;

type Told = (count: number) => void;

/** Asks for the counts of many pages in one request: whatever is asked for within one turn of the page goes together. */
export class Counting {
  private asked = new Map<string, Told[]>();

  constructor(private readonly siteAddress: string) {}

  ask(page: string, told: Told): void {
    if (this.asked.size === 0) {
      setTimeout(() => this.flush());
    }
    const others = this.asked.get(page);
    others ? others.push(told) : this.asked.set(page, [told]);
  }

  private flush(): void {
    const all = [...this.asked];
    this.asked = new Map();
    for (let from = 0; from < all.length; from += MOST) {
      void this.send(all.slice(from, from + MOST));
    }
  }

  private async send(asked: [string, Told[]][]): Promise<void> {
    try {
      const answer = await fetch(`${this.siteAddress}/counts`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ pages: asked.map(([page]) => page) }),
        credentials: 'omit',
      });
      const { counts } = await answer.json();
      asked.forEach(([page, told]) => told.forEach(one => page in counts && one(counts[page])));
    } catch {
      // A count is an ornament: without an answer there is none.
    }
  }
}
