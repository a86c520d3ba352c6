/** A place in a stream: the number of the last event seen, with its mark, in an epoch of the server. */
export interface Position {
  epoch: string;
  seq: number;
  mark: number;
}

/** The form a position has in an address. */
export function inAddress(position: Position): string {
  return `${position.epoch}:${position.seq}:${position.mark}`;
}
