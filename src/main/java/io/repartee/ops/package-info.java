/**
 * What an operator sees: health, metrics, a log, and a check of the books. {@link io.repartee.ops.OpsVerticle} serves it
 * on a port of its own; nothing of it is for the public.
 */
package io.repartee.ops;
