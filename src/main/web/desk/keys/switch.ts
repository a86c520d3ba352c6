import { storage } from '../../client/storage.js';

const PLACE = 'repartee:desk:keys';

/** Whether single keys do something; who dictates by voice can turn them off. */
export function keysAreOn(): boolean {
  return storage.read<boolean>(PLACE) ?? true;
}

export function turnKeys(on: boolean): void {
  storage.write(PLACE, on);
}
