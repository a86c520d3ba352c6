import type { Site } from '../../client/site.js';

interface Challenge {
  challenge: string;
  /** How many zero bits the hash must begin with. */
  difficulty: number;
}

/** How many attempts are made before the page may do something else. */
const AT_ONCE = 256;

/** Works for a guest's sign-in, where the server asks for it: a person never notices, a thousand accounts would. */
export async function proofFor(site: Site): Promise<{ challenge: string; nonce: string }> {
  const { challenge, difficulty } = await site.signed<Challenge>('/auth/challenge', { method: 'POST', body: {} });
  const encoder = new TextEncoder();
  for (let from = 0; ; from += AT_ONCE) {
    const nonces = Array.from({ length: AT_ONCE }, (_, n) => String(from + n));
    const hashes = await Promise.all(
      nonces.map(nonce => crypto.subtle.digest('SHA-256', encoder.encode(`${challenge}:${nonce}`))),
    );
    const found = hashes.findIndex(hash => zeroBits(new Uint8Array(hash)) >= difficulty);
    if (found >= 0) {
      return { challenge, nonce: nonces[found]! };
    }
  }
}

function zeroBits(hash: Uint8Array): number {
  const byte = hash.findIndex(value => value !== 0);
  return byte < 0 ? hash.length * 8 : byte * 8 + Math.clz32(hash[byte]!) - 24;
}
