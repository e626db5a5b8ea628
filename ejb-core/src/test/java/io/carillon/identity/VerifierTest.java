package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Attestation;
import io.carillon.contract.IdentityClaim;
import io.carillon.contract.IdentityFinding;
import io.carillon.contract.Verstat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every way in which a signature can be good or bad (RFC 8224 section 6.2, RFC 8588). */
class VerifierTest {
    private static final String X5U = "https://certs.example/one.pem";
    private static final Instant NOW = Instant.now();
    private static Authority authority;
    private static Authority.Signer signer;

    private final List<String> fetched = new ArrayList<>();
    private Authority.Signer published = signer;
    private boolean numberList;
    private boolean unreachable;

    @BeforeAll
    static void anAuthority() throws Exception {
        authority = Authority.create("Authority");
        signer = authority.signer("Carrier");
    }

    private Signed good() {
        return new Signed("4930123456", "4930555001", NOW.getEpochSecond(), X5U);
    }

    private CompletableFuture<byte[]> fetch(String x5u) {
        fetched.add(x5u);
        if (unreachable) {
            return CompletableFuture.failedFuture(new java.io.IOException("nobody there"));
        }
        try {
            return CompletableFuture.completedFuture(published.pem());
        } catch (Exception broken) {
            return CompletableFuture.failedFuture(broken);
        }
    }

