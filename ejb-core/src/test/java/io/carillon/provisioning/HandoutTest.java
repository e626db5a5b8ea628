package io.carillon.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.Tenant;
import io.carillon.directory.DeviceUser;
import io.carillon.directory.Directory;
import io.carillon.directory.Secrets;
import io.carillon.phonebook.HouseBook;
import io.carillon.phonebook.PhoneBook;
import io.carillon.provisioning.Access.Outcome;
import io.carillon.provisioning.store.DeviceStore;
import io.carillon.store.Databases.Database;
import io.carillon.trunk.Sealed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets what, on both kinds of database. */
@ParameterizedClass
@MethodSource("io.carillon.store.Databases#each")
class HandoutTest {
    private static final String SECURE = "the-secret-address";
    private static final String OPEN = "the-open-address";
    private static final String FILE = "001565abcdef.cfg";

    private final Database rows;
    private final DeviceStore store;
    private final Handout handout;

    /** Seals nothing: what is sealed is known. */
    private static final class Unsealed extends DeviceSecrets {
        @Override
        Sealed seal(String secret, String purpose) {
            return new Sealed(secret);
        }

        @Override
        Optional<String> unseal(Sealed sealed, String purpose) {
            return Optional.of(sealed.box());
        }
    }

    HandoutTest(Database rows) {
        this.rows = rows;
        this.store = new DeviceStore(rows.source());
        this.handout = new Handout(store, new Unsealed(), new HouseBook(new Directory(), new PhoneBook()));
    }

    @BeforeEach
    void aDevice() throws Exception {
        rows.run("delete from device");
        rows.run("delete from extension");
        for (int number : new int[] {1001, 1002}) {
            rows.run("insert into extension (id, tenant, number, display_name, enabled, created_at, changed_at, version)"
                    + " values (" + number + ", 'default', '" + number + "', 'Ann', true, current_timestamp,"
                    + " current_timestamp, 1)");
        }
        assertThat(store.insert(kept(Samples.device("yealink-t23g")))).isTrue();
    }

    private static DeviceStore.Kept kept(Device sample) {
        Device device = new Device(sample.id(), sample.tenant(), sample.mac(), sample.model(), sample.label(), sample.site(),
                sample.transport(), null, sample.lines(), sample.keys(),
                new Device.Paths(new Sealed(SECURE), new Sealed(OPEN)), null, sample.createdAt(), sample.changedAt(), 1);
        Map<Integer, Credential> credentials = new HashMap<>();
        device.lines().forEach(line -> credentials.put(line.position(), Secrets.credentialOf(
                new Aor(Tenant.DEFAULT, line.extension()), line.username(), "secret" + line.position())));
        return new DeviceStore.Kept(device, DeviceSecrets.hash(SECURE), DeviceSecrets.hash(OPEN), credentials);
    }

    private Device device() throws Exception {
        return store.find(Tenant.DEFAULT, "001565abcdef").orElseThrow();
    }

    private Outcome ask(String path, String file, boolean secure) {
        return answer(path, file, secure).outcome();
    }

    private Handout.Answer answer(String path, String file, boolean secure) {
        return handout.answer(new Handout.Asked(path, file, secure, "pbx.example.com", "192.0.2.7", "Yealink\n"))
                .orElseThrow();
    }

    @Test
    void overAnEncryptedConnectionEverythingIsGiven() {
        Handout.Answer answer = answer(SECURE, FILE, true);
        assertThat(answer.outcome()).isEqualTo(Outcome.SERVED);
        assertThat(answer.file().text()).contains("account.1.password = sealed1",
                "https://pbx.example.com:8443/provision/" + SECURE);
        assertThat(ask(SECURE, FILE.toUpperCase(java.util.Locale.ROOT), true)).isEqualTo(Outcome.SERVED);
    }

    @Test
    void theSecretAddressOverAnOpenConnectionGetsNothing() {
        Handout.Answer answer = answer(SECURE, FILE, false);
        assertThat(answer.outcome()).isEqualTo(Outcome.EXPOSED);
        assertThat(answer.file()).isNull();
    }

    @Test
    void theOpenAddressHasNoSecretsWhateverTheConnection() {
        for (boolean secure : new boolean[] {true, false}) {
            Handout.Answer answer = answer(OPEN, FILE, secure);
            assertThat(answer.outcome()).isEqualTo(Outcome.SERVED_WITHOUT_SECRETS);
            assertThat(answer.file().text()).contains("account.1.user_name = 1001")
                    .doesNotContain("password", SECURE, "sealed1");
        }
    }

