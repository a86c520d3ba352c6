import { LiveConnection } from './connection.js';

const connections = new Map<string, LiveConnection>();

/** The one anonymous connection of this page to that site. */
export function sharedConnection(siteAddress: string): LiveConnection {
  let connection = connections.get(siteAddress);
  if (!connection) {
    connection = new LiveConnection(siteAddress);
    connections.set(siteAddress, connection);
  }
  return connection;
}
