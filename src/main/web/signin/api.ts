import { send } from '../client/http.js';
import { work, type Challenge } from '../client/proof.js';
import type { SignedIn, SiteInfo } from '../client/shapes.js';

/** A letter is on its way; its code counts with this. */
export interface Asked {
  request: string;
  expires: string;
}

export interface Way {
  method: 'guest' | 'email' | 'password' | 'oidc' | 'sso';
  provider?: string;
  name?: string;
}

/** Where another service is, and what this window keeps until it comes back from there. */
export interface Sent {
  url: string;
  secret: string;
  expires: string;
}

/** What another service has put into the address of this window. */
export interface Returned {
  state: string;
  code?: string;
  error?: string;
  iss?: string;
}

/** One more way in, for somebody who has an account. */
export interface Linked {
  linked: { id: string; provider: string };
}

/** Whatever a letter brought back. */
export type Brought = { token: string; request?: string } | { request: string; code: string };

/** The calls of this page. Its own address tells which site they are for. */
export class SignInApi {
  constructor(
    private readonly address: string,
    private readonly language: string,
  ) {}

  site(): Promise<SiteInfo & { signInMethods?: Way[] }> {
    return send(this.address);
  }

  async guest(name: string): Promise<SignedIn> {
    const challenge = await this.post<Challenge>('challenge', {});
    return this.post('guest', { name, proof: await work(challenge) });
  }

  byMail(email: string, name: string): Promise<Asked> {
    return this.post('email', { email, language: this.language, ...(name && { name }) });
  }

  register(email: string, password: string, name: string): Promise<Asked> {
    return this.post('register', { email, password, language: this.language, ...(name && { name }) });
  }

  forgotten(email: string): Promise<Asked> {
    return this.post('password/forgotten', { email, language: this.language });
  }

  byPassword(email: string, password: string): Promise<SignedIn> {
    return this.post('password', { email, password });
  }

  confirm(brought: Brought): Promise<SignedIn> {
    return this.post('email/confirm', brought);
  }

  reset(brought: Brought, password: string): Promise<SignedIn> {
    return this.post('password/reset', { ...brought, password });
  }

  toService(provider: string): Promise<Sent> {
    return this.post(`providers/${encodeURIComponent(provider)}`, {});
  }

  /** The same for somebody who is signed in already. */
  toLink(provider: string, token: string): Promise<Sent> {
    return this.post(`providers/${encodeURIComponent(provider)}/link`, {}, token);
  }

  fromService(returned: Returned, secret: string): Promise<SignedIn | Linked> {
    return this.post('provider-answer', { ...returned, secret });
  }

  private post<T>(path: string, body: unknown, token?: string): Promise<T> {
    return send(`${this.address}/auth/${path}`, { method: 'POST', body, token });
  }
}
