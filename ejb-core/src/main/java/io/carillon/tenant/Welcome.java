package io.carillon.tenant;

import io.carillon.directory.Customer;

/**
 * A fresh tenant and how its first administrator gets in.
 *
 * @param password made for this account, told this once
 */
public record Welcome(Customer customer, String admin, String password) {
    /** Never prints the password. */
    @Override
    public String toString() {
        return "Welcome[" + customer.tenant() + " " + admin + "]";
    }
}
