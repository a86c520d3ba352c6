/** Sites (tenants), their policy and their origins. */
package io.repartee.site;
