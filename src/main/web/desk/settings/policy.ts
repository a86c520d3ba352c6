/** The settings of a site as the API has them: a tree of names and plain values, so that a newer server's are kept as they are. */
export interface Policy {
  moderation: string;
  editKeepsShowing: boolean;
  phases: Record<string, Phase>;
  /** Other groups, and values that stand by themselves. */
  [name: string]: Phase | Value | Record<string, Phase>;
}
export type Phase = Record<string, Value>;

export type Value = string | number | boolean | string[] | NamedSign[];

/** Such as a reaction: what it is called, and what is shown. */
export interface NamedSign {
  name: string;
  emoji: string;
}

export interface Settings {
  /** Names the settings that were read; a change of any others is refused. */
  revision: number;
  policy: Policy;
  defaults: Policy;
}
