package io.carillon.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretVaultTest {
    @TempDir
    Path dir;

    @Test
    void aSecretOpensForItsPurposeWithTheSameKeyOnly() {
        SecretVault vault = SecretVault.open(null, dir.resolve("keys"));
        Sealed sealed = vault.seal("hush", "trunk a secret");
        assertThat(sealed.box()).doesNotContain("hush");
        assertThat(sealed.toString()).isEqualTo("sealed");
        assertThat(vault.unseal(sealed, "trunk a secret")).contains("hush");
        assertThat(SecretVault.open("", dir.resolve("keys")).unseal(sealed, "trunk a secret")).contains("hush");
        assertThat(vault.unseal(sealed, "trunk b secret")).isEmpty();
        assertThat(SecretVault.open(null, dir.resolve("other")).unseal(sealed, "trunk a secret")).isEmpty();
        assertThat(vault.unseal(new Sealed("garbage"), "trunk a secret")).isEmpty();
        assertThat(vault.seal("hush", "trunk a secret")).isNotEqualTo(sealed);
    }

    @Test
    void theKeyIsReadableByItsOwnerOnly() throws Exception {
        SecretVault.open(null, dir.resolve("keys"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("keys/secrets.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyOfTheServerIsUsedAndAWrongOneIsNamed() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(SecretVault.open(key, dir.resolve("none")).where()).isEqualTo("carillon.secrets.key");
        assertThat(dir.resolve("none")).doesNotExist();
        assertThatThrownBy(() -> SecretVault.open("short", dir)).hasMessageContaining("carillon.secrets.key");
    }
}
