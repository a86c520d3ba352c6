/**
 * What people and the publisher's own systems are told outside the page: the inbox, mail about it, webhooks, the firehose. Everything
 * is derived from events in the order of their commits ({@link io.repartee.notify.GatherEvents}), so that posting knows nothing of it.
 */
package io.repartee.notify;
