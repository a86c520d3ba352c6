/**
 * Reading a file that {@link io.repartee.transfer.export.ExportSite} wrote. Its lines are laid down as they are, checked against the
 * tables they belong to, and merged thread by thread once the whole file has proven to be whole.
 */
package io.repartee.transfer.own;
