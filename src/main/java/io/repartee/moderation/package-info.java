/** What moderators do: queues, decisions and their undoing. The table of decisions is {@code docs/moderation.md}. */
package io.repartee.moderation;
