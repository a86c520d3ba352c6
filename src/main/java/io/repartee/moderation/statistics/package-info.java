/** What moderators did, how long it took and how right the checks and the readers were. The way in is {@link
 * io.repartee.moderation.statistics.StatisticsRoutes}. */
package io.repartee.moderation.statistics;
