/** Who may do more than read and write on a site, and who is invited to. Routes are the way in. */
package io.repartee.account.people;
