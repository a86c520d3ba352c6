/** What a browser works for before it may make another guest: nothing that a person notices, and too much for a thousand accounts. */
package io.repartee.account.own.proof;
