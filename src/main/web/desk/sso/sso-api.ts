import { Site } from '../../client/site.js';

export type KeyKind = 'secret' | 'public-key' | 'jwks';

/** A key with which the publisher signs readers in. */
export interface SsoKey {
  id: string;
  kind: KeyKind;
  issuer: string;
  /** Null for keys that the issuer publishes. */
  kid: string | null;
  algorithm: string | null;
  publicKey: string | null;
  url: string | null;
  /** Its tokens may make moderators and administrators. */
  roles: boolean;
  /** By the server's configuration, where alone it can be changed. */
  declared: boolean;
  createdAt: string;
  /** From then on it proves nothing. */
  retiresAt: string | null;
}

/** A key just made; its secret is told this once. */
export interface MadeKey extends SsoKey {
  secret: string | null;
}

export interface NewKey {
  kind: KeyKind;
  issuer: string;
  roles: boolean;
  kid?: string;
  algorithm?: string;
  publicKey?: string;
  url?: string;
}

export interface Rotation {
  overlapMinutes: number;
  publicKey?: string;
}

export class SsoApi extends Site {
  keys(): Promise<{ items: SsoKey[]; next: string | null }> {
    return this.signed('/sso-keys');
  }

  add(key: NewKey): Promise<MadeKey> {
    return this.signed('/sso-keys', { method: 'POST', body: key });
  }

  rotate(id: string, rotation: Rotation): Promise<MadeKey> {
    return this.signed(`/sso-keys/${id}/rotate`, { method: 'POST', body: rotation });
  }

  remove(id: string): Promise<void> {
    return this.signed(`/sso-keys/${id}`, { method: 'DELETE' });
  }
}
