/**
 * What is looked for in a text before it is published: an ordered list of phases, each a pure function of what it is shown. The way
 * in is {@link io.repartee.moderation.screening.Pipeline}.
 */
package io.repartee.moderation.screening;
