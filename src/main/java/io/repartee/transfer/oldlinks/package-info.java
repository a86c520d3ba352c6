/** Addresses of comments as other systems had them, after the move: {@link io.repartee.transfer.oldlinks.OldLinkRoutes} is the way in. */
package io.repartee.transfer.oldlinks;
