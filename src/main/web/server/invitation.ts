import { send } from '../client/http.js';
import type { SignedIn } from '../client/shapes.js';

/** Takes an invitation to a site, as somebody new; a session of the account that is made begins. */
export function accept(site: string, token: string, name: string): Promise<SignedIn> {
  const address = `/api/v1/sites/${encodeURIComponent(site)}/invitations/accept`;
  return send(address, { method: 'POST', body: { token, name } });
}
