package io.carillon.phone;

/** Where a phone says that it and others are: the address of the server, or a domain whose proxy that is. */
public final class Domains {
    private Domains() {}

    /** The phone, which belongs to this domain from now on. */
    public static Phone in(String domain, Phone phone) {
        phone.domain = domain;
        return phone;
    }

    /** Of somebody at the same place; who is written with a domain is of that, a telephone number of none, one with a scheme is whole. */
    static String uri(Phone phone, String user) {
        if (user.startsWith("tel:") || user.startsWith("sips:")) {
            return user;
        }
        if (user.indexOf('@') > 0) {
            return "sip:" + user;
        }
        String server = Wire.literal(phone.server.getAddress()) + ":" + phone.server.getPort();
        return "sip:" + (user.isEmpty() ? "" : user + "@") + (phone.domain == null ? server : phone.domain);
    }
}
