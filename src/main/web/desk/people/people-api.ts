import { Site } from '../../client/site.js';
import type { AccountFile } from '../accounts/accounts-api.js';

/** Somebody who is more than a reader, or of whom this server says something. */
export interface StaffMember extends Pick<AccountFile, 'id' | 'name' | 'kind' | 'createdAt' | 'role' | 'rule'> {
  avatar: string | null;
  /** The role that the last token gave. */
  proven: string;
}

export class PeopleApi extends Site {
  staff(after: string | null): Promise<{ items: StaffMember[]; next: string | null }> {
    return this.signed('/accounts', {}, { after });
  }

  giveRole(id: string, role: string | null, bound: string | null): Promise<Pick<StaffMember, 'role' | 'rule'>> {
    return this.signed(`/accounts/${id}/role`, { method: 'PUT', body: role ? { role, bound } : { role } });
  }
}
