/**
 * Readers' reports and anybody's notices of illegal content: they bring a comment to the moderators, and the decision about the
 * comment answers them. The ways in are {@link io.repartee.moderation.reports.ReportRoutes} and
 * {@link io.repartee.moderation.reports.NoticeRoutes}.
 */
package io.repartee.moderation.reports;
