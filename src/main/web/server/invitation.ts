import { send } from '../client/http.js';

/** Takes an invitation to a site, as somebody new; gives the token of the account that is made. */
export async function accept(site: string, token: string, name: string): Promise<string> {
  const address = `/api/v1/sites/${encodeURIComponent(site)}/invitations/accept`;
  return (await send<{ token: string }>(address, { method: 'POST', body: { token, name } })).token;
}
