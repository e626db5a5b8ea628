package io.carillon.company;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Tenant;
import io.carillon.directory.Extension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncPlanTest {
    private final List<Found> found = new ArrayList<>();
    private final Map<String, Link> links = new HashMap<>();
    private final Map<String, Extension> extensions = new HashMap<>();

    private static Found entry(String id, String number, String name) {
        return new Found(id, "uid=" + id, number, name, "", "", "");
    }

    private void follows(String id, String number, String name) {
        links.put(id, new Link(id, number, name, "", "", true));
        extension(number, name);
    }

    private void extension(String number, String name) {
        extensions.put(number, new Extension(1, Tenant.DEFAULT, number, name, true, Instant.EPOCH, Instant.EPOCH, 1));
    }

    private List<String> plan() {
        return SyncPlan.of(found, links, extensions).stream()
                .map(step -> step.row().action() + " " + step.row().number() + " " + step.row().detail())
                .toList();
    }

    private String refusal(int percent) {
        return SyncPlan.refusal(SyncPlan.of(found, links, extensions), links, extensions, percent);
    }

    @Test
    void whoIsNewHasAnExtensionAndWhoIsAsBeforeIsLeftAlone() {
        follows("ann", "1001", "Ann");
        found.addAll(List.of(entry("ann", "1001", "Ann"), entry("bob", "1002", "Bob")));
        assertThat(plan()).containsExactly("KEEP 1001 ", "ADD 1002 ");
    }

    @Test
    void aNameFollowsTheDirectoryAlsoWhenItWasChangedHere() {
        follows("ann", "1001", "Ann");
        extension("1001", "Somebody");
        found.add(entry("ann", "1001", "Anna"));
        assertThat(plan()).containsExactly("CHANGE 1001 name Somebody -> Anna");
    }

    @Test
    void anExtensionThatIsThereFollowsFromNowOn() {
        extension("1001", "Old name");
        found.add(entry("ann", "1001", "Ann"));
        assertThat(plan()).containsExactly("CHANGE 1001 follows the directory from now on");
    }

    @Test
    void whoIsGoneIsDisabledOnceAndComesBack() {
        follows("ann", "1001", "Ann");
        assertThat(plan()).containsExactly("DISABLE 1001 is gone");
        links.put("ann", links.get("ann").gone());
        assertThat(plan()).isEmpty();
        found.add(entry("ann", "1001", "Ann"));
        assertThat(plan()).containsExactly("CHANGE 1001 is back");
    }

    @Test
    void anotherNumberIsAnotherExtension() {
        follows("ann", "1001", "Ann");
        found.add(entry("ann", "1005", "Ann"));
        assertThat(plan()).containsExactly("MOVE 1005 1001 -> 1005");
        extension("1005", "Not of the directory");
        assertThat(plan()).singleElement().asString().startsWith("FAULT 1005 cannot move from 1001");
    }

    @Test
    void aBrokenEntryIsSaidAndItsExtensionStays() {
        follows("ann", "1001", "Ann");
        found.add(new Found("ann", "uid=ann", "", "Ann", "", "", "telephoneNumber must be 2 to 15 digits"));
        found.add(entry("bob", "1002", "Bob"));
        assertThat(plan()).containsExactly("FAULT  telephoneNumber must be 2 to 15 digits", "ADD 1002 ");
    }

    @Test
    void aNumberBelongsToOne() {
        follows("ann", "1001", "Ann");
        found.addAll(List.of(entry("ann", "1001", "Ann"), entry("bob", "1002", "Bob"), entry("eve", "1002", "Eve"),
                entry("mal", "1001", "Mal")));
        assertThat(plan()).containsExactly("KEEP 1001 ", "ADD 1002 ", "FAULT 1002 number 1002 is also that of uid=bob",
                "FAULT 1001 number 1001 is also that of uid=ann");
        found.remove(0);
        assertThat(plan()).contains("FAULT 1001 extension 1001 follows the entry ann of Ann");
    }

    @Test
    void moreThanTheCeilingIsRefusedAndSoIsAnEmptyAnswer() {
        for (int i = 0; i < 10; i++) {
            follows("u" + i, "100" + i, "U");
            found.add(entry("u" + i, "100" + i, "U"));
        }
        found.remove(0);
        assertThat(refusal(10)).isEmpty();
        found.remove(0);
        assertThat(refusal(10)).isEqualTo("2 of 10 extensions would be disabled, which is more than 10 %");
        assertThat(refusal(20)).isEmpty();
        found.clear();
        assertThat(refusal(99)).isNotEmpty();
        assertThat(refusal(100)).isEmpty();
    }

    @Test
    void fiveThousandAreOneStepEach() {
        for (int i = 0; i < 5_000; i++) {
            found.add(entry("u" + i, String.valueOf(10_000 + i), "U"));
        }
        assertThat(plan()).hasSize(5_000).allMatch(step -> step.startsWith("ADD"));
    }

    @Test
    void whatWasDeletedByHandIsNoReasonToStop() {
        follows("ann", "1001", "Ann");
        follows("bob", "1002", "Bob");
        extensions.remove("1002");
        found.add(entry("ann", "1001", "Ann"));
        assertThat(plan()).containsExactly("KEEP 1001 ", "DISABLE 1002 is gone");
        assertThat(refusal(10)).isEmpty();
        found.clear();
        assertThat(refusal(10)).isEqualTo("1 of 1 extensions would be disabled, which is more than 10 %");
    }
}
