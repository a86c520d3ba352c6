import { asProblem, type Problem } from '../../client/problem.js';
import { Site } from '../../client/site.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { say } from '../words/words.js';
import type { GroupName, Phase, Policy, Settings, Value } from './policy.js';
import { settingsView } from './view.js';

class SettingsApi extends Site {
  read(): Promise<Settings> {
    return this.signed('/settings');
  }

  write(revision: number, policy: Policy): Promise<Settings> {
    return this.signed('/settings', { method: 'PUT', body: { revision, policy } });
  }
}

/** The settings of the site, as they are and as the administrator is changing them. */
export class SettingsPage implements Section {
  readonly title = say('Settings');
  settings: Settings | null = null;
  draft: Policy | null = null;
  problem: Problem | null = null;
  /** Another administrator was faster; the draft is kept. */
  overtaken = false;
  saving = false;
  private readonly api: SettingsApi;

  constructor(private readonly session: Session) {
    this.api = new SettingsApi(location.origin, session.pass.site, () => session.pass.token);
    void this.load();
  }

  view() {
    return settingsView(this);
  }

  get changed(): boolean {
    return this.settings !== null && JSON.stringify(this.draft) !== JSON.stringify(this.settings.policy);
  }

  async load(): Promise<void> {
    await this.doing(async () => this.take(await this.api.read()));
  }

  async save(): Promise<void> {
    this.saving = true;
    await this.doing(async () => {
      this.take(await this.api.write(this.settings!.revision, this.draft!));
      this.session.tell({ words: 'Saved. All servers follow within seconds.' });
    });
    this.saving = false;
    this.session.changed();
  }

  discard(): void {
    this.draft = structuredClone(this.settings!.policy);
    this.problem = null;
    this.session.changed();
  }

  /** The settings of a check, or of another group. */
  part(name: string): Phase | undefined {
    return this.draft!.phases[name] ?? this.draft![name as GroupName];
  }

  set(phase: string | null, name: string, value: Value): void {
    if (phase) {
      this.part(phase)![name] = value;
    } else {
      Object.assign(this.draft!, { [name]: value });
    }
    this.session.changed();
  }

  /** What the server did not like about a setting. */
  fault(phase: string | null, name: string): string | undefined {
    const within = phase === null ? [] : this.draft!.phases[phase] ? ['phases', phase] : [phase];
    const path = ['/policy', ...within, name].join('/');
    return this.problem?.fields.find(({ field }) => field === path || field.startsWith(`${path}/`))?.detail;
  }

  private take(settings: Settings): void {
    this.settings = settings;
    this.draft = structuredClone(settings.policy);
    this.problem = null;
    this.overtaken = false;
  }

  private async doing(what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (thrown) {
      this.problem = asProblem(thrown);
      this.overtaken = this.problem.code === 'settings_conflict';
    }
    this.session.changed();
  }
}

export function open(session: Session): Section {
  return new SettingsPage(session);
}
