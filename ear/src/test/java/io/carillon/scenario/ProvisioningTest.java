package io.carillon.scenario;

import static io.carillon.scenario.PhoneFile.fetch;
import static io.carillon.scenario.PhoneFile.mac;
import static io.carillon.scenario.PhoneFile.settings;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import io.carillon.browser.ConsolePage;
import io.carillon.phone.Phone;
import io.carillon.scenario.PhoneSettings.Maker;
import io.carillon.server.Fork;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A telephone fetches its file, and with nothing but what stands in it it registers and calls. */
@ArquillianTest
@RunAsClient
class ProvisioningTest {
    private static final String TURNED_AWAY = "carillon_book_connections_turned_away_total";
    /** Settings of the test run. */
    private static final int BOOK = Fork.port(18_392);
    private static final int MOST_OF_ONE = 20;

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    private JsonObject device(String model, String mac, Installation.Line line, String watched) throws Exception {
        return carillon.admin().post("/devices", Json.createObjectBuilder()
                .add("mac", mac.toUpperCase(Locale.ROOT)).add("model", model).add("label", "Desk of \"Ann\" <1>")
                .add("lines", Json.createArrayBuilder().add(Json.createObjectBuilder()
                        .add("extension", line.number()).add("label", "Ann & Co")))
                .add("keys", Json.createArrayBuilder()
                        .add(Json.createObjectBuilder().add("position", 1).add("kind", "LINE").add("value", "1"))
                        .add(Json.createObjectBuilder().add("position", 2).add("kind", "BLF").add("value", watched)))
                .build()).expect(201).object();
    }

