package io.carillon.api.http;

/** The roles of Carillon. Every resource names those that may use it. */
public final class Roles {
    /** May do everything within the tenant. */
    public static final String ADMIN = "admin";

    /** Watches and controls calls, reads everything but accounts. */
    public static final String SUPERVISOR = "supervisor";

    /** Looks up numbers, handles and reads the calls of the own extension, manages the own login. */
    public static final String USER = "user";

    /** Reads records, reports and jobs; changes nothing. */
    public static final String AUDITOR = "auditor";

    /** Makes and removes tenants; exists in the first tenant only. */
    public static final String SYSTEM = "system";

    private Roles() {}
}
