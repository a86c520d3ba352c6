/** The HTTP servers: given a list of routes, the web files and the hub, and nothing else. */
package io.repartee.http;
