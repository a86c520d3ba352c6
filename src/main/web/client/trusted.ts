/** The subset of the Trusted Types API that is used; not every browser has it. */
interface Policies {
  createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): unknown };
}

const policy = (() => {
  try {
    return (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('repartee', {
      createHTML: html => html,
    });
  } catch {
    return undefined;
  }
})();

/**
 * The only way by which HTML of the server enters a page: what the server rendered and sanitised from a comment's text. Nothing
 * else may be passed here.
 */
export function renderedByServer(html: string): string {
  return (policy ? policy.createHTML(html) : html) as string;
}
