/**
 * What people see and do, in a real browser against the real server. {@code mvn verify -Pbrowser} runs it; the pictures that
 * it takes are in {@code target/screenshots}, for people to look at.
 */
package io.repartee.browser;
