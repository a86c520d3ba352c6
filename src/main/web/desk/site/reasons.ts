/** Why comments are rejected: the code that is kept, and what the moderator reads. `illegal` makes the law the ground that authors are told. */
export const REASONS: [code: string, meaning: string][] = [
  ['personal_attack', 'Personal attack'],
  ['hate', 'Hate or discrimination'],
  ['harassment', 'Harassment or threat'],
  ['off_topic', 'Off topic'],
  ['misinformation', 'False or misleading'],
  ['private_information', 'Private information'],
  ['advertising', 'Advertising'],
  ['illegal', 'Unlawful'],
  ['other', 'Other'],
];

export function reasonNamed(code: string | null | undefined): string {
  return REASONS.find(([one]) => one === code)?.[1] ?? code ?? '';
}
