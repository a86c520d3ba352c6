/** Pages and their threads: which thread a page has, and which stream a name means. */
package io.repartee.thread;
