package io.carillon.identity;

import io.carillon.call.DiversionQuestion;
import io.carillon.call.Identities;
import io.carillon.call.Signature;
import io.carillon.call.SigningQuestion;
import io.carillon.call.Verification;
import io.carillon.contract.CallId;
import io.carillon.contract.DialNotes;
import io.carillon.contract.IdentityClaim;
import io.carillon.contract.IdentityFinding;
import io.carillon.contract.Verstat;
import io.carillon.dialplan.Carrier;
import io.carillon.directory.VerifyPolicy;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where calls are signed and signatures are verified, with what the settings give. */
@ApplicationScoped
public class IdentityDesk implements Identities {
    @Resource(lookup = "java:jboss/ee/concurrency/executor/default")
    private ManagedExecutorService executor;

    private KeyWatch key;
    private Verifier verifier;
    private Duration patience;
    private Function<Verstat, DialNotes.Verified> told;
    private volatile BiConsumer<CallId, IdentityFinding> later = (call, finding) -> {};
    private final Clock clock = Clock.systemUTC();
    private final LongAdder signed = new LongAdder();
    private final Map<Verstat, LongAdder> judged = new EnumMap<>(Map.of(
            Verstat.PASSED, new LongAdder(), Verstat.FAILED, new LongAdder(), Verstat.NONE, new LongAdder()));

    /** @throws IllegalArgumentException naming the setting that is wrong */
    @PostConstruct
    void open() {
        try {
            take(new IdentitySettings(
                    key -> ConfigProvider.getConfig().getOptionalValue(key, String.class).orElse(null)));
        } catch (IllegalArgumentException wrong) {
            // what the server makes of the exception is a page long
            IdentityLog.LOG.wrongSetting(wrong.getMessage());
            throw wrong;
        }
    }

    private void take(IdentitySettings settings) {
        key = new KeyWatch(settings, executor, clock);
        patience = settings.patience();
        told = settings.told();
        TrustedChains chains = settings.chains();
        FetchRules rules = settings.fetchRules();
        Certificates.Lifetimes lifetimes = settings.lifetimes();
        Duration freshness = settings.freshness();
        boolean numberList = settings.numberList();
        RevocationLists.Policy revocation = settings.revocation();
        if (chains != null) {
            RevocationLists lists = new RevocationLists(
                    new CertificateFetch(rules, CertificateFetch.MOST_BYTES_OF_LIST, executor), chains.trusted(),
                    revocation, lifetimes, clock);
            Certificates certificates = new Certificates(
                    new CertificateFetch(rules, CertificateFetch.MOST_BYTES, executor), chains, lists::check, lifetimes,
                    clock);
            verifier = new Verifier(certificates::find, freshness, numberList, clock);
        }
    }

    /** @param calls is told what came of a verification that took longer */
    public void use(BiConsumer<CallId, IdentityFinding> calls) {
        later = calls;
    }

    /** Whether there is a key to sign with. */
    public boolean canSign() {
        return key != null && key.current() != null;
    }

    /** Whether anybody is trusted. */
    public boolean canVerify() {
        return verifier != null;
    }

    /** Calls signed since start. */
    public long signed() {
        return signed.sum();
    }

    /** Calls since start whose caller's number was verified with this result. */
    public long judged(Verstat verstat) {
        return judged.get(verstat).sum();
    }

    private IdentityFinding finding(Judgement judgement, boolean required) {
        IdentityFinding finding = judgement.finding(required);
        judged.get(finding.verstat()).increment();
        return finding;
    }

    @Override
    public Verification verify(CallId call, Carrier carrier, IdentityClaim claim) {
        boolean required = carrier.identity().verifying() == VerifyPolicy.REQUIRE;
        if (verifier == null) {
            return Verification.known(
                    finding(Judgement.rejected(Rejection.UNSUPPORTED, "nobody is trusted here"), required));
        }
        CompletableFuture<Judgement> judgement = verifier.judge(claim, carrier.numbers().region())
                .exceptionally(broken -> {
                    IdentityLog.LOG.notJudged(call.value(), broken);
                    return Judgement.rejected(Rejection.BAD_INFO, "it could not be judged");
                });
        if (judgement.isDone()) {
            return Verification.known(finding(judgement.join(), required));
        }
        judgement.thenAccept(known -> tell(call, finding(known, required)));
        return Verification.pending(patience, required ? Rejection.BAD_INFO.cause() : null);
    }

    /** A call that cannot be told goes on by its own clock. */
    private void tell(CallId call, IdentityFinding finding) {
        try {
            later.accept(call, finding);
        } catch (RuntimeException away) {
            IdentityLog.LOG.debugf("%s is not told %s: %s", call, finding, away);
        }
    }

    @Override
    public Signature sign(SigningQuestion question) {
        PassportWriter writer = key.current();
        if (writer == null) {
            return Signature.none("there is no key");
        }
        return counted(writer.sign(question, clock.instant()));
    }

    @Override
    public Signature divert(DiversionQuestion question) {
        PassportWriter writer = key.current();
        return writer == null
                ? Signature.none("there is no key") : counted(writer.divert(question, clock.instant()));
    }

    private Signature counted(Signature signature) {
        if (signature.signed().isPresent()) {
            signed.increment();
        }
        return signature;
    }

    @Override
    public DialNotes.Verified told(Verstat verstat) {
        return told.apply(verstat);
    }
}
