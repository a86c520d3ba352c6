/**
 * What an operator can set: a tree of records that check themselves. {@link io.repartee.config.ConfigReader} is the way
 * in: file, then environment, then flags. Only {@code Main} and {@code Server} read it; they hand on what each room needs.
 */
package io.repartee.config;
