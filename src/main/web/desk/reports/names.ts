/** What readers may report, as moderators read it. */
export const REPORTED: Record<string, string> = {
  spam: 'spam',
  abuse: 'abuse',
  hate: 'hate',
  threat: 'threat',
  sexual: 'sexual content',
  privacy: 'private information',
  false: 'false information',
  off_topic: 'off topic',
  illegal: 'illegal content',
  other: 'something else',
};

/** The offences that a notice of illegal content can name. */
export const OFFENCES: Record<string, string> = {
  child_sexual_abuse: 'sexual abuse of children',
  terrorism: 'terrorism',
  hate_speech: 'unlawful hate speech',
  violence: 'violence',
  defamation: 'defamation',
  privacy: 'privacy',
  fraud: 'fraud',
  copyright: 'copyright',
  other: 'another offence',
};
