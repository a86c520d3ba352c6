import { GROUPS, PHASES, type Field, type PhaseForm } from './phases.js';
import type { Phase, Policy, Value } from './policy.js';

/** What has a form of its own at the top of the page. */
const ELSEWHERE = ['phases', 'moderation', 'editKeepsShowing'];

/** The groups that these settings have, the described ones first. */
export function groupsOf(policy: Policy): PhaseForm[] {
  const names = Object.keys(policy).filter(name => !ELSEWHERE.includes(name) && isGroup(policy[name]));
  const known = GROUPS.filter(({ name }) => name === '' || names.includes(name));
  const described = known.map(({ name }) => name);
  const others = names.filter(name => !described.includes(name)).map(name => form(name));
  const alone = described.includes('') ? [] : [form('', 'More')];
  return [...known, ...others, ...alone].filter(({ name }) => askable(partOf(policy, name)!).length);
}

/** The checks in their order; what is not described comes last. */
export function checksOf({ phases }: Policy): PhaseForm[] {
  const known = PHASES.filter(({ name }) => phases[name]);
  const others = Object.keys(phases).filter(name => !known.some(one => one.name === name));
  return [...known, ...others.map(name => form(name))];
}

/** How each setting of a group or a check is asked for. */
export function fieldsOf({ fields }: PhaseForm, part: Phase): Field[] {
  const known = fields.filter(({ name }) => part[name] !== undefined);
  const others = askable(part).filter(name => !known.some(field => field.name === name));
  return [...known, ...others.map(name => ({ name, label: words(name), kind: kindOf(part[name]!) }))];
}

/** The settings of a check, of another group, or those that stand by themselves. */
export function partOf(policy: Policy, name: string): Phase | undefined {
  if (name !== '') {
    return policy.phases[name] ?? (policy[name] as Phase | undefined);
  }
  return policy as unknown as Phase;
}

function form(name: string, title = words(name)): PhaseForm {
  return { name, title, about: '', fields: [] };
}

function askable(part: Phase): string[] {
  return Object.keys(part).filter(name => name !== 'then' && !ELSEWHERE.includes(name) && isValue(part[name]));
}

function isGroup(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isValue(value: unknown): boolean {
  return Array.isArray(value) ? value.every(one => typeof one === 'string') : ['string', 'number', 'boolean'].includes(typeof value);
}

function kindOf(value: Value): Field['kind'] {
  if (Array.isArray(value)) {
    return 'lines';
  }
  return typeof value === 'boolean' ? 'check' : typeof value === 'number' ? 'number' : 'text';
}

/** `closeAfterDays` as one would say it. */
function words(name: string): string {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
