/** The subset of the Trusted Types API that is used; not every browser has it. */
interface Policies {
  createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): unknown };
}

interface Policy {
  createHTML(html: string): unknown;
}

const policies = new Map<string, Policy | undefined>();

function policyOf(name: string): Policy | undefined {
  if (!policies.has(name)) {
    try {
      const { trustedTypes } = globalThis as { trustedTypes?: Policies };
      policies.set(name, trustedTypes?.createPolicy(name, { createHTML: html => html }));
    } catch {
      policies.set(name, undefined);
    }
  }
  return policies.get(name);
}

/**
 * The only way by which HTML of the server enters a page: what the server rendered and sanitised from a comment's text. Nothing
 * else may be passed here. A page allows each policy once, so another script than the comments' has one of another name.
 */
export function renderedByServer(html: string, name = 'repartee'): string {
  return (policyOf(name)?.createHTML(html) ?? html) as string;
}
