/** What moderators call the checks; one that is not known here is called by its own name. */
export const PHASE_NAMES: Record<string, string> = {
  length: 'Length',
  repeats: 'Repeated',
  flood: 'Many comments',
  links: 'Links',
  bannedWords: 'Banned word',
  suspectWords: 'Suspect word',
  shouting: 'Shouting',
  invisible: 'Invisible characters',
  marks: 'Towers of marks',
  newAuthor: 'New author',
  premoderated: 'Author under premoderation',
  rejections: 'Often rejected',
  spam: 'Like spam',
  external: 'External service',
  reports: 'Reports',
};

export function phaseName(phase: string): string {
  return PHASE_NAMES[phase] ?? phase;
}
