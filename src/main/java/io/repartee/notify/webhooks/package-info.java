/**
 * What happens on a site, told to the publisher's own systems: signed requests as Standard Webhooks describes them, one for each event of
 * the firehose that an admin has chosen. {@code docs/notifications.md} tells how to verify them.
 */
package io.repartee.notify.webhooks;
