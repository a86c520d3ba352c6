/** What every route needs: reading requests, the one error responder, CORS, limits. Knows no site and no account. */
package io.repartee.web;
