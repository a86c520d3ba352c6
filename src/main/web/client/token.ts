/** What a token says of itself. It is read for convenience only; the server alone decides what a token is good for. */
export interface Claims {
  exp?: number;
  sub?: string;
  name?: string;
  roles?: string[];
  role?: string;
  /** Of this server's own tokens: where the account comes from. */
  kind?: string;
}

/** The claims of a token, or none when it is no JWT. */
export function claimsOf(token: string): Claims {
  try {
    const payload = token.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), c => c.charCodeAt(0))));
  } catch {
    return {};
  }
}

export function hasEnded(token: string): boolean {
  const { exp } = claimsOf(token);
  return exp !== undefined && exp * 1000 < Date.now();
}
