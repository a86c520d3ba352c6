/** A set that keeps only what was added last: on a page that stays open for days, any other one grows. */
export class Latest extends Set<string> {
  constructor(private readonly most: number) {
    super();
  }

  override add(one: string): this {
    super.delete(one);
    super.add(one);
    if (this.size > this.most) {
      super.delete(this.values().next().value!);
    }
    return this;
  }
}
