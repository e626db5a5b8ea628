package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.call.SigningQuestion;
import io.carillon.contract.Attestation;
import io.carillon.contract.CallId;
import io.carillon.contract.Verstat;
import io.carillon.dialplan.Signing;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and certificates come from files; what is wrong is said with the name of the setting. */
class IdentitySettingsTest {
    private static final char[] PASSWORD = "store-password".toCharArray();

    @TempDir
    Path dir;

    private final Map<String, String> values = new HashMap<>();
    private final IdentitySettings settings = new IdentitySettings(values::get);
    private Authority authority;
    private Authority.Signer house;

    @BeforeEach
    void files() throws Exception {
        authority = Authority.create("Authority");
        house = authority.signer("House");
        write("key.pem", Authority.pem("PRIVATE KEY", house.key().getEncoded()));
        write("certificate.pem", new String(house.pem()));
        write("trust.pem", Authority.pem("CERTIFICATE", authority.certificate().getEncoded()));
        values.put(IdentitySettings.X5U, "https://certs.example/house.pem");
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(dir.resolve(name), text);
    }

    private void file(String key, String name) {
        values.put(key, dir.resolve(name).toString());
    }

    private void assertSigns() {
        assertThat(settings.writer().sign(new SigningQuestion(new CallId("c"), new Signing(true, Attestation.A, ""),
                "+4930123456", "+4930555001", false), Instant.now()).signed().isPresent()).isTrue();
    }

    @Test
    void withoutAKeyNothingIsSignedAndWithoutAnchorsNobodyIsTrusted() {
        assertThat(settings.writer()).isNull();
        assertThat(settings.chains()).isNull();
        assertThat(settings.freshness()).hasSeconds(60);
        assertThat(settings.patience()).hasMillis(2_000);
        assertThat(settings.fetchRules()).isEqualTo(new FetchRules(false, false));
    }

    @Test
    void revokedCertificatesAreLookedForUnlessSomebodySaysOtherwise() {
        assertThat(settings.revocation()).isEqualTo(RevocationLists.Policy.TRY);
        values.put("carillon.identity.revocation", "require");
        assertThat(settings.revocation()).isEqualTo(RevocationLists.Policy.REQUIRE);
        values.put("carillon.identity.revocation", "off");
        assertThat(settings.revocation()).isEqualTo(RevocationLists.Policy.OFF);
        values.put("carillon.identity.revocation", "yes");
        assertThatThrownBy(settings::revocation)
                .hasMessage("carillon.identity.revocation must be off, try or require, not 'yes'");
    }

    @Test
    void aKeyComesFromPem() throws Exception {
        file(IdentitySettings.KEY, "key.pem");
        file(IdentitySettings.CERTIFICATE, "certificate.pem");
        assertSigns();
        write("key.pem", Authority.pem("EC PARAMETERS", new byte[] {6, 1, 1}) + Authority.pem("EC PRIVATE KEY",
                PrivateKeyInfo.getInstance(house.key().getEncoded()).parsePrivateKey().toASN1Primitive().getEncoded()));
        assertSigns();
    }

