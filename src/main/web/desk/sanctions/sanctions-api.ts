import { Site } from '../../client/site.js';
import type { Pass } from '../pass.js';
import { callsOf } from '../renewal.js';

export type SanctionKind = 'ban' | 'suspend' | 'premoderate' | 'warn';

export interface Person {
  id: string;
  name: string;
}

export interface Sanction {
  id: string;
  kind: SanctionKind;
  /** Of one person, or else of a domain of mail. */
  account: Person | null;
  domain: string | null;
  until: string | null;
  reason: string;
  message: string | null;
  note: string | null;
  by: Person;
  at: string;
  active: boolean;
  liftedAt: string | null;
  liftedBy: string | null;
  acknowledgedAt: string | null;
}

export interface SanctionRequest {
  kind: SanctionKind;
  reason: string;
  until?: string;
  message?: string;
  note?: string;
}

/** Sanctions on people and on domains of mail. */
export class SanctionsApi extends Site {
  list(active: boolean, after: string | null): Promise<{ items: Sanction[]; next: string | null }> {
    return this.signed('/sanctions', {}, { active, after });
  }

  put(person: Person, sanction: SanctionRequest): Promise<Sanction> {
    return this.signed(`/accounts/${person.id}/sanctions`, { method: 'POST', body: sanction });
  }

  putOnDomain(domain: string, sanction: SanctionRequest): Promise<Sanction> {
    return this.signed('/sanctions', { method: 'POST', body: { domain, ...sanction } });
  }

  lift({ id, account }: Sanction): Promise<void> {
    return this.signed(account ? `/accounts/${account.id}/sanctions/${id}` : `/sanctions/${id}`, { method: 'DELETE' });
  }
}

export function sanctionsOf(pass: Pass): SanctionsApi {
  return new SanctionsApi(...callsOf(pass));
}
