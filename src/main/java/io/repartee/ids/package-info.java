/** The ids of the house, each a type of its own. Every room may use them; they use nothing. */
package io.repartee.ids;
