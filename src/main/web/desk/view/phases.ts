/** What moderators call the checks; one that is not known here is called by its own name. */
const NAMES: Record<string, string> = {
  'site': 'This site looks at everything first',
};

export function phaseName(phase: string): string {
  return NAMES[phase] ?? phase;
}
