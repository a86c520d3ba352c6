/**
 * What the browser remembers for this page, when it may: with storage blocked, full or absent, reading gives null and
 * writing does nothing.
 */
export const storage = {
  read<T>(key: string): T | null {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  },

  write(key: string, value: unknown): void {
    try {
      if (value === null) {
        localStorage.removeItem(key);
      } else {
        localStorage.setItem(key, JSON.stringify(value));
      }
    } catch {
      // Not remembered, then.
    }
  },
};
