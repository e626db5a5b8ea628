package io.carillon.provisioning;

/**
 * How a telephone searches the telephone book (LDAP).
 *
 * @param host name or address of the server
 * @param port its port
 * @param secure whether the connection is TLS from its first byte
 * @param base below which everybody is found
 * @param user distinguished name that it says it is
 * @param password that proves it
 */
record BookAccess(String host, int port, boolean secure, String base, String user, String password) {
    /** To be shown. */
    BookAccess masked() {
        return new BookAccess(host, port, secure, base, user, "********");
    }

    /** Never prints the password. */
    @Override
    public String toString() {
        return "BookAccess[" + user + "]";
    }
}
