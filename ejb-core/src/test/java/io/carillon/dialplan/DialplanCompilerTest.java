package io.carillon.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Tenant;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.DirectorySnapshot;
import io.carillon.directory.Extension;
import io.carillon.directory.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What numbers mean, and which rules can never be reached. */
class DialplanCompilerTest {
    private static final Tenant TENANT = Tenant.DEFAULT;

    private static Subscriber extension(String number, boolean enabled, CallForwarding forwarding) {
        return new Subscriber(
                new Extension(1, TENANT, number, "", enabled, Instant.EPOCH, Instant.EPOCH, 1), forwarding);
    }

    private static FeatureCode exact(String number) {
        return new FeatureCode(number, new Match.Exact(number), "app");
    }

    private static FeatureCode prefix(String prefix, int least, int most) {
        return new FeatureCode(prefix, new Match.Prefix(prefix, least, most), "app");
    }

    private static DialplanSnapshot plan(DialplanCompiler compiler, Subscriber... subscribers) {
        return compiler.compile(DirectorySnapshot.of(List.of(subscribers)));
    }

    private static DialplanCompiler compiler(FeatureCode... codes) {
        return new DialplanCompiler(List.of(codes), Duration.ofSeconds(30));
    }

    @Test
    void findsExtensionsAndHidesThoseSwitchedOff() {
        DialplanSnapshot plan = plan(compiler(), extension("101", true, CallForwarding.NONE),
                extension("102", false, CallForwarding.NONE));
        assertThat(plan.find(TENANT, "101").orElseThrow().attempt())
                .isEqualTo(new Attempt(new Destination.ToExtension("101"), Duration.ofSeconds(30)));
        assertThat(plan.find(TENANT, "102")).isEmpty();
        assertThat(plan.find(TENANT, "103")).isEmpty();
        assertThat(plan.find(TENANT, "")).isEmpty();
        assertThat(plan.find(new Tenant("other"), "101")).isEmpty();
    }

    @Test
    void extensionThatForwardsWithoutAnswerRingsAsLongAsItChose() {
        DialplanSnapshot plan = plan(compiler(), extension("101", true, new CallForwarding(false, "", "", "102", 12)));
        assertThat(plan.find(TENANT, "101").orElseThrow().attempt().ringFor()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void codeWithNumberWantsDigitsOnly() {
        DialplanSnapshot plan = plan(compiler(prefix("*72", 2, 5), exact("*73")));
        assertThat(plan.find(TENANT, "*72123").orElseThrow().attempt().to())
                .isEqualTo(new Destination.ToApp("app", "*72123"));
        assertThat(plan.find(TENANT, "*73")).isPresent();
        assertThat(plan.find(TENANT, "*72")).isEmpty();
        assertThat(plan.find(TENANT, "*721")).isEmpty();
        assertThat(plan.find(TENANT, "*72123456")).isEmpty();
        assertThat(plan.find(TENANT, "*7212a")).isEmpty();
    }

    @Test
    void deadRulesAreRefusedWithAReason() {
        DialplanCompiler compiler = compiler(exact("*1"), exact("*1"), exact("911"), prefix("*2", 1, 9),
                prefix("*23", 1, 5), prefix("*4", 1, 1), prefix("*45", 3, 3));
        assertThat(compiler.problems()).hasSize(3);
        assertThat(compiler.problems().get(0)).contains("*1").contains("taken");
        assertThat(compiler.problems().get(1)).contains("911").contains("could be an extension");
        assertThat(compiler.problems().get(2)).contains("*23").contains("hidden by *2");
    }

    @Test
    void explainsWithoutPlacingACall() {
        DialplanSnapshot plan = plan(compiler(exact("*78")),
                extension("101", true, CallForwarding.NONE.withAll("102")),
                extension("102", true, CallForwarding.NONE.withBusy("103").withDnd(true)),
                extension("201", true, CallForwarding.NONE.withAll("202")),
                extension("202", true, CallForwarding.NONE.withAll("201")));
        assertThat(plan.explain(TENANT, "101")).containsExactly(
                "101: sends every call to 102", "102: does not want to be disturbed, when busy to 103");
        assertThat(plan.explain(TENANT, "201")).last().asString().contains("has been tried already");
        assertThat(plan.explain(TENANT, "*78")).containsExactly("*78: *78");
        assertThat(plan.explain(TENANT, "999")).containsExactly("999: nobody has this number");
    }
}
