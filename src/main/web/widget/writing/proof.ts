import { work, type Challenge, type Proof } from '../../client/proof.js';
import type { Site } from '../../client/site.js';

/** Works for a guest's sign-in, where the server asks for it: a person never notices, a thousand accounts would. */
export async function proofFor(site: Site): Promise<Proof> {
  return work(await site.signed<Challenge>('/auth/challenge', { method: 'POST', body: {} }));
}