    @Test
    void aNewKeyIsTakenWithoutARestartAndOneThatDoesNotFitIsNot() throws Exception {
        file(IdentitySettings.KEY, "key.pem");
        file(IdentitySettings.CERTIFICATE, "certificate.pem");
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        KeyWatch watch = new KeyWatch(settings, Runnable::run, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        });
        PassportWriter first = watch.current();
        Authority.Signer next = authority.signer("Next");
        write("key.pem", Authority.pem("PRIVATE KEY", next.key().getEncoded()));
        Files.setLastModifiedTime(dir.resolve("key.pem"), FileTime.fromMillis(1_000));
        now.set(now.get().plusSeconds(61));
        assertThat(watch.current()).as("its certificate is still missing").isSameAs(first);
        write("certificate.pem", new String(next.pem()));
        assertThat(watch.current()).as("a minute has not passed").isSameAs(first);
        now.set(now.get().plusSeconds(61));
        watch.current();
        PassportWriter second = watch.current();
        assertThat(second).isNotSameAs(first);
        now.set(now.get().plusSeconds(61));
        assertThat(watch.current()).isSameAs(second);
    }

    @Test
    void aKeyComesFromAKeyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        store.setKeyEntry("house", house.key(), PASSWORD, new java.security.cert.Certificate[] {house.certificate()});
        store.setCertificateEntry("anchor", authority.certificate());
        try (OutputStream out = Files.newOutputStream(dir.resolve("store.p12"))) {
            store.store(out, PASSWORD);
        }
        file(IdentitySettings.KEY, "store.p12");
        file(IdentitySettings.TRUST, "store.p12");
        values.put("carillon.identity.key-password", "store-password");
        values.put("carillon.identity.trust-password", "store-password");
        assertSigns();
        assertThat(settings.chains().judge(house.pem(), Instant.now()).rejection()).isNull();
        values.put("carillon.identity.key-alias", "nobody");
        assertThatThrownBy(settings::writer).hasMessageStartingWith(IdentitySettings.KEY + ": ").hasMessageContaining(
                "no key named nobody");
        values.put("carillon.identity.key-password", "wrong");
        assertThatThrownBy(settings::writer).hasMessageStartingWith(IdentitySettings.KEY + ": ")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        file(IdentitySettings.KEY, "missing.pem");
        assertThatThrownBy(settings::writer).hasMessageStartingWith(IdentitySettings.KEY + ": ")
                .hasMessageContaining("cannot be read");
        file(IdentitySettings.KEY, "key.pem");
        assertThatThrownBy(settings::writer).hasMessageStartingWith(IdentitySettings.CERTIFICATE + ": ");
        file(IdentitySettings.CERTIFICATE, "trust.pem");
        assertThatThrownBy(settings::writer).hasMessageStartingWith(IdentitySettings.KEY + ": ")
                .hasMessageContaining("not the key of the certificate");
        file(IdentitySettings.CERTIFICATE, "key.pem");
        assertThatThrownBy(settings::writer).hasMessageStartingWith(IdentitySettings.CERTIFICATE + ": ");
        write("key.pem", Authority.pem("PRIVATE KEY", new byte[] {1, 2}));
        assertThatThrownBy(settings::writer).hasMessageStartingWith(IdentitySettings.KEY + ": ");
        values.put(IdentitySettings.X5U, "http://certs.example/");
        assertThatThrownBy(settings::writer).hasMessageStartingWith(IdentitySettings.X5U + " must be");
        file(IdentitySettings.TRUST, "missing.pem");
        assertThatThrownBy(settings::chains).hasMessageStartingWith(IdentitySettings.TRUST + ": ");
        write("trust.pem", "nothing");
        file(IdentitySettings.TRUST, "trust.pem");
        assertThatThrownBy(settings::chains).hasMessageStartingWith(IdentitySettings.TRUST + ": ");
    }

    @Test
    void numbersAndWordsHaveBounds() {
        values.put("carillon.identity.freshness", "0");
        assertThatThrownBy(settings::freshness).hasMessageStartingWith("carillon.identity.freshness must be");
        values.put("carillon.identity.wait", "soon");
        assertThatThrownBy(settings::patience).hasMessageStartingWith("carillon.identity.wait must be");
        values.put("carillon.identity.number-list", "yes");
        assertThatThrownBy(settings::numberList).hasMessageStartingWith("carillon.identity.number-list must be");
        values.put("carillon.identity.verstat", "both");
        assertThat(settings.told().apply(Verstat.PASSED).from()).isTrue();
        values.put("carillon.identity.verstat", "everywhere");
        assertThatThrownBy(settings::told).hasMessageStartingWith("carillon.identity.verstat must be");
    }
}
