import { Site } from '../../client/site.js';
import type { Person, Sanction, SanctionKind } from '../sanctions/sanctions-api.js';

export interface AccountNote {
  id: string;
  text: string;
  by: Person;
  at: string;
}

/** What moderators know of an account. */
export interface AccountFile extends Person {
  kind: 'guest' | 'single_sign_on' | 'local' | 'imported';
  createdAt: string;
  role: string;
  /** What this server says about the role, beside the token. */
  rule: { role: string; bound: 'at_least' | 'at_most' } | null;
  /** What readers are told about the person. */
  badges: string[];
  record: { published: number; rejected: number };
  trust: 'new' | 'known' | 'trusted';
  standing: SanctionKind[];
  signedOutAt: string | null;
  sanctions: Sanction[];
  notes: AccountNote[];
}

export class AccountsApi extends Site {
  file(id: string): Promise<AccountFile> {
    return this.signed(`/accounts/${id}`);
  }

  note(id: string, text: string): Promise<AccountNote> {
    return this.signed(`/accounts/${id}/notes`, { method: 'POST', body: { text } });
  }

  giveRole(id: string, role: string | null, bound: string | null): Promise<unknown> {
    return this.signed(`/accounts/${id}/role`, { method: 'PUT', body: role ? { role, bound } : { role } });
  }

  giveBadges(id: string, badges: string[]): Promise<{ badges: string[] }> {
    return this.signed(`/accounts/${id}/badges`, { method: 'PUT', body: { badges } });
  }

  signOut(id: string): Promise<void> {
    return this.signed(`/accounts/${id}/sign-out`, { method: 'POST' });
  }
}
