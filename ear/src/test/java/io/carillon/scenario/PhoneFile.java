package io.carillon.scenario;

import io.carillon.phone.AnyCertificate;
import io.carillon.phone.Phone;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;

/** The file that a Yealink telephone fetches, and what it is by then. */
final class PhoneFile {
    private static final HttpClient TELEPHONE = HttpClient.newBuilder().sslContext(AnyCertificate.context()).build();

    private PhoneFile() {}

    /** A MAC address of the maker's that nobody else has. */
    static String mac(Installation.Line line) {
        return String.format("001565%06x", Integer.parseInt(line.number()));
    }

    static HttpResponse<String> fetch(String address) throws IOException, InterruptedException {
        return TELEPHONE.send(
                HttpRequest.newBuilder(URI.create(address)).header("User-Agent", "Yealink SIP-T46S").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static Properties settings(String file) throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(file));
        return settings;
    }

    /** The telephone with the account of such a file. */
    static Phone phone(Installation carillon, Properties settings) throws IOException {
        return Phone.named(carillon.sip(), settings.getProperty("account.1.user_name"),
                settings.getProperty("account.1.auth_name"), settings.getProperty("account.1.password"));
    }
}
