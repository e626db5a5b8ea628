package io.carillon.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsAndLoginsTest {
    @Test
    void digestsAreThoseOfRfc7616() {
        // RFC 7616 section 3.9.1: Mufasa, realm http-auth@example.org, Circle of Life
        Credential credential = Secrets.credential(
                new Aor(Tenant.DEFAULT, "Mufasa"), "http-auth@example.org", "Circle of Life");
        assertThat(credential.ha1Md5()).isEqualTo("3d78807defe7de2157e2b0b6573a855f");
        assertThat(credential.ha1Sha256()).isEqualTo("7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232");
    }

    @Test
    void generatedSecretsAreLongPlainAndNeverTheSame() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String secret = Secrets.generate();
            assertThat(secret).hasSize(22).matches("[A-HJ-NP-Za-hjkmnp-z2-9]+");
            assertThat(seen.add(secret)).isTrue();
        }
    }

    @Test
    void passwordMatchesItsHashAndNoOtherAndTheHashNamesItsWork() {
        String hash = Passwords.hash("correct horse".toCharArray());
        assertThat(hash).startsWith("$2a$12$").doesNotContain("horse").hasSize(60);
        assertThat(Passwords.matches("correct horse".toCharArray(), hash)).isTrue();
        assertThat(Passwords.matches("correct horsf".toCharArray(), hash)).isFalse();
        assertThat(Passwords.matches("x".toCharArray(), Passwords.OF_NOBODY)).isFalse();
    }

    @Test
    void hashOfAnEarlierVersionStillMatchesAndIsToBeReplaced() throws Exception {
        byte[] salt = "a salt of thirty-two bytes, once".getBytes(StandardCharsets.US_ASCII);
        PBEKeySpec key = new PBEKeySpec("correct horse".toCharArray(), salt, 1000, 512);
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        String old = "PBKDF2WithHmacSHA512:1000:" + text.encodeToString(salt) + ":" + text.encodeToString(
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(key).getEncoded());
        assertThat(Passwords.isOutdated(old)).isTrue();
        assertThat(Passwords.matches("correct horse".toCharArray(), old)).isTrue();
        assertThat(Passwords.matches("correct horsf".toCharArray(), old)).isFalse();
        assertThat(Passwords.isOutdated(Passwords.OF_NOBODY)).isFalse();
    }

    @Test
    void noPasswordIsCutInSilence() {
        char[] longest = "x".repeat(72).toCharArray();
        String hash = Passwords.hash(longest);
        assertThat(Passwords.matches(longest, hash)).isTrue();
        assertThat(Passwords.matches(("x".repeat(71) + "y").toCharArray(), hash)).isFalse();
        assertThat(Passwords.matches(("x".repeat(72) + "y").toCharArray(), hash)).isFalse();
        assertThatCode(() -> Rules.checkPassword(longest)).doesNotThrowAnyException();
        for (String tooLong : List.of("x".repeat(73), "é".repeat(37))) {
            assertThat(catchThrowableOfType(Invalid.class, () -> Rules.checkPassword(tooLong.toCharArray())).fields())
                    .containsOnlyKeys("password");
        }
    }

    @Test
    void nameIsLockedAfterFiveFailuresLongerEachTimeAndFreeAfterSuccess() {
        Instant[] now = {Instant.EPOCH};
        FailedLogins failures = new FailedLogins(new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        });
        for (int i = 0; i < 4; i++) {
            failures.failed("ann");
            assertThatCode(() -> failures.check("ann")).doesNotThrowAnyException();
        }
        failures.failed("ann");
        assertThat(retryAfter(failures)).isEqualTo(31);
        assertThatCode(() -> failures.check("bob")).doesNotThrowAnyException();
        now[0] = now[0].plusSeconds(31);
        assertThatCode(() -> failures.check("ann")).doesNotThrowAnyException();
        failures.failed("ann");
        assertThat(retryAfter(failures)).isEqualTo(61);
        for (int i = 0; i < 30; i++) {
            failures.failed("ann");
        }
        assertThat(retryAfter(failures)).isEqualTo(Duration.ofMinutes(15).toSeconds() + 1);
        failures.succeeded("ann");
        assertThatCode(() -> failures.check("ann")).doesNotThrowAnyException();
    }

    private static long retryAfter(FailedLogins failures) {
        return catchThrowableOfType(TooManyAttempts.class, () -> failures.check("ann")).retryAfterSeconds();
    }

    @Test
    void everyBadFieldIsNamed() {
        Invalid invalid = catchThrowableOfType(
                Invalid.class, () -> Rules.check(new NewExtension("1a", "x\n" + "y".repeat(90), "short", true)));
        assertThat(invalid.fields()).containsOnlyKeys("number", "displayName", "password");
        assertThat(invalid.fields().get("displayName")).hasSize(2);
        Invalid account = catchThrowableOfType(
                Invalid.class, () -> Rules.check(new NewAccount("A B", null, Set.of("king"), true)));
        assertThat(account.fields()).containsOnlyKeys("username", "password", "roles");
        Invalid forwarding = catchThrowableOfType(
                Invalid.class, () -> Rules.check(new CallForwarding(false, "1001", "sip:x", "", 1), "1001"));
        assertThat(forwarding.fields()).containsOnlyKeys("all", "busy", "noAnswerSeconds");
        assertThatCode(() -> Rules.check(new NewExtension("1001", "Zoë 鐘", null, true))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Rules.check(new ChangedExtension("a\u202eb", true))).isInstanceOf(Invalid.class);
    }

    @Test
    void wrongSettingIsNamed() {
        Properties properties = new Properties();
        properties.setProperty("carillon.registration.min-expires", "soon");
        assertThatThrownBy(() -> RegistrationLimits.of(new Settings(properties)))
                .hasMessageContaining("carillon.registration.min-expires");
        properties.setProperty("carillon.registration.min-expires", "0");
        assertThatThrownBy(() -> RegistrationLimits.of(new Settings(properties))).hasMessageContaining("between 1 and");
        assertThat(RegistrationLimits.of(new Settings(new Properties()))).isEqualTo(new RegistrationLimits(60, 300,
                3600, 10));
    }

    @Test
    void noteOfTheFirstRunIsForTheOwnerOnly(@TempDir Path directory) throws Exception {
        Extension extension =
                new Extension(1, Tenant.DEFAULT, "1001", "", true, Instant.EPOCH, Instant.EPOCH, 1);
        String text = FirstRunNote.text(
                new Addresses("192.0.2.1:5060", "http://192.0.2.1:8080/"), "carillon",
                List.of(new Issued(extension, "s3cret")),
                Optional.of(new FirstRunNote.Login("admin  password pw", "cl_once", 60)));
        Path file = directory.resolve("carillon").resolve("first-run.txt");
        FirstRunNote.write(file, text);
        FirstRunNote.write(file, text);
        assertThat(Files.readString(file)).contains("192.0.2.1:5060", "1001", "s3cret", "admin",
                "http://192.0.2.1:8080/app/link#cl_once  (once, within 60 minutes)");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }
}
