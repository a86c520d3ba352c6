/** A service of the publisher's that is asked about comments after the commit, while they wait. */
package io.repartee.moderation.external;
