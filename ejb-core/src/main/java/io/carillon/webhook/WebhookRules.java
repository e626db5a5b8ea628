package io.carillon.webhook;

import io.carillon.outward.PublicAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What webhooks must be like, and where they may lead. Who may set one up must not be able to make this server talk to
 * machines behind its firewall: so it is HTTPS, to public addresses, unless the operator says otherwise. A name that
 * changes its address between the check and the connection gains nothing, because whoever answers there has to have a
 * certificate for that name.
 *
 * @param http whether plain HTTP will do
 * @param privately whether addresses that are not public will do
 */
public record WebhookRules(boolean http, boolean privately) {
    static final String HTTP = "carillon.webhook.plain-http";
    static final String PRIVATE = "carillon.webhook.private-addresses";
    private static final int LONGEST = 1000;
    private static final int MOST_EVENTS = 32;

    /** A place that must not be told anything. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    /** The rules of this server. @throws IllegalArgumentException naming a setting that is wrong */
    public static WebhookRules ofServer() {
        return new WebhookRules(yesNo(HTTP), yesNo(PRIVATE));
    }

    private static boolean yesNo(String key) {
        String value = System.getProperty(key, "false").strip();
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(key + " must be true or false, not '" + value + "'");
        }
        return value.equals("true");
    }

    /** What is wrong with a webhook, by field; empty when nothing is. */
    public Map<String, String> faults(Webhook webhook) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (!isPlace(webhook.url())) {
            faults.put("url", http ? "must be an http or https URL" : "must be an https URL");
        }
        boolean sound = !webhook.events().isEmpty() && webhook.events().size() <= MOST_EVENTS
                && webhook.events().stream().allMatch(type -> type.matches("[a-z]{1,20}(\\.[a-z-]{1,30}|\\.\\*)|\\*"));
        if (!sound) {
            faults.put("events", "must be 1 to " + MOST_EVENTS + " types such as call.ended, call.* or *");
        }
        return faults;
    }

    private boolean isPlace(String url) {
        try {
            URI uri = URI.create(url);
            boolean scheme = "https".equalsIgnoreCase(uri.getScheme())
                    || http && "http".equalsIgnoreCase(uri.getScheme());
            return scheme && url.length() <= LONGEST && uri.getHost() != null && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Looks up the name: blocks. @throws IOException when it must not be asked, or has no address */
    void checkAddresses(URI uri) throws IOException {
        for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
            if (!privately && !PublicAddresses.contain(address)) {
                throw new Refused("leads to an address that is not public");
            }
        }
    }
}
