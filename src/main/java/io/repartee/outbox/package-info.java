/**
 * What is done after a commit: mail, calls to other systems, work that goes on step by step. A row of the table {@code outbox} is
 * written by the very statement that makes it necessary ({@link io.repartee.outbox.OutboxSql}) or by {@link io.repartee.outbox.Outbox};
 * a room above gives a {@link io.repartee.outbox.Deliverer} for each kind of row. Every node works on them.
 */
package io.repartee.outbox;
