package io.carillon.rtp.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The prompts that come with the product. */
class PromptSetsTest {
    /** Renders all of them anew: {@code -Dcarillon.prompts.render=espeak-ng}, the program to speak with. */
    @Test
    @EnabledIfSystemProperty(named = "carillon.prompts.render", matches = ".+")
    void render() throws Exception {
        SpeechEngine engine = new EspeakEngine(System.getProperty("carillon.prompts.render"));
        for (String language : new String[] {"en", "de", "fr", "es"}) {
            PromptRendering.set(language, engine);
        }
        PromptRendering.music();
        assertThat(PromptRendering.LISTS).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void everyTextOfTheListIsARecordingThatCanBeHeard(String language) throws Exception {
        PromptSet set = PromptSet.load(language);
        assertThat(set.all().keySet()).containsExactlyInAnyOrderElementsOf(PromptRendering.texts(language).keySet());
        set.all().forEach((name, recording) -> assertThat(peak(recording)).as(language + " " + name).isGreaterThan(5000));
    }

    private static int peak(Recording recording) {
        int peak = 0;
        for (short sample : recording.samples()) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    /** Everything that the grammar of a language says by itself. */
    private static Set<String> words(String language) {
        Grammar grammar = Grammar.of(language);
        Set<String> names = new TreeSet<>();
        for (long number = 0; number < 10_000; number++) {
            names.addAll(grammar.number(number));
            names.addAll(grammar.number(-number * 99_991));
        }
        LocalDateTime at = LocalDateTime.of(1987, 1, 1, 0, 0);
        for (int i = 0; i < 60_000; i++) {
            names.addAll(grammar.dateAndTime(at));
            at = at.plusMinutes(481);
        }
        names.addAll(grammar.digits("0123456789*#"));
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void whateverTheGrammarSaysIsThere(String language) throws Exception {
        assertThat(PromptSet.load(language).all().keySet()).containsAll(words(language));
    }

    /** Whatever features say in one language they can say in each: only the words of numbers and dates are a language's own. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es"})
    void whatIsSaidInOneLanguageIsSaidInEach(String language) throws Exception {
        Set<String> here = new TreeSet<>(PromptSet.load(language).all().keySet());
        Set<String> english = new TreeSet<>(PromptSet.load("en").all().keySet());
        Set<String> ofNumbers = words(language);
        ofNumbers.addAll(words("en"));
        here.removeAll(ofNumbers);
        english.removeAll(ofNumbers);
        assertThat(here).isEqualTo(english).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es"})
    void everyLanguageHasWhatFeaturesSay(String language) throws Exception {
        assertThat(PromptSet.load(language).all()).containsKeys(
                "welcome", "invalid", "nothing-heard", "not-available", "goodbye", "one-moment",
                "call-recorded", "conference-pin", "conference-wait", "conference-over",
                "queue-place", "queue-minutes", "queue-closed", "queue-callback",
                "echo-test", "demo-menu", "demo-answer", "demo-caller");
    }
}
