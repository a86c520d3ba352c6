import { asProblem, type Problem } from '../../client/problem.js';
import { Site } from '../../client/site.js';
import { callsOf } from '../renewal.js';
import type { Section } from '../sections.js';
import type { Session } from '../session.js';
import { say } from '../words/words.js';
import { partOf } from './described.js';
import type { Rehearsal } from './dry-run.js';
import type { Phase, Policy, Settings, Value } from './policy.js';
import { settingsView } from './view.js';

class SettingsApi extends Site {
  read(): Promise<Settings> {
    return this.signed('/settings');
  }

  write(revision: number, policy: Policy): Promise<Settings> {
    return this.signed('/settings', { method: 'PUT', body: { revision, policy } });
  }

  /** What those settings would make of the latest comments. */
  tryOut(policy: Policy): Promise<Rehearsal> {
    return this.signed('/settings/dry-run', { method: 'POST', body: { policy } });
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
  /** What the settings as they stand in the form would do. */
  rehearsal: Rehearsal | null = null;
  rehearsing = false;
  private readonly api: SettingsApi;

  constructor(private readonly session: Session) {
    this.api = new SettingsApi(...callsOf(session.pass));
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

  async tryOut(): Promise<void> {
    this.rehearsing = true;
    this.session.changed();
    await this.doing(async () => {
      this.rehearsal = await this.api.tryOut(this.draft!);
      this.problem = null;
    });
    this.rehearsing = false;
    this.session.changed();
    queueMicrotask(() => queueMicrotask(() => document.querySelector('.rehearsal')?.scrollIntoView({ block: 'start' })));
  }

  forget(): void {
    this.rehearsal = null;
    this.session.changed();
  }

  discard(): void {
    this.draft = structuredClone(this.settings!.policy);
    this.problem = null;
    this.rehearsal = null;
    this.session.changed();
  }

  /** The settings of a check, or of another group. */
  part(name: string): Phase | undefined {
    return partOf(this.draft!, name);
  }

  set(phase: string | null, name: string, value: Value): void {
    this.rehearsal = null;
    if (phase) {
      this.part(phase)![name] = value;
    } else {
      Object.assign(this.draft!, { [name]: value });
    }
    this.session.changed();
  }

  /** What the server did not like about a setting. */
  fault(phase: string | null, name: string): string | undefined {
    const within = !phase ? [] : this.draft!.phases[phase] ? ['phases', phase] : [phase];
    const path = ['/policy', ...within, name].join('/');
    return this.problem?.fields.find(({ field }) => field === path || field.startsWith(`${path}/`))?.detail;
  }

  private take(settings: Settings): void {
    this.settings = settings;
    this.draft = structuredClone(settings.policy);
    this.problem = null;
    this.overtaken = false;
    this.rehearsal = null;
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
