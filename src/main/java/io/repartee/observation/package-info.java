/**
 * What the house notices about itself. It lies right above the ids, so that every room can say what happened without
 * knowing who listens; the listeners (log, metrics) are in {@code io.repartee.ops}.
 */
package io.repartee.observation;
