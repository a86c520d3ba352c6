/** The settings of a site in the hands of its admins: reading, changing, and trying them out on comments that are there. */
package io.repartee.moderation.settings;
