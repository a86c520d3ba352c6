/**
 * Measures the product as its users meet it: a process of its own, driven over loopback sockets. {@code docs/performance.md}
 * has the command and what came out. Everything is bounded in count and time.
 */
package io.repartee.bench;
