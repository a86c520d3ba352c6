/**
 * Everything of a site as a file: {@link io.repartee.transfer.export.ExportSite} writes it from one snapshot of the database, in a
 * format of {@link io.repartee.transfer.export.ExportFormat}. {@code docs/export.md} describes the lines.
 */
package io.repartee.transfer.export;