    @Test
    void aWindowLetsOneRequestHaveThem() throws Exception {
        store.openWindow(device(), Instant.now().plusSeconds(60));
        assertThat(ask(OPEN, "y000000000044.cfg", false)).as("not used up by another file").isEqualTo(Outcome.NO_SUCH_FILE);
        assertThat(ask(OPEN, "phonebook.xml", false)).isEqualTo(Outcome.SERVED_WITHOUT_SECRETS);
        Handout.Answer first = answer(OPEN, FILE, false);
        assertThat(first.outcome()).isEqualTo(Outcome.SERVED_IN_WINDOW);
        assertThat(first.file().text()).contains("account.1.password = sealed1",
                "https://pbx.example.com:8443/provision/" + SECURE);
        assertThat(ask(OPEN, FILE, false)).isEqualTo(Outcome.SERVED_WITHOUT_SECRETS);
    }

    @Test
    void aWindowCloses() throws Exception {
        store.openWindow(device(), Instant.now().minusSeconds(1));
        assertThat(ask(OPEN, FILE, false)).isEqualTo(Outcome.SERVED_WITHOUT_SECRETS);
    }

    @Test
    void anAddressOfNobodyGetsNothing() {
        assertThat(handout.answer(new Handout.Asked("guess", FILE, true, "h", "192.0.2.7", ""))).isEmpty();
        assertThat(rows.number("select count(*) from device_access")).isZero();
    }

    @Test
    void everyRequestIsNotedAndTheLastFiftyAreKept() throws Exception {
        for (int i = 0; i < 55; i++) {
            ask(OPEN, "nothing-" + i, i % 2 == 0);
        }
        List<Access> noted = store.accesses(device());
        assertThat(noted).hasSize(50);
        assertThat(noted.get(0).file()).isEqualTo("nothing-54");
        assertThat(noted.get(0).secure()).isTrue();
        assertThat(noted.get(0).agent()).isEqualTo("Yealink?");
        assertThat(noted.get(0).source()).isEqualTo("192.0.2.7");
        assertThat(noted.get(49).file()).isEqualTo("nothing-5");
    }

    @Test
    void linesAreDigestUsersOfTheirExtensions() throws Exception {
        assertThat(store.users(Tenant.DEFAULT, "1002")).singleElement().extracting(DeviceUser::credential)
                .isEqualTo(Secrets.credentialOf(new Aor(Tenant.DEFAULT, "1002"), "1002-user2", "secret2"));
        assertThat(store.users(null, null)).hasSize(2);
        rows.run("update extension set enabled = false where number = '1002'");
        assertThat(store.users(null, null)).hasSize(1);
        rows.run("delete from extension where number = '1001'");
        assertThat(device().lines()).extracting(DeviceLine::extension).containsExactly("1002");
    }

    @Test
    void aChangeIsWholeAndOfTheVersionThatWasRead() throws Exception {
        Device before = device();
        Device next = new Device(before.id(), before.tenant(), before.mac(), Model.of("snom-d735").orElseThrow(), "New", "",
                Transport.UDP, MediaSecurity.REQUIRE, List.of(before.lines().get(1)), List.of(), before.paths(), null,
                before.createdAt(), before.changedAt(), 2);
        DeviceStore.Kept kept = new DeviceStore.Kept(next, DeviceSecrets.hash(SECURE), DeviceSecrets.hash(OPEN),
                store.credentials(before));
        assertThat(store.update(kept, 9)).as("another version").isFalse();
        assertThat(device()).isEqualTo(before);
        assertThat(store.update(kept, 1)).isTrue();
        assertThat(device()).isEqualTo(next);
        assertThat(store.users(Tenant.DEFAULT, "1002")).as("its own policy, not that of the extension").singleElement()
                .extracting(user -> user.credential().security()).isEqualTo(MediaSecurity.REQUIRE);
        assertThat(store.insert(kept(Samples.device("snom-d735")))).as("the MAC address is taken").isFalse();
        assertThat(store.page(Tenant.DEFAULT, WantedDevices.ALL, null, 10)).hasSize(1);
        assertThat(store.page(Tenant.DEFAULT, new WantedDevices("elsewhere", null), null, 10)).isEmpty();
        assertThat(store.page(Tenant.DEFAULT, WantedDevices.ALL, before.mac(), 10)).isEmpty();
        for (String text : List.of("nEw", "D735", "1002", before.mac().substring(2, 6), before.mac().substring(0, 2) + ":"
                + before.mac().substring(2, 4))) {
            assertThat(store.page(Tenant.DEFAULT, new WantedDevices(null, text), null, 10)).as(text).hasSize(1);
        }
        assertThat(store.page(Tenant.DEFAULT, new WantedDevices(null, "%"), null, 10)).as("no wildcard").isEmpty();
        assertThat(store.delete(next, 1)).isFalse();
        assertThat(store.delete(next, 2)).isTrue();
        assertThat(rows.number("select count(*) from device_line")).isZero();
    }
}
