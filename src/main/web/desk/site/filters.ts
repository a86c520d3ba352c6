/** What a queue can be narrowed to; the names are those of the address and of the API. */
export const FILTERS = ['q', 'section', 'page', 'author', 'phase', 'since', 'until'] as const;

export type FilterName = (typeof FILTERS)[number];

export type Filters = Partial<Record<FilterName, string>>;

export function isFiltered(filters: Filters): boolean {
  return FILTERS.some(name => filters[name]);
}
