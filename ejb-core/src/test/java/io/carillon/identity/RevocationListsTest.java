package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.identity.RevocationLists.Policy;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Certificates that were taken back (RFC 5280 section 6.3). */
class RevocationListsTest {
    private static final String URL = "https://lists.example/one.crl";
    private static final Instant NOW = Instant.now();
    private static final Instant NEXT = NOW.plus(Duration.ofDays(1));

    private final Map<String, byte[]> published = new HashMap<>();
    private final List<String> fetched = new ArrayList<>();
    private Authority authority;
    private Authority keeper;
    private Instant now = NOW;

    @BeforeEach
    void open() throws Exception {
        authority = Authority.create("Authority");
        keeper = Authority.create("Keeper of lists");
    }

    private CompletableFuture<byte[]> fetch(String url) {
        fetched.add(url);
        byte[] list = published.get(url);
        return list == null
                ? CompletableFuture.failedFuture(new IOException("nobody there")) : CompletableFuture.completedFuture(list);
    }

    private RevocationLists lists(Policy policy) {
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new RevocationLists(this::fetch, List.of(authority.certificate(), keeper.certificate()), policy,
                new Certificates.Lifetimes(Duration.ofHours(1), Duration.ofSeconds(30)), clock);
    }

    private static CRLDistPoint at(String url, Authority issuer) {
        GeneralNames kept = issuer == null ? null : new GeneralNames(new GeneralName(X500Name.getInstance(
                issuer.certificate().getSubjectX500Principal().getEncoded())));
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, url))), null, kept)});
    }

    private X509Certificate signer(Authority listedBy) throws Exception {
        return authority.issue(Authority.Order.signer("Carrier").extension(ListPlace.OID, at(URL, listedBy))).certificate();
    }

    private Found found(X509Certificate signer) {
        Found found = new TrustedChains(List.of(authority.certificate())).judge(encoded(signer), NOW);
        assertThat(found.rejection()).as(found.why()).isNull();
        return found;
    }

    private static byte[] encoded(X509Certificate one) {
        try {
            return one.getEncoded();
        } catch (java.security.cert.CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String objection(Policy policy, X509Certificate signer) {
        return lists(policy).check(found(signer)).join().why();
    }

    @Test
    void whatWasTakenBackIsNotBelievedAndOthersAre() throws Exception {
        X509Certificate bad = signer(null);
        X509Certificate good = signer(null);
        published.put(URL, authority.revokes(NEXT, bad));
        RevocationLists lists = lists(Policy.TRY);
        Found judged = lists.check(found(bad)).join();
        assertThat(judged.rejection()).isEqualTo(Rejection.UNSUPPORTED);
        assertThat(judged.why()).startsWith("certificate was revoked at ");
        assertThat(lists.check(found(good)).join().certificate()).isEqualTo(good);
        assertThat(fetched).as("a list is fetched once").hasSize(1);
        assertThat(objection(Policy.OFF, bad)).isEmpty();
    }

    @Test
    void oneListMaySpeakForSeveralAuthorities() throws Exception {
        X509Certificate bad = signer(keeper);
        published.put(URL, keeper.revokes(NEXT, bad));
        assertThat(objection(Policy.TRY, bad)).startsWith("certificate was revoked");
        assertThat(objection(Policy.REQUIRE, signer(keeper))).isEmpty();
        X509Certificate sameNumber = signer(null);
        assertThat(objection(Policy.REQUIRE, sameNumber)).as("not the list that it names").contains("cannot be had");
    }

    @Test
    void aListThatCannotBeHadSaysNothingUnlessItIsRequired() throws Exception {
        X509Certificate signer = signer(null);
        assertThat(objection(Policy.TRY, signer)).isEmpty();
        assertThat(objection(Policy.REQUIRE, signer)).isEqualTo("list of revoked certificates cannot be had");
        X509Certificate silent = authority.signer("Silent").certificate();
        assertThat(objection(Policy.TRY, silent)).isEmpty();
        assertThat(objection(Policy.REQUIRE, silent)).isEqualTo("certificate names no list of revoked ones");
        byte[] good = authority.revokes(NEXT);
        for (byte[] rubbish : List.of(new byte[0], new byte[] {1, 2, 3}, "<html>".getBytes(),
                java.util.Arrays.copyOf(good, good.length - 9), authority.revokes(NOW.minusSeconds(1)),
                Authority.create("Authority").revokes(NEXT), keeper.revokes(NEXT))) {
            published.put(URL, rubbish);
            assertThat(objection(Policy.REQUIRE, signer)).contains("cannot be had");
        }
        published.put(URL, good);
        assertThat(objection(Policy.REQUIRE, signer)).isEmpty();
    }

    @Test
    void aListIsAskedForAgainWhenItsTimeIsOver() throws Exception {
        X509Certificate signer = signer(null);
        RevocationLists lists = lists(Policy.REQUIRE);
        assertThat(lists.check(found(signer)).join().rejection()).isNotNull();
        published.put(URL, authority.revokes(NOW.plusSeconds(120)));
        now = NOW.plusSeconds(29);
        assertThat(lists.check(found(signer)).join().rejection()).as("not asked again at once").isNotNull();
        now = NOW.plusSeconds(31);
        assertThat(lists.check(found(signer)).join().rejection()).isNull();
        published.put(URL, authority.revokes(NEXT, signer));
        now = NOW.plusSeconds(119);
        assertThat(lists.check(found(signer)).join().rejection()).isNull();
        now = NOW.plusSeconds(121);
        assertThat(lists.check(found(signer)).join().rejection()).isNotNull();
        assertThat(fetched).hasSize(3);
    }

    @Test
    void onlySoManyListsAreKept() throws Exception {
        RevocationLists lists = lists(Policy.TRY);
        for (int i = 0; i < RevocationLists.MOST_KEPT + 1; i++) {
            lists.check(found(authority.issue(Authority.Order.signer("Carrier")
                    .extension(ListPlace.OID, at(URL + i, null))).certificate())).join();
        }
        lists.check(found(authority.issue(Authority.Order.signer("Carrier")
                .extension(ListPlace.OID, at(URL + 0, null))).certificate())).join();
        assertThat(fetched).hasSize(RevocationLists.MOST_KEPT + 2);
    }
}
