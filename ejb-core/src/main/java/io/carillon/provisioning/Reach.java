package io.carillon.provisioning;

/**
 * How a device reaches this server.
 *
 * @param host name or address of the SIP server
 * @param port its port
 * @param base where the files of the device are, with a slash at the end
 */
record Reach(String host, int port, String base) {
    /** The place of its files without the scheme, as some makers want it. */
    String place() {
        return base.substring(base.indexOf("//") + 2, base.length() - 1);
    }

    /** Whether files come over an encrypted connection. */
    boolean isSecure() {
        return base.startsWith("https:");
    }
}