    private Judgement judge(String... headers) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Certificates certificates = new Certificates(this::fetch, new TrustedChains(List.of(authority.certificate())),
                CompletableFuture::completedFuture, new Certificates.Lifetimes(Duration.ofHours(1), Duration.ofSeconds(30)), clock);
        Verifier verifier = new Verifier(certificates::find, Duration.ofSeconds(60), numberList, clock);
        IdentityClaim claim = new IdentityClaim(
                List.of(headers), "+49 (30) 123456", List.of("030555001", "+4930555001"));
        return verifier.judge(claim, "DE").join();
    }

    private void assertRejected(Rejection rejection, String why, Signed header) throws Exception {
        Judgement judged = judge(header.by(signer.key()));
        assertThat(judged.rejection()).as(judged.why()).isEqualTo(rejection);
        assertThat(judged.why()).contains(why);
        assertThat(judged.passport()).isNull();
    }

    @Test
    void aGoodSignatureVouchesForTheNumber() throws Exception {
        Judgement judged = judge(good().by(signer.key()));
        assertThat(judged.rejection()).as(judged.why()).isNull();
        assertThat(judged.finding(true)).isEqualTo(new IdentityFinding(
                Verstat.PASSED, Attestation.A, "123e4567-e89b-12d3-a456-426655440000", "", null));
    }

    @Test
    void aCallWithoutASignatureIsNeitherGoodNorBad() {
        assertThat(judge().finding(false).verstat()).isEqualTo(Verstat.NONE);
        assertThat(judge().finding(false).refusal()).isNull();
        assertThat(judge().finding(true).refusal().sip()).isEqualTo(428);
    }

    @Test
    void anOldOneIsStaleAndOneFromTheFutureToo() throws Exception {
        for (long off : new long[] {-61, 61}) {
            Signed old = good().claim("iat", NOW.getEpochSecond() + off);
            assertRejected(Rejection.STALE, "signed at", old);
        }
        assertThat(Rejection.STALE.cause().sip()).isEqualTo(403);
        assertThat(Rejection.STALE.cause().text()).isEqualTo("Stale Date");
        assertThat(judge(good().claim("iat", NOW.getEpochSecond() - 59).by(signer.key())).rejection()).isNull();
        assertThat(fetched).as("a stale one makes us fetch nothing").hasSize(1);
    }

    @Test
    void aSignatureForOtherNumbersIsInvalid() throws Exception {
        assertRejected(Rejection.INVALID, "another caller", good().claim("orig", Map.of("tn", "4930123457")));
        assertRejected(Rejection.INVALID, "another called", good().claim("dest", Map.of("tn", List.of("4930555002"))));
        assertRejected(Rejection.INVALID, "no number", good().claim("orig", Map.of("uri", "sip:a@b")));
        assertRejected(Rejection.INVALID, "no number", good().claim("dest", Map.of("tn", "4930555001")));
        assertThat(fetched).isEmpty();
        assertThat(judge(good().claim("orig", Map.of("tn", "+49-30-123456")).by(signer.key())).rejection()).isNull();
    }

    @Test
    void claimsThatAreMissingMakeItInvalid() throws Exception {
        assertRejected(Rejection.INVALID, "iat", good().claim("iat", null));
        assertRejected(Rejection.INVALID, "iat", good().claim("iat", "now"));
        assertRejected(Rejection.INVALID, "attest", good().claim("attest", "D"));
        assertRejected(Rejection.INVALID, "attest", good().claim("attest", null));
        assertRejected(Rejection.INVALID, "origid", good().claim("origid", null));
        assertRejected(Rejection.INVALID, "origid", good().claim("origid", "a b"));
        assertRejected(Rejection.INVALID, "typ", good().head("typ", "JWT"));
        assertRejected(Rejection.INVALID, "ppt differs", good().head("ppt", "div"));
        assertRejected(Rejection.INVALID, "ES256", good().parameters(";info=<" + X5U + ">;alg=RS256;ppt=shaken"));
    }

    @Test
    void onlyEs256IsTaken() throws Exception {
        String token = good().by(signer.key());
        String none = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(
                ("{\"alg\":\"none\",\"ppt\":\"shaken\",\"typ\":\"passport\",\"x5u\":\"" + X5U + "\"}").getBytes());
        String forged = none + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
        assertThat(judge(forged + ";info=<" + X5U + ">;ppt=shaken").rejection()).isEqualTo(Rejection.INVALID);
        assertThat(fetched).isEmpty();
    }

    @Test
    void theCompactFormAndRubbishAreInvalid() throws Exception {
        assertThat(judge("..sig;info=<" + X5U + ">;alg=ES256").why()).isEqualTo("compact form");
        for (String rubbish
                : new String[] {"", ";", "a.b.c", "a.b;ppt=shaken", "....;ppt=shaken", "\0", "e30.e30.e30"}) {
            assertThat(judge(rubbish).rejection()).as(rubbish).isIn(Rejection.INVALID, Rejection.MISSING);
        }
        String whole = good().by(signer.key());
        for (int end = 0; end < whole.indexOf('>'); end++) {
            assertThat(judge(whole.substring(0, end)).passport()).isNull();
        }
    }

    @Test
    void infoHasToBeTheAddressThatWasSigned() throws Exception {
        assertRejected(Rejection.BAD_INFO, "missing", good().parameters(";alg=ES256;ppt=shaken"));
        assertRejected(
                Rejection.BAD_INFO, "not x5u", good().parameters(";info=<https://evil.example/>;ppt=\"shaken\""));
        assertThat(judge(good().parameters(" ; info=<" + X5U + "> ; PPT=\"shaken\"").by(signer.key())).rejection())
                .isNull();
    }

    @Test
    void aTamperedOneAndOneOfAnotherKeyAreInvalid() throws Exception {
        assertThat(judge(good().by(authority.signer("Other").key())).why()).isEqualTo("signature is wrong");
        String header = good().by(signer.key());
        int at = header.indexOf(';') - 40;
        char c = header.charAt(at);
        String tampered = header.substring(0, at) + (c == 'A' ? 'B' : 'A') + header.substring(at + 1);
        assertThat(judge(tampered).rejection()).isEqualTo(Rejection.INVALID);
    }

    @Test
    void aCertificateThatCannotBeHadSaysNothing() throws Exception {
        unreachable = true;
        Judgement judged = judge(good().by(signer.key()));
        assertThat(judged.rejection()).isEqualTo(Rejection.BAD_INFO);
        assertThat(judged.why()).contains("nobody there");
        assertThat(judged.finding(false).verstat()).isEqualTo(Verstat.NONE);
        assertThat(judged.finding(true).refusal().sip()).isEqualTo(436);
    }

    @Test
    void aCertificateThatNobodyTrustsIsUnsupported() throws Exception {
        published = Authority.create("Stranger").signer("Carrier");
        Judgement judged = judge(good().by(published.key()));
        assertThat(judged.rejection()).isEqualTo(Rejection.UNSUPPORTED);
        assertThat(judged.finding(true).refusal().sip()).isEqualTo(437);
        assertThat(judged.finding(false).verstat()).isEqualTo(Verstat.FAILED);
        published = authority.issue(Authority.Order.signer("Late").valid(NOW.minusSeconds(900), NOW.minusSeconds(9)));
        assertThat(judge(good().by(published.key())).rejection()).isEqualTo(Rejection.UNSUPPORTED);
        published = authority.issue(Authority.Order.signer("Wide", "secp384r1"));
        assertThat(judge(good().by(signer.key())).why()).contains("P-256");
    }

    @Test
    void theCertificateHasToBeForTheNumberWhereThatIsAsked() throws Exception {
        numberList = true;
        assertThat(judge(good().by(signer.key())).why()).isEqualTo("certificate is for no numbers");
        publish(new DERTaggedObject(true, 0, new DERIA5String("1234")));
        assertThat(judge(good().by(published.key())).rejection()).isNull();
        publish(new DERTaggedObject(true, 2, new DERIA5String("4930123456")));
        assertThat(judge(good().by(published.key())).rejection()).isNull();
        publish(new DERTaggedObject(true, 2, new DERIA5String("4930123457")));
        assertThat(judge(good().by(published.key())).why()).isEqualTo("certificate is for other numbers");
        publish(range("4930123400", 57));
        assertThat(judge(good().by(published.key())).rejection()).isNull();
        publish(range("4930123400", 56));
        assertThat(judge(good().by(published.key())).rejection()).isEqualTo(Rejection.UNSUPPORTED);
        publish(new DERTaggedObject(true, 5, new DERIA5String("x")));
        assertThat(judge(good().by(published.key())).why()).isEqualTo("certificate is for no numbers");
    }

    private static DERTaggedObject range(String start, int count) {
        ASN1EncodableVector range = new ASN1EncodableVector();
        range.add(new DERIA5String(start));
        range.add(new ASN1Integer(count));
        return new DERTaggedObject(true, 1, new DERSequence(range));
    }

    private void publish(DERTaggedObject entry) throws Exception {
        published = authority.issue(
                Authority.Order.signer("Numbers").extension(TnAuthList.OID, new DERSequence(entry)));
    }

    private Signed first() {
        return new Signed("4930123456", "4930777", NOW.getEpochSecond(), X5U);
    }

    /** Says that the call was sent on. */
    private static Signed step(String from, String to) {
        return new Signed("4930123456", to, NOW.getEpochSecond(), X5U)
                .claim("attest", null).claim("origid", null).claim("div", Map.of("tn", from))
                .head("ppt", "div").parameters(";info=<" + X5U + ">;alg=ES256;ppt=div");
    }

    @Test
    void aCallThatWasSentOnIsGoodWhenEveryStepIsSigned() throws Exception {
        String first = first().by(signer.key());
        String one = step("4930777", "4930888").by(signer.key());
        String two = step("+49 30 888", "4930555001").by(signer.key());
        assertThat(judge(two, first, one).rejection()).isNull();
        assertThat(judge(two, first, one).passport().attestation()).isEqualTo(Attestation.A);
        assertThat(judge(first).why()).contains("another called");
        assertThat(judge(first, one).why()).contains("another called");
        assertThat(judge(first, two).why()).as("a step is missing").contains("another called");
        assertThat(judge(one, two).rejection()).as("nobody says who calls").isEqualTo(Rejection.MISSING);
        String forged = step("4930888", "4930555001").by(authority.signer("Other").key());
        assertThat(judge(first, one, forged).why()).isEqualTo("signature is wrong");
        String ofAnother = step("4930888", "4930555001").claim("orig", Map.of("tn", "4940")).by(signer.key());
        assertThat(judge(first, one, ofAnother).why()).contains("another called");
        String circle = step("4930888", "4930777").by(signer.key());
        assertThat(judge(first, one, circle).why()).contains("another called");
    }

    @Test
    void whatWasSentOnMayHaveRungBefore() throws Exception {
        String two = step("4930777", "4930555001").by(signer.key());
        assertThat(judge(first().claim("iat", NOW.getEpochSecond() - 200).by(signer.key()), two).rejection()).isNull();
        assertThat(judge(first().claim("iat", NOW.getEpochSecond() - 241).by(signer.key()), two).rejection())
                .isEqualTo(Rejection.STALE);
        String old = step("4930777", "4930555001").claim("iat", NOW.getEpochSecond() - 61).by(signer.key());
        assertThat(judge(first().by(signer.key()), old).rejection()).isEqualTo(Rejection.STALE);
    }

    @Test
    void whoSendsACallOnSignsForHisOwnNumber() throws Exception {
        numberList = true;
        publish(new DERTaggedObject(true, 2, new DERIA5String("4930123456")));
        String first = first().by(published.key());
        String step = step("4930777", "4930555001").by(published.key());
        assertThat(judge(first, step).why()).isEqualTo("certificate is for other numbers");
        publish(new DERTaggedObject(true, 0, new DERIA5String("1234")));
        assertThat(judge(first().by(published.key()), step("4930777", "4930555001").by(published.key())).rejection())
                .isNull();
    }

    @Test
    void ofSeveralSignaturesOneGoodOneIsEnoughAndOthersAreLeftAlone() throws Exception {
        String div = good().head("ppt", "div").parameters(";info=<" + X5U + ">;ppt=div").by(signer.key());
        String stale = good().claim("iat", 1).by(signer.key());
        assertThat(judge(div, stale, good().by(signer.key())).rejection()).isNull();
        assertThat(judge(div).rejection()).isEqualTo(Rejection.MISSING);
        assertThat(judge(div, stale).rejection()).isEqualTo(Rejection.STALE);
    }
}
