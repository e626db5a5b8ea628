package io.carillon.directory;

/** CDI event, fired after the commit of a change of tenants and after {@link CustomerBook} shows it. */
public record CustomersChanged() {}
