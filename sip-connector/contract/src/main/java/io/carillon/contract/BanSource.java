package io.carillon.contract;

/**
 * Whom a ban holds for: an IPv4 address, or the 64 bits of an IPv6 address that name a site, since a host has all the
 * rest to itself.
 */
public final class BanSource {
    private static final int SITE_BYTES = 8;

    private BanSource() {}

    /**
     * The source that a numeric address belongs to.
     *
     * @return the IPv4 address itself, or for instance {@code 2001:db8:0:1::/64}; null when the text is no address
     */
    public static String of(String numeric) {
        if (numeric.indexOf(':') < 0) {
            byte[] four = Cidr.address(numeric);
            return four == null ? null : text(four);
        }
        byte[] address = Cidr.address(numeric.endsWith("/64") ? numeric.substring(0, numeric.length() - 3) : numeric);
        if (address == null) {
            return null;
        }
        if (address.length == 4) {
            return text(address);
        }
        StringBuilder site = new StringBuilder(24);
        for (int i = 0; i < SITE_BYTES; i += 2) {
            site.append(Integer.toHexString((address[i] & 0xff) << 8 | address[i + 1] & 0xff)).append(':');
        }
        return site.append(":/64").toString();
    }

    private static String text(byte[] four) {
        return (four[0] & 0xff) + "." + (four[1] & 0xff) + "." + (four[2] & 0xff) + "." + (four[3] & 0xff);
    }
}
