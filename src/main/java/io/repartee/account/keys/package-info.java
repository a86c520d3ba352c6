/** The publishers' keys of a site, as its admins manage them. What they are for is in the room above; routes are the way in. */
package io.repartee.account.keys;
