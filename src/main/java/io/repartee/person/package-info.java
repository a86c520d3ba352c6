/** A person's rights: to see what is kept about them, to take it along, to have it erased, and not to hear from somebody. */
@NullMarked
package io.repartee.person;

import org.jspecify.annotations.NullMarked;
