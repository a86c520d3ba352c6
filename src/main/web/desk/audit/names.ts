/** What the log's entries are called; a kind that is not known here is called by its own name. */
const NAMES: Record<string, string> = {
  decision: 'Decision',
  'publication.comment': 'Said in the publication’s name',
  'sanction.imposed': 'Sanction put',
  'sanction.lifted': 'Sanction lifted',
  'appeal.made': 'Appeal',
  'appeal.decided': 'Appeal decided',
  'appeal.opened': 'Appeal open again',
  'notice.received': 'Notice of illegal content',
  'notice.erased': 'Sender of a notice forgotten',
  settings: 'Settings changed',
  'pages.moved': 'Pages moved',
  'pages.back': 'Pages moved back',
  'import.started': 'Import started',
  'key.insert': 'Sign-in key added',
  'key.update': 'Sign-in key changed',
  'key.delete': 'Sign-in key taken away',
  right: 'Right changed',
  role: 'Role by a token',
};

export function entryName(kind: string): string {
  return NAMES[kind] ?? kind;
}
