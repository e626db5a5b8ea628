package io.carillon.api.speeddials;

import io.carillon.api.problem.Problems;
import io.carillon.speeddial.SpeedDials;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What short codes stand for.
 *
 * @param items one for each code that is set
 */
@Schema(name = "SpeedDials")
public record SpeedDialView(@NotNull @Valid @Size(max = 100) List<Code> items) {

    /**
     * One code.
     *
     * @param code two digits, dialled behind *0
     * @param number what is dialled for it
     */
    @Schema(name = "SpeedDial")
    public record Code(
            @NotNull @Pattern(regexp = "[0-9]{2}", message = "must be two digits") @Schema(examples = "01") String code,
            @NotNull @Size(max = 33) @Schema(examples = "030123456") String number) {}

    /** What is stored of it. */
    public SpeedDials settings() {
        Map<String, String> numbers = new TreeMap<>();
        for (Code item : items) {
            if (numbers.put(item.code(), item.number()) != null) {
                throw Problems.invalidField("items", "code " + item.code() + " is there twice");
            }
        }
        return new SpeedDials(numbers);
    }

    /** What is shown. */
    public static SpeedDialView of(SpeedDials dials) {
        return new SpeedDialView(dials.numbers().entrySet().stream()
                .map(entry -> new Code(entry.getKey(), entry.getValue()))
                .toList());
    }
}
