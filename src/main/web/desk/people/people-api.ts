import { Site } from '../../client/site.js';
import type { AccountFile } from '../accounts/accounts-api.js';

/** Somebody who is more than a reader, or of whom this server says something. */
export interface StaffMember extends Pick<AccountFile, 'id' | 'name' | 'kind' | 'createdAt' | 'role' | 'rule'> {
  avatar: string | null;
  /** The role that the last token gave. */
  proven: string;
}

/** Somebody was asked to take a role, and has not yet. */
export interface Invitation {
  id: string;
  role: string;
  /** Where its link was sent; null when it was shown. */
  email: string | null;
  by: { name: string };
  at: string;
  expiresAt: string;
}

/** An invitation just made; its link is told this once, where it was not sent. */
export interface MadeInvitation extends Invitation {
  link: string | null;
}

export class PeopleApi extends Site {
  staff(after: string | null): Promise<{ items: StaffMember[]; next: string | null }> {
    return this.signed('/accounts', {}, { after });
  }

  invitations(after: string | null): Promise<{ items: Invitation[]; next: string | null }> {
    return this.signed('/invitations', {}, { after });
  }

  invite(role: string, email: string | null): Promise<MadeInvitation> {
    return this.signed('/invitations', { method: 'POST', body: { role, email } });
  }

  withdraw(id: string): Promise<void> {
    return this.signed(`/invitations/${id}`, { method: 'DELETE' });
  }

  giveRole(id: string, role: string | null, bound: string | null): Promise<Pick<StaffMember, 'role' | 'rule'>> {
    return this.signed(`/accounts/${id}/role`, { method: 'PUT', body: role ? { role, bound } : { role } });
  }
}
