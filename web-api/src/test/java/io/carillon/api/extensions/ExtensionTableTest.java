package io.carillon.api.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.MediaSecurity;
import io.carillon.contract.Tenant;
import io.carillon.directory.Extension;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtensionTableTest {
    private static Extension extension(String number, String name, boolean enabled, MediaSecurity security) {
        return new Extension(1, Tenant.DEFAULT, number, name, enabled, Instant.EPOCH, Instant.EPOCH, 1, security);
    }

    @Test
    void whatGoesOutComesBackTheSame() {
        List<Extension> all = List.of(
                extension("1001", "Reception", true, null),
                extension("1002", "Müller, \"Max\"", false, MediaSecurity.REQUIRE),
                extension("1003", "=SUM(A1)", true, MediaSecurity.OFF),
                extension("1004", "'quoted'", true, null),
                extension("1005", "", true, null),
                extension("1006", " spaces ", true, null),
                extension("1007", "-", true, null));
        ExtensionTable.Parsed parsed = ExtensionTable.parse(ExtensionTable.write(all));
        assertThat(parsed.faults()).isEmpty();
        assertThat(parsed.rows()).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            assertThat(parsed.rows().get(i).number()).isEqualTo(all.get(i).number());
            assertThat(parsed.rows().get(i).isSameAs(all.get(i))).as(all.get(i).toString()).isTrue();
        }
        assertThat(ExtensionTable.write(all)).contains("'=SUM(A1)");
    }

    @Test
    void eachWrongLineIsToldAndTheOthersAreTaken() {
        ExtensionTable.Parsed parsed = ExtensionTable.parse("""
                number,displayName,enabled
                1001,Ann,true
                12x,Bob,perhaps
                1001,Again,true
                1002,Carl,FALSE
                """);
        assertThat(parsed.rows()).extracting(ExtensionTable.Row::number).containsExactly("1001", "1002");
        assertThat(parsed.rows().get(1).enabled()).isFalse();
        assertThat(parsed.faults()).extracting(fault -> fault.line() + " " + fault.field())
                .containsExactly("3 number", "3 enabled", "4 number");
    }

    @Test
    void whatIsNoSuchTableIsSaid() {
        assertThatThrownBy(() -> ExtensionTable.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExtensionTable.parse("name\nx\n")).hasMessageContaining("number");
        assertThatThrownBy(() -> ExtensionTable.parse("number,secret\n1,x\n")).hasMessageContaining("number");
        String huge = "number\n" + IntStream.rangeClosed(0, ExtensionTable.MOST_ROWS)
                .mapToObj(Integer::toString).collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> ExtensionTable.parse(huge)).hasMessageContaining("lines");
    }
}
