package io.carillon.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    @TempDir
    Path data;

    @Test
    void theFirstStartMakesAKeyThatOnlyTheOwnerCanRead() throws Exception {
        Path directory = data.resolve("carillon/keys");
        SigningKey.in(directory);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(SigningKey.FILE))))
                .isEqualTo("rw-------");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void laterStartsUseTheSameKey() {
        assertThat(SigningKey.in(data).id()).isEqualTo(SigningKey.in(data).id());
    }

    @Test
    void everyInstallationHasItsOwn() {
        assertThat(SigningKey.in(data.resolve("a")).id()).isNotEqualTo(SigningKey.in(data.resolve("b")).id());
    }

    @Test
    void permissionsThatBecameTooWideAreTakenBack() throws Exception {
        SigningKey.in(data);
        Path file = data.resolve(SigningKey.FILE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SigningKey.in(data);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void whatIsSignedVerifiesWithThePublishedHalf() throws Exception {
        SigningKey key = SigningKey.in(data);
        byte[] content = "header.claims".getBytes(StandardCharsets.US_ASCII);
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key.privateHalf());
        signer.update(content);
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(publicKey(key.publicKey()));
        verifier.update(content);
        assertThat(verifier.verify(signer.sign())).isTrue();
        assertThat(((RSAPublicKey) publicKey(key.publicKey())).getModulus().bitLength()).isEqualTo(2048);
    }

    @Test
    void aDamagedKeyStopsTheStartWithOneLineThatNamesTheFile() throws Exception {
        Path file = data.resolve(SigningKey.FILE);
        Files.writeString(file, "rubbish");
        assertThatThrownBy(() -> SigningKey.in(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CARILLON60011")
                .hasMessageContaining(file.toString());
        assertThat(file).hasContent("rubbish");
    }

    static PublicKey publicKey(String pem) throws Exception {
        String body = pem.replace("-----BEGIN PUBLIC KEY-----", "").replace("-----END PUBLIC KEY-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
    }
}
