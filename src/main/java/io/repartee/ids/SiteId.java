package io.repartee.ids;

/** The number of a site (tenant) in the database. Every row carries it. */
public record SiteId(int value) {}
