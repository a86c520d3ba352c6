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

  private post<T>(path: string, body: unknown): Promise<T> {
    return send(`${this.address}/auth/${path}`, { method: 'POST', body });
  }
}
