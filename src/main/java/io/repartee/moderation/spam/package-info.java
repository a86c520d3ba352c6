/** Learns, for each site by itself, from what its moderators decide about spam. */
package io.repartee.moderation.spam;
