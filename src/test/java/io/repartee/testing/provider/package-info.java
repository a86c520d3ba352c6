/** Other services by which people sign in, for tests: a real OpenID provider, and what GitHub answers. */
package io.repartee.testing.provider;
