/**
 * Those who run the server: how they become so, and what they do to sites. They belong to no site; to work on one they get a token
 * of that site, as its admin.
 */
package io.repartee.account.operator;
