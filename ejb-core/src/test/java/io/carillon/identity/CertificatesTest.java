package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.outward.PublicAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Certificates are fetched once, kept for a while, and only from where they may be. */
class CertificatesTest {
    private final List<CompletableFuture<byte[]>> asked = new ArrayList<>();
    private Instant now = Instant.now();
    private Authority authority;
    private Certificates certificates;

    private final Clock clock = new Clock() {
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
            return now;
        }
    };

    @BeforeEach
    void open() throws Exception {
        authority = Authority.create("Authority");
        certificates = new Certificates(x5u -> {
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            asked.add(answer);
            return answer;
        }, new TrustedChains(List.of(authority.certificate())),
                CompletableFuture::completedFuture, new Certificates.Lifetimes(Duration.ofHours(1), Duration.ofSeconds(30)), clock);
    }

    @Test
    void whoeverAsksMeanwhileGetsTheSameAnswer() throws Exception {
        CompletableFuture<Found> first = certificates.find("https://a.example/");
        CompletableFuture<Found> second = certificates.find("https://a.example/");
        assertThat(asked).hasSize(1);
        assertThat(first).isNotDone();
        asked.get(0).complete(authority.signer("S").pem());
        assertThat(first.join().rejection()).isNull();
        assertThat(second.join()).isEqualTo(first.join());
        assertThat(certificates.underway()).isZero();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(certificates.find("https://a.example/")).isDone();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(certificates.find("https://a.example/")).isNotDone();
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatCouldNotBeHadIsNotAskedForAgainAtOnce() {
        CompletableFuture<Found> first = certificates.find("https://a.example/");
        asked.get(0).completeExceptionally(new IOException("HTTP status 404"));
        assertThat(first.join().why()).contains("HTTP status 404");
        assertThat(certificates.find("https://a.example/")).isDone();
        now = now.plusSeconds(31);
        assertThat(certificates.find("https://a.example/")).isNotDone();
        assertThat(asked).hasSize(2);
    }

    @Test
    void noCertificateIsBelievedForLongerThanItIsValid() throws Exception {
        CompletableFuture<Found> first = certificates.find("https://a.example/");
        asked.get(0).complete(authority.issue(
                Authority.Order.signer("Short").valid(now.minusSeconds(9), now.plusSeconds(60))).pem());
        assertThat(first.join().rejection()).isNull();
        now = now.plusSeconds(61);
        assertThat(certificates.find("https://a.example/")).isNotDone();
    }

    @Test
    void onlySoManyAreFetchedAtATimeAndOnlySoManyKept() {
        for (int i = 0; i < Certificates.MOST_UNDERWAY; i++) {
            certificates.find("https://a.example/" + i);
        }
        assertThat(certificates.find("https://a.example/more").join().why()).contains("too many");
        assertThat(asked).hasSize(Certificates.MOST_UNDERWAY);
        asked.forEach(answer -> answer.complete(new byte[0]));
        assertThat(certificates.underway()).isZero();
        for (int i = 0; i < Certificates.MOST_KEPT; i++) {
            certificates.find("https://b.example/" + i);
            asked.get(asked.size() - 1).complete(new byte[0]);
        }
        assertThat(certificates.find("https://a.example/0")).as("forgotten").isNotDone();
    }

    @Test
    void rubbishIsNoCertificate() throws Exception {
        TrustedChains chains = new TrustedChains(List.of(authority.certificate()));
        for (byte[] rubbish : List.of(new byte[0], new byte[] {1, 2, 3}, "<html>".getBytes())) {
            assertThat(chains.judge(rubbish, now).rejection()).isEqualTo(Rejection.BAD_INFO);
        }
        assertThat(chains.judge(authority.certificate().getEncoded(), now).rejection()).isNull();
    }

    @Test
    void aChainLeadsOverOthers() throws Exception {
        Authority.Signer middle = authority.issue(new Authority.Order("Middle", pair()));
        Authority between = Authority.of(middle.key(), middle.certificate());
        Authority.Signer end = between.signer("End");
        byte[] both = (new String(end.pem()) + new String(middle.pem())).getBytes();
        TrustedChains chains = new TrustedChains(List.of(authority.certificate()));
        assertThat(chains.judge(both, now).rejection()).isNull();
        assertThat(chains.judge(end.pem(), now).rejection()).isEqualTo(Rejection.UNSUPPORTED);
        Authority.Signer liar = Authority.of(end.key(), end.certificate()).signer("Liar");
        byte[] three = (new String(liar.pem()) + new String(both)).getBytes();
        assertThat(chains.judge(three, now).rejection())
                .as("a signer is no authority").isEqualTo(Rejection.UNSUPPORTED);
    }

    private static java.security.KeyPair pair() throws Exception {
        java.security.KeyPairGenerator generator = java.security.KeyPairGenerator.getInstance("EC");
        generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    @Test
    void onlyPublicPlacesAreAsked() throws Exception {
        FetchRules strict = new FetchRules(false, false);
        for (String bad : List.of("http://a.example/c", "https://u@a.example/c", "https://a.example:22/c",
                "file:///etc/x", "ftp://a.example/", "https:///c", "a b", "", "https://a.example/" + "x".repeat(2_000))) {
            assertThatThrownBy(() -> strict.check(bad)).as(bad).isInstanceOf(FetchRules.Refused.class);
        }
        assertThat(strict.check("https://a.example:8443/c").getHost()).isEqualTo("a.example");
        for (String inner : List.of("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0",
                "100.64.0.1", "224.0.0.1", "255.255.255.255", "192.0.0.8", "198.18.0.1", "::1", "fe80::1", "fd00::1",
                "::ffff:10.0.0.1", "2002:a00:1::1", "64:ff9b::a00:1", "2001::1")) {
            assertThat(PublicAddresses.contain(InetAddress.getByName(inner))).as(inner).isFalse();
        }
        for (String outer : List.of("8.8.8.8", "192.0.3.1", "2606:4700::1")) {
            assertThat(PublicAddresses.contain(InetAddress.getByName(outer))).as(outer).isTrue();
        }
        assertThatThrownBy(() -> strict.checkAddresses(strict.check("https://127.0.0.1/c")))
                .isInstanceOf(FetchRules.Refused.class);
        new FetchRules(true, true).checkAddresses(new FetchRules(true, true).check("http://127.0.0.1:8080/c"));
    }
}