    private List<JsonObject> accesses(String mac) throws Exception {
        return carillon.admin().get("/devices/" + mac + "/accesses").expect(200).object().getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void aTelephoneThatFetchedItsFileCallsAndIsToldToFetchItAgain() throws Exception {
        var a = carillon.line("Ann");
        var b = carillon.line();
        String mac = mac(a);
        String address = device("yealink-t46s", mac, a, b.number()).getString("address");
        assertThat(address).startsWith("https://127.0.0.1:" + Fork.port(9443) + "/provision/");
        assertThat(fetch(address + "y000000000066.cfg").statusCode()).isEqualTo(404);
        HttpResponse<String> file = fetch(address + mac + ".cfg");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-store");
        Properties settings = settings(file.body());
        assertThat(settings.getProperty("account.1.label")).isEqualTo("Ann & Co");
        assertThat(settings.getProperty("linekey.2.value")).isEqualTo(b.number());
        assertThat(fetch(address + "phonebook.xml").body())
                .contains("<Name>Ann</Name><Telephone>" + a.number() + "</Telephone>");
        assertThat(accesses(mac)).extracting(one -> one.getString("outcome"))
                .containsExactly("SERVED_WITHOUT_SECRETS", "SERVED", "NO_SUCH_FILE");
        assertThat(accesses(mac).get(1).getString("agent")).isEqualTo("Yealink SIP-T46S");

        String secret = settings.getProperty("account.1.password");
        assertThat(settings.getProperty("account.1.sip_server.1.address")).isEqualTo("127.0.0.1");
        assertThat(settings.getProperty("account.1.sip_server.1.port")).isEqualTo(String.valueOf(carillon.sip().getPort()));
        try (Phone alice = Phone.named(carillon.sip(), settings.getProperty("account.1.user_name"),
                        settings.getProperty("account.1.auth_name"), secret).register();
                Phone bob = b.registered()) {
            Talk.between(alice, bob).hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
            try (Phone old = a.registered()) {
                assertThat(old.register(0).status()).as("the secret of the extension is what it was").isEqualTo(200);
            }

            String preview = carillon.admin().get("/devices/" + mac + "/preview").expect(200).body();
            assertThat(preview).contains("account.1.password = ********").doesNotContain(secret)
                    .doesNotContain(address.substring(address.lastIndexOf('/', address.length() - 2) + 1));
            carillon.admin().post("/devices/" + mac + "/resync", Api.json(Map.of("restart", true))).expect(202);
            assertThat(alice.awaitReceived("NOTIFY").header("Event")).isEqualTo("check-sync;reboot=true");

            carillon.admin().delete("/devices/" + mac).expect(204);
            assertThat(alice.register(300).status()).as("its user is void").isEqualTo(401);
            assertThat(carillon.admin().get("/registrations?extension=" + a.number()).expect(200).object().getJsonArray("items"))
                    .as("and it is rung no more").isEmpty();
            assertThat(fetch(address + mac + ".cfg").statusCode()).isEqualTo(404);
        }
    }

    /** Whatever model the API offers: its file is read as the telephone would, and the account in it registers. */
    @Test
    void everyModelFetchesAFileItCanReadWithAnAccountThatRegisters() throws Exception {
        var line = carillon.line("Ann of all");
        List<JsonObject> models = carillon.admin().get("/device-models").expect(200).object().getJsonArray("items")
                .getValuesAs(JsonObject.class);
        Set<Maker> seen = EnumSet.noneOf(Maker.class);
        for (JsonObject model : models) {
            Maker maker = Maker.valueOf(model.getString("maker"));
            String mac = String.format("0015%02x%06x", models.indexOf(model), Integer.parseInt(line.number()));
            var wanted = Json.createObjectBuilder().add("mac", mac).add("model", model.getString("id"))
                    .add("label", "Desk of \"Ann\" <1>").add("lines", Json.createArrayBuilder().add(Json.createObjectBuilder()
                            .add("extension", line.number()).add("label", "Ann & Co")));
            String address = carillon.admin().post("/devices", wanted.build()).expect(201).object().getString("address");
            PhoneSettings settings = PhoneSettings.of(maker, settingsFile(maker, address, mac));
            assertThat(settings.user()).as("%s", model).isEqualTo(line.number());
            try (Phone phone = Phone.named(carillon.sip(), settings.user(), settings.auth(), settings.secret())) {
                assertThat(phone.register(300).status()).as("%s", model).isEqualTo(200);
                assertThat(phone.register(0).status()).as("%s", model).isEqualTo(200);
            }
            String book = PhoneSettings.xml(got(address + maker.book(mac))).getDocumentElement().getTextContent();
            assertThat(book).as("%s", model).contains(maker.isPaged() ? "" : "Ann of all");
            carillon.admin().delete("/devices/" + mac).expect(204);
            seen.add(maker);
        }
        assertThat(seen).as("every family").containsExactlyInAnyOrder(Maker.values());
    }

    /** A Polycom is told by its first file which one has its settings. */
    private String settingsFile(Maker maker, String address, String mac) throws Exception {
        String first = got(address + maker.file(mac));
        return maker != Maker.POLYCOM
                ? first
                : got(address + PhoneSettings.xml(first).getDocumentElement().getAttribute("CONFIG_FILES"));
    }

    private String got(String address) throws Exception {
        HttpResponse<String> file = fetch(address);
        assertThat(file.statusCode()).as(address).isEqualTo(200);
        return file.body();
    }

    @Test
    void fromItsPageATelephoneIsToldToFetchItsFileAndToRestart() throws Exception {
        var a = carillon.line("Ann");
        String mac = mac(a);
        Properties settings = settings(fetch(device("yealink-t46s", mac, a, a.number()).getString("address") + mac + ".cfg").body());
        ConsolePage page = browser.admin("/devices/at/" + mac).see("Given");
        page.press("Fetch again").see("the device is not registered");
        try (Phone alice = Phone.named(carillon.sip(), settings.getProperty("account.1.user_name"),
                settings.getProperty("account.1.auth_name"), settings.getProperty("account.1.password")).register()) {
            page.press("Fetch again").miss("the device is not registered");
            alice.awaitReceived("NOTIFY", told -> told.header("Event").equals("check-sync;reboot=false"));
            page.press("Restart");
            alice.awaitReceived("NOTIFY", told -> told.header("Event").equals("check-sync;reboot=true"));
            assertThat(carillon.admin().get("/audit?what=" + mac).expect(200).body()).contains("device.resynced", "device.restarted");
        }
        carillon.admin().delete("/devices/" + mac).expect(204);
    }

    @Test
    void overAnOpenConnectionSecretsAreGivenOnceAndOnlyWhenAskedFor() throws Exception {
        var a = carillon.line();
        String mac = mac(a);
        JsonObject device = device("snom-d735", mac, a, a.number());
        String open = device.getString("openAddress") + mac + ".xml";
        assertThat(open).startsWith(carillon.http() + "/provision/");
        assertThat(fetch(open).body()).contains("<user_name idx=\"1\"").doesNotContain("user_pass", "https://");
        carillon.admin().post("/devices/" + mac + "/window", Api.json(Map.of("minutes", 5))).expect(200);
        assertThat(fetch(open).body()).contains("user_pass", device.getString("address"));
        assertThat(fetch(open).body()).doesNotContain("user_pass");
        String exposed = device.getString("address").replace("https://127.0.0.1:" + Fork.port(9443), carillon.http().toString());
        assertThat(fetch(exposed + mac + ".xml").statusCode()).isEqualTo(403);
        assertThat(accesses(mac)).extracting(one -> one.getString("outcome")).containsExactly(
                "EXPOSED", "SERVED_WITHOUT_SECRETS", "SERVED_IN_WINDOW", "SERVED_WITHOUT_SECRETS");
        JsonObject renewed = carillon.admin().post("/devices/" + mac + "/renewal", null).expect(200).object();
        assertThat(fetch(exposed + mac + ".xml").statusCode()).as("nobody knows it any more").isEqualTo(404);
        assertThat(fetch(renewed.getString("address") + mac + ".xml").body()).contains("user_pass");
        carillon.admin().post("/devices/" + mac + "/resync", Api.json(Map.of())).expect(409);
        People.loggedIn(carillon, "supervisor").get("/devices/" + mac).expect(403);
        carillon.admin().delete("/devices/" + mac).expect(204);
    }

    @Test
    void aTelephoneSearchesTheBookOfItsHouseWithWhatStandsInItsFile() throws Exception {
        var a = carillon.line("Ann Searched");
        String mac = mac(a);
        String entry = "found" + a.number();
        String address = device("yealink-t46s", mac, a, a.number()).getString("address");
        Properties settings = settings(fetch(address + mac + ".cfg").body());
        carillon.admin().post("/phonebook", Api.json(Map.of("name", entry, "displayName", "Dr. Searched Meyer",
                "company", "Meyer & Co", "numbers", Json.createArrayBuilder(List.of("+49301", "+49302")).build()))).expect(201);
        try (LDAPConnection search = book(settings)) {
            search.bind(settings.getProperty("ldap.user"), settings.getProperty("ldap.password"));
            String named = settings.getProperty("ldap.name_filter").replace("%", "searched");
            assertThat(names(search, settings, named)).contains("Ann Searched", "Dr. Searched Meyer");
            SearchResultEntry meyer = search.searchForEntry(settings.getProperty("ldap.base"), SearchScope.SUB,
                    "(uid=entry-" + entry + ")", "telephoneNumber", "o");
            assertThat(meyer.getAttributeValues("telephoneNumber")).containsExactly("+49301", "+49302");
            assertThat(meyer.getAttributeValue("o")).isEqualTo("Meyer & Co");
            assertThat(meyer.hasAttribute("cn")).as("what nobody asked for").isFalse();
            String numbered = settings.getProperty("ldap.number_filter").replace("%", a.number());
            assertThat(names(search, settings, numbered)).containsExactly("Ann Searched");
            assertThat(refused(() -> search.search("ou=other,o=carillon", SearchScope.SUB, "(cn=*)")))
                    .isEqualTo(ResultCode.NO_SUCH_OBJECT);
            assertThat(refused(() -> search.delete("uid=entry-" + entry + "," + settings.getProperty("ldap.base"))))
                    .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
            assertThat(carillon.admin().get("/devices/" + mac + "/preview").expect(200).body())
                    .contains("ldap.password = ********").doesNotContain(settings.getProperty("ldap.password"));
        } finally {
            carillon.admin().delete("/phonebook/" + entry).expect(204);
        }
        whoIsNotAdmittedReadsNothing(settings, mac);
    }

    private void whoIsNotAdmittedReadsNothing(Properties settings, String mac) throws Exception {
        String everybody = settings.getProperty("ldap.base");
        try (LDAPConnection stranger = book(settings)) {
            assertThat(refused(() -> stranger.search(everybody, SearchScope.SUB, "(cn=*)")))
                    .isEqualTo(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
            assertThat(refused(() -> stranger.bind(settings.getProperty("ldap.user"), "wrong")))
                    .isEqualTo(ResultCode.INVALID_CREDENTIALS);
            String other = settings.getProperty("ldap.user").replace("ou=default", "ou=other");
            assertThat(refused(() -> stranger.bind(other, settings.getProperty("ldap.password"))))
                    .isEqualTo(ResultCode.INVALID_CREDENTIALS);
            carillon.admin().post("/devices/" + mac + "/renewal", null).expect(200);
            assertThat(refused(() -> stranger.bind(settings.getProperty("ldap.user"), settings.getProperty("ldap.password"))))
                    .as("the password of before").isEqualTo(ResultCode.INVALID_CREDENTIALS);
        }
        try (LDAPConnection hostile = book(settings)) {
            String deep = "(!".repeat(3_000) + "(cn=x)" + ")".repeat(3_000);
            assertThat(refused(() -> hostile.search(everybody, SearchScope.SUB, deep))).isNotEqualTo(ResultCode.SUCCESS);
        }
        try (LDAPConnection later = book(settings)) {
            assertThat(later.getRootDSE().getSupportedLDAPVersions()).as("the book after that").contains(3);
        }
    }

    @Test
    void oneAddressDoesNotTakeThePlacesOfAllTelephones() throws Exception {
        InetAddress office = InetAddress.getByName("127.0.0.43");
        double before = carillon.figure(TURNED_AWAY);
        Deque<Socket> silent = new ArrayDeque<>();
        try {
            for (int i = 0; i < MOST_OF_ONE; i++) {
                silent.add(new Socket("127.0.0.1", BOOK, office, 0));
            }
            try (Socket further = new Socket("127.0.0.1", BOOK, office, 0)) {
                further.setSoTimeout(60_000);
                assertThat(further.getInputStream().readAllBytes().length).as("closed without a handshake").isLessThan(50);
            }
            assertThat(carillon.figure(TURNED_AWAY)).isEqualTo(before + 1);
            assertThat(carillon.figure("carillon_book_connections")).isGreaterThanOrEqualTo(MOST_OF_ONE);
            try (LDAPConnection other = new LDAPConnection(tls(), "127.0.0.1", BOOK)) {
                assertThat(other.getRootDSE().getSupportedLDAPVersions()).as("who comes from elsewhere").contains(3);
            }
            silent.remove().close();
            Awaitility.await("room for one more").atMost(ofSeconds(60)).ignoreExceptions().until(() -> shakesHands(office));
        } finally {
            for (Socket one : silent) {
                one.close();
            }
        }
    }

    private static boolean shakesHands(InetAddress from) throws Exception {
        try (SSLSocket socket = (SSLSocket) tls().createSocket("127.0.0.1", BOOK, from, 0)) {
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            return true;
        }
    }

    private static SSLSocketFactory tls() throws Exception {
        return new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory();
    }

    private static LDAPConnection book(Properties settings) throws Exception {
        assertThat(settings.getProperty("ldap.tls_mode")).isEqualTo("2");
        return new LDAPConnection(tls(),
                settings.getProperty("ldap.host"), Integer.parseInt(settings.getProperty("ldap.port")));
    }

    private static List<String> names(LDAPConnection search, Properties settings, String filter) throws Exception {
        return search.search(settings.getProperty("ldap.base"), SearchScope.SUB, filter, "cn").getSearchEntries().stream()
                .map(found -> found.getAttributeValue("cn"))
                .toList();
    }

    /** Something that a directory is asked to do. */
    private interface Asked {
        void run() throws LDAPException;
    }

    private static ResultCode refused(Asked asked) {
        try {
            asked.run();
            return ResultCode.SUCCESS;
        } catch (LDAPException refused) {
            return refused.getResultCode();
        }
    }
}
