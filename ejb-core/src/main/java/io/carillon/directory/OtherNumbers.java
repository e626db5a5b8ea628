package io.carillon.directory;

import io.carillon.contract.Tenant;

/** Numbers of the house that are no extension and that no extension may have. */
public interface OtherNumbers {
    /** What has this number, in words; null when nothing has. */
    String owner(Tenant tenant, String number);
}
