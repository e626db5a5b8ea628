package io.carillon.provisioning;

import java.util.Properties;
import java.util.regex.Pattern;

/** Where devices find this server. What is not set follows the name under which somebody asked. */
final class ProvisioningSettings {
    /** Begin of the addresses of files for encrypted connections. */
    static final String URL = "carillon.provisioning.url";

    /** The same for open ones. */
    static final String OPEN_URL = "carillon.provisioning.open-url";

    /** The SIP server that devices are told. */
    static final String SIP_SERVER = "carillon.provisioning.sip-server";

    private static final Pattern HTTPS = Pattern.compile("https://[A-Za-z0-9.\\[\\]:-]{1,255}");
    private static final Pattern HTTP = Pattern.compile("http://[A-Za-z0-9.\\[\\]:-]{1,255}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");

    private final Properties properties;

    private ProvisioningSettings(Properties properties) {
        this.properties = properties;
    }

    /**
     * The settings of a server.
     *
     * @throws IllegalArgumentException naming a key whose value is none
     */
    static ProvisioningSettings of(Properties properties) {
        ProvisioningSettings settings = new ProvisioningSettings(properties);
        settings.check(URL, HTTPS, "must be https://, a host and perhaps a port, nothing else");
        settings.check(OPEN_URL, HTTP, "must be http://, a host and perhaps a port, nothing else");
        settings.check(SIP_SERVER, HOST, "must be a host name or address");
        return settings;
    }

    private void check(String key, Pattern form, String rule) {
        String value = text(key, "");
        if (!value.isEmpty() && !form.matcher(value).matches()) {
            ProvisioningLog.LOG.badSetting(key, "'" + value + "' " + rule);
            throw new IllegalArgumentException("setting " + key + ": '" + value + "' " + rule);
        }
    }

    /** The name under which somebody asked, if it can be part of an address. */
    private static String host(String asked) {
        String name = asked != null && asked.indexOf(':') >= 0 && !asked.startsWith("[") ? "[" + asked + "]" : asked;
        return name != null && HOST.matcher(name).matches() ? name : "localhost";
    }

    /**
     * How a device reaches the server.
     *
     * @param asked name under which somebody asked
     * @param transport how the device connects for SIP
     * @param secure whether its files come over an encrypted connection
     * @param path the part of its address that nobody can guess
     */
    Reach reach(String asked, Transport transport, boolean secure, String path) {
        String begin = secure
                ? text(URL, "https://" + host(asked) + ":" + port("jboss.https.port", 8443))
                : text(OPEN_URL, "http://" + host(asked) + ":" + port("jboss.http.port", 8080));
        int sip = transport == Transport.TLS ? number("carillon.sip.tls.port", 5061) : number("carillon.sip.port", 5060);
        String host = text(SIP_SERVER, text("carillon.sip.advertised-address", host(asked)));
        return new Reach(host, sip, begin + "/provision/" + path + "/");
    }

    private int port(String key, int otherwise) {
        return number(key, otherwise) + number("jboss.socket.binding.port-offset", 0);
    }

    private int number(String key, int otherwise) {
        return Integer.parseInt(text(key, String.valueOf(otherwise)));
    }

    private String text(String key, String otherwise) {
        String value = properties.getProperty(key);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
