import { send } from '../client/http.js';

export interface Operator {
  id: string;
  name: string;
}

export interface Site {
  site: string;
  name: string;
  origins: string[];
  moderation: 'post' | 'pre';
  guests: boolean;
  declared: boolean;
}

export type NewSite = Pick<Site, 'site' | 'name' | 'origins' | 'moderation' | 'guests'>;

const SERVER = '/api/v1/server';

export function signIn(link: string, name: string): Promise<{ token: string }> {
  return send(`${SERVER}/sign-in`, { method: 'POST', body: { token: link, name } });
}

export function whoIs(token: string): Promise<Operator> {
  return send(SERVER, { token });
}

export async function sitesOf(token: string): Promise<Site[]> {
  return (await send<{ items: Site[] }>(`${SERVER}/sites`, { token })).items;
}

export function addSite(token: string, site: NewSite): Promise<Site> {
  return send(`${SERVER}/sites`, { method: 'POST', body: site, token });
}

export function changeSite(token: string, { site, ...to }: NewSite): Promise<Site> {
  return send(`${SERVER}/sites/${encodeURIComponent(site)}`, { method: 'PATCH', body: to, token });
}

export async function passFor(token: string, site: string): Promise<string> {
  const address = `${SERVER}/sites/${encodeURIComponent(site)}/pass`;
  return (await send<{ token: string }>(address, { method: 'POST', token })).token;
}

export function inviteOperator(token: string): Promise<{ link: string }> {
  return send(`${SERVER}/operators`, { method: 'POST', token });
}
