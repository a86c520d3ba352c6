/**
 * What an author is told about a comment that was taken away (a statement of reasons, Art. 17 of the EU's Digital Services Act), and
 * the appeal that another moderator decides. The way in is {@link io.repartee.moderation.appeals.AppealRoutes}.
 */
package io.repartee.moderation.appeals;
